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
import org.honeylink.control.access.application.AccessTokens;
import org.honeylink.control.access.application.SignIn;
import org.honeylink.control.shared.domain.ControlEvent.Category;
import org.honeylink.web.request.Choice;
import org.honeylink.web.request.Field;
import org.honeylink.web.request.FormFields;
import org.honeylink.web.security.Audited;
import org.honeylink.web.security.RefusalAudit;

/** Sign in, go on, sign out (RFC 6749, RFC 7009). */
@Path("/oauth2")
@RequestScoped
public class TokenResource {

  @Inject private SignIn signIn;
  @Inject private AccessTokens accessTokens;
  @Inject private RefusalAudit refusals;

  @POST
  @Path("/token")
  @PermitAll
  @Audited(category = Category.AUTHENTICATION, action = "token.issue")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Produces(MediaType.APPLICATION_JSON)
  public TokenAnswer issue(MultivaluedMap<String, String> form) {
    FormFields in = new FormFields(form);
    Field<GrantType> type = in.text("grant_type", Choice.of(GrantType.class));
    return switch (type.ifFaultless().orElse(GrantType.password)) {
      case password -> withPassword(in);
      case refresh_token -> withRefreshToken(in);
    };
  }

  private TokenAnswer withPassword(FormFields in) {
    Field<String> username = in.text("username");
    Field<String> password = in.text("password");
    in.check();
    refusals.about(username.get());
    return new TokenAnswer(signIn.withPassword(username.get(), password.get()));
  }

  private TokenAnswer withRefreshToken(FormFields in) {
    Field<String> token = in.text("refresh_token");
    in.check();
    refusals.about("refresh_token");
    return new TokenAnswer(signIn.withRefreshToken(token.get()));
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
