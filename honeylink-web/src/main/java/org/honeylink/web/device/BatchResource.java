package org.honeylink.web.device;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.honeylink.control.audit.application.AuditRefusals;
import org.honeylink.control.device.domain.Registration;
import org.honeylink.control.pairing.application.BatchResult;
import org.honeylink.control.pairing.application.EnrolBatch;
import org.honeylink.control.shared.domain.Caller;
import org.honeylink.control.shared.domain.Caller.Role;
import org.honeylink.control.shared.domain.ControlEvent.Category;
import org.honeylink.web.error.Problem;
import org.honeylink.web.error.Problems;
import org.honeylink.web.request.JsonBody;
import org.honeylink.web.request.Received;
import org.honeylink.web.security.Allowed;
import org.honeylink.web.security.Audited;

/** Registers many devices with one call. */
@Path("/devices/batch")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class BatchResource {

  private static final Logger LOG = Logger.getLogger(BatchResource.class.getName());
  private static final int MOST = 1000;
  private static final String REGISTER = "device.register";

  @Inject private EnrolBatch enrolBatch;
  @Inject private AuditRefusals refusals;
  @Inject private Caller caller;

  @POST
  @Allowed(Role.ADMIN)
  @Audited(category = Category.DEVICE_REGISTRATION, action = "device.register-batch")
  @Consumes(MediaType.APPLICATION_JSON)
  public BatchAnswer register(JsonBody body) {
    List<Received<Registration>> received =
        body.read(in -> in.itemsAlone("devices", MOST, RegistrationBody::shape)::get);
    Iterator<BatchResult> enrolled = enrolBatch.enrol(caller, good(received)).iterator();
    List<BatchItem> items = new ArrayList<>();
    for (Received<Registration> each : received) {
      items.add(
          switch (each) {
            case Received.Bad<Registration> bad -> refused("", bad.reason());
            case Received.Good<Registration> good ->
                item(good.value().deviceId().value(), enrolled.next());
          });
    }
    return BatchAnswer.of(items);
  }

  private static List<Registration> good(List<Received<Registration>> received) {
    return received.stream()
        .flatMap(
            each ->
                switch (each) {
                  case Received.Good<Registration> good -> Stream.of(good.value());
                  case Received.Bad<Registration> _ -> Stream.<Registration>of();
                })
        .toList();
  }

  private BatchItem item(String deviceId, BatchResult result) {
    return switch (result) {
      case BatchResult.Enrolled enrolled ->
          new BatchItem(201, new RegisteredAnswer(enrolled.enrolment()), null);
      case BatchResult.Refused refused -> refused(deviceId, refused.reason());
      case BatchResult.Failed failed -> {
        Problem problem = Problems.of(failed.cause());
        yield new BatchItem(problem.status(), null, problem.object());
      }
    };
  }

  /** Each refusal is audited as if it had come alone. */
  private BatchItem refused(String deviceId, RuntimeException reason) {
    Problem problem = Problems.of(reason);
    try {
      refusals.refused(
          caller,
          Category.DEVICE_REGISTRATION,
          REGISTER,
          deviceId,
          Map.of("error_code", problem.code().name(), "message", problem.message()));
    } catch (RuntimeException trailAway) {
      // The others of the batch have secrets in this answer that nobody can read again.
      LOG.log(Level.SEVERE, "A refusal is not in the trail: " + problem.message(), trailAway);
    }
    return new BatchItem(problem.status(), null, problem.object());
  }
}
