package org.honeylink.web.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.honeylink.control.audit.application.AuditRefusals;
import org.honeylink.control.shared.application.Trace;
import org.honeylink.control.shared.domain.ControlEvent.Category;
import org.honeylink.control.shared.domain.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * Puts every refusal of a known caller, and of anybody who showed credentials, into the audit
 * trail. A stranger without credentials leaves no trace: he could fill the trail.
 */
@ApplicationScoped
public class RefusalAudit {

  private static final Logger LOG = Logger.getLogger(RefusalAudit.class.getName());
  private static final String TARGET = RefusalAudit.class.getName();
  private static final int LONGEST_TARGET = 128;

  @Inject private CallerOfRequest callers;
  @Inject private AuditRefusals refusals;
  @Inject private HttpServletRequest request;
  @Context private ResourceInfo resource;
  @Context private UriInfo uri;

  /** Says what the call is about, where the path does not: the id in a body, a user name. */
  public void about(String target) {
    request.setAttribute(TARGET, target);
  }

  /** A route that is open to all, such as the token endpoint, audits what it names by about(). */
  public void refused(ErrorCode code, int status, String message) {
    Method method = resource.getResourceMethod();
    boolean worthIt =
        !callers.isAnonymous()
            || callers.hadBadCredentials()
            || request.getAttribute(TARGET) != null;
    if (method == null || status >= 500 || !worthIt) {
      return;
    }
    try {
      Audited audited = method.getAnnotation(Audited.class);
      refusals.refused(
          callers.caller(),
          category(code, audited),
          action(audited),
          target(),
          Map.copyOf(details(code, message)));
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, e, () -> "A refusal was not audited, trace " + Trace.currentId());
    }
  }

  private static Category category(ErrorCode code, @Nullable Audited audited) {
    return switch (code) {
      case ERR_AUTH -> Category.AUTHENTICATION;
      case ERR_AUTHZ -> Category.ACCESS;
      default -> audited == null ? Category.ACCESS : audited.category();
    };
  }

  private String action(@Nullable Audited audited) {
    return audited == null ? request.getMethod() + " " + uri.getPath() : audited.action();
  }

  private String target() {
    if (request.getAttribute(TARGET) instanceof String named) {
      return named.length() <= LONGEST_TARGET ? named : named.substring(0, LONGEST_TARGET);
    }
    return uri.getPathParameters().values().stream().flatMap(List::stream).findFirst().orElse("");
  }

  private Map<String, Object> details(ErrorCode code, String message) {
    Map<String, Object> details = new HashMap<>();
    details.put("error_code", code.name());
    details.put("message", message);
    String device = uri.getPathParameters().getFirst("device_id");
    if (device != null) {
      details.put("device_id", device);
    }
    return details;
  }
}
