package org.honeylink.web.security;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Headers that tell a browser what it must not do. */
public final class SecurityHeadersFilter implements Filter {

  /** Scripts, styles, fonts and calls from this server only; never inside a foreign frame. */
  private static final String CONSOLE_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
          + " font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none';"
          + " form-action 'self'; frame-ancestors 'none'";

  private static final String NOTHING = "default-src 'none'; frame-ancestors 'none'";

  /** A year, in seconds. */
  private static final String TRANSPORT_SECURITY = "max-age=31536000";

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String path = ((HttpServletRequest) request).getRequestURI();
    HttpServletResponse http = (HttpServletResponse) response;
    boolean console = path.startsWith("/console");
    http.setHeader("Content-Security-Policy", console ? CONSOLE_POLICY : NOTHING);
    http.setHeader("X-Content-Type-Options", "nosniff");
    http.setHeader("Referrer-Policy", "no-referrer");
    http.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    http.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    if (request.isSecure()) {
      http.setHeader("Strict-Transport-Security", TRANSPORT_SECURITY);
    }
    if (!console) {
      http.setHeader("Cache-Control", "no-store");
    }
    chain.doFilter(request, response);
  }
}
