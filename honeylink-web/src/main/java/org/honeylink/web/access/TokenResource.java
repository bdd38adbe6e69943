package org.honeylink.web.access;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.honeylink.control.access.application.AccessTokens;
import org.honeylink.control.access.application.ExchangeDeviceToken;
import org.honeylink.control.access.application.SignIn;
import org.honeylink.control.access.domain.TokenBinding;
import org.honeylink.control.access.domain.TokenBinding.ToKey;
import org.honeylink.control.access.domain.TokenBinding.ToNobody;
import org.honeylink.control.shared.domain.ControlEvent.Category;
import org.honeylink.control.shared.domain.ValidationFailed;
import org.honeylink.web.request.Field;
import org.honeylink.web.request.FormFields;
import org.honeylink.web.security.Audited;
import org.honeylink.web.security.ProvenKey;
import org.honeylink.web.security.RefusalAudit;

/**
 * Sign in, go on, exchange, sign out (RFC 6749, RFC 8693, RFC 7009); with a proof of a key, the
 * tokens are bound to it (RFC 9449).
 */
@Path("/oauth2")
@RequestScoped
public class TokenResource {

  @Inject private SignIn signIn;
  @Inject private ExchangeDeviceToken exchange;
  @Inject private ProvenKey proven;
  @Inject private AccessTokens accessTokens;
  @Inject private RefusalAudit refusals;

  @POST
  @Path("/token")
  @PermitAll
  @Audited(category = Category.AUTHENTICATION, action = "token.issue")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Produces(MediaType.APPLICATION_JSON)
  public Object issue(MultivaluedMap<String, String> form) {
    FormFields in = new FormFields(form);
    Field<GrantType> type = in.text("grant_type", GrantType::of);
    return switch (type.ifFaultless().orElse(GrantType.PASSWORD)) {
      case PASSWORD -> withPassword(in);
      case REFRESH_TOKEN -> withRefreshToken(in);
      case TOKEN_EXCHANGE -> exchanged(in);
    };
  }

  private TokenAnswer withPassword(FormFields in) {
    Field<String> username = in.text("username");
    Field<String> password = in.text("password");
    in.check();
    TokenBinding binding = binding();
    refusals.about(username.get());
    return new TokenAnswer(signIn.withPassword(username.get(), password.get(), binding));
  }

  private TokenAnswer withRefreshToken(FormFields in) {
    Field<String> token = in.text("refresh_token");
    in.check();
    TokenBinding binding = binding();
    refusals.about("refresh_token");
    return new TokenAnswer(signIn.withRefreshToken(token.get(), binding));
  }

  private TokenBinding binding() {
    return proven.ofTokenRequest().<TokenBinding>map(key -> key).orElseGet(ToNobody::new);
  }

  private ExchangedAnswer exchanged(FormFields in) {
    Field<String> token = in.text("subject_token");
    in.text("subject_token_type", TokenResource::accessToken);
    in.check();
    Optional<ToKey> key = proven.ofTokenRequest();
    refusals.about("device_token");
    return new ExchangedAnswer(exchange.exchange(token.get(), key, proven.chain()));
  }

  private static String accessToken(String type) {
    if (!type.equals(ExchangedAnswer.ACCESS_TOKEN)) {
      throw new ValidationFailed("", "must be " + ExchangedAnswer.ACCESS_TOKEN);
    }
    return type;
  }

  @POST
  @Path("/revoke")
  @PermitAll
  @Audited(category = Category.AUTHENTICATION, action = "token.revoke")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response revoke(MultivaluedMap<String, String> form) {
    FormFields in = new FormFields(form);
    Field<String> token = in.text("token");
    in.check();
    signIn.out(token.get());
    return Response.noContent().build();
  }

  @GET
  @Path("/jwks")
  @PermitAll
  @Produces(MediaType.APPLICATION_JSON)
  public String keys() {
    return accessTokens.keySet();
  }
}
