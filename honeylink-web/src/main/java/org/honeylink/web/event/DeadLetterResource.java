package org.honeylink.web.event;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.honeylink.control.event.application.DeadLetters;
import org.honeylink.control.event.domain.DeadLetter;
import org.honeylink.control.shared.domain.Caller;
import org.honeylink.control.shared.domain.Caller.Role;
import org.honeylink.control.shared.domain.ControlEvent.Category;
import org.honeylink.control.shared.domain.Cursor;
import org.honeylink.web.answer.PageAnswer;
import org.honeylink.web.request.Field;
import org.honeylink.web.request.PathId;
import org.honeylink.web.request.QueryFields;
import org.honeylink.web.security.Allowed;
import org.honeylink.web.security.Audited;
import org.jspecify.annotations.Nullable;

/** Messages that nobody could take: look, send again, remove. */
@Path("/events/dead-letters")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class DeadLetterResource {

  @Inject private DeadLetters letters;
  @Inject private Caller caller;

  /** A dead letter in the words of the API; what it says is not told. */
  public record DeadLetterAnswer(
      UUID deadLetterId, String messageId, String address, String reason, Instant diedAt) {

    static DeadLetterAnswer of(DeadLetter letter) {
      return new DeadLetterAnswer(
          letter.id(), letter.messageId(), letter.address(), letter.reason(), letter.diedAt());
    }
  }

  @GET
  @Allowed({Role.ADMIN, Role.SRE})
  public PageAnswer<DeadLetterAnswer> list(
      @QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
    QueryFields in = new QueryFields();
    Field<Integer> most = in.limit(limit);
    Field<Optional<Cursor>> after = in.cursor(cursor, Cursor::parse);
    in.check();
    return PageAnswer.of(letters.list(caller, most.get(), after.get()), DeadLetterAnswer::of);
  }

  @POST
  @Path("/{dead_letter_id}/redeliver")
  @Allowed({Role.ADMIN, Role.SRE})
  @Audited(category = Category.CONFIGURATION, action = "dead-letter.redeliver")
  public void redeliver(@PathParam("dead_letter_id") String id) {
    letters.redeliver(caller, PathId.of("dead letter", id));
  }

  @DELETE
  @Path("/{dead_letter_id}")
  @Allowed({Role.ADMIN, Role.SRE})
  @Audited(category = Category.CONFIGURATION, action = "dead-letter.remove")
  public void remove(@PathParam("dead_letter_id") String id) {
    letters.remove(caller, PathId.of("dead letter", id));
  }
}
