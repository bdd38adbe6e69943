package org.honeylink.web.metrics;

import jakarta.inject.Inject;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.honeylink.control.access.application.MetricsReaders;
import org.honeylink.control.audit.application.AuditRefusals;
import org.honeylink.control.shared.application.Trace;
import org.honeylink.control.shared.domain.Caller;
import org.honeylink.control.shared.domain.Caller.Role;
import org.honeylink.control.shared.domain.ControlEvent.Category;
import org.honeylink.control.shared.domain.ErrorCode;
import org.honeylink.web.security.CallerOfRequest;
import org.jspecify.annotations.Nullable;

/**
 * The server answers {@code /metrics} to everybody, and load and failures of a security product are
 * nothing for strangers: only people of operation and the holder of the metrics token pass.
 */
public final class MetricsFilter implements Filter {

  private static final String SCHEME = "Bearer ";

  private static final Logger LOG = Logger.getLogger(MetricsFilter.class.getName());

  @Inject private MetricsReaders readers;
  @Inject private AuditRefusals refusals;

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest http = (HttpServletRequest) request;
    Caller caller = CallerOfRequest.of(http);
    if (caller.has(Role.ADMIN) || caller.has(Role.SRE) || hasToken(http)) {
      chain.doFilter(request, response);
      return;
    }
    if (http.getHeader("Authorization") != null) {
      audit(caller);
    }
    // RFC 9110, 11.6.1: "MUST send a WWW-Authenticate header field" with a 401.
    HttpServletResponse refusal = (HttpServletResponse) response;
    refusal.setHeader("WWW-Authenticate", "Bearer");
    refusal.sendError(HttpServletResponse.SC_UNAUTHORIZED);
  }

  /**
   * Who shows credentials leaves a trace, as at every other path; a stranger could fill the trail.
   */
  private void audit(Caller caller) {
    try {
      refusals.refused(
          caller,
          Category.AUTHENTICATION,
          "GET /metrics",
          "",
          Map.of("error_code", ErrorCode.ERR_AUTH.name()));
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, e, () -> "A refusal was not audited, trace " + Trace.currentId());
    }
  }

  private boolean hasToken(HttpServletRequest request) {
    @Nullable String header = request.getHeader("Authorization");
    return header != null
        && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        && readers.mayRead(header.substring(SCHEME.length()).strip());
  }
}
