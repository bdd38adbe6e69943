package org.honeylink.web.openapi;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/**
 * Answers {@code GET /openapi} with the document as it was written and tested. The server's own
 * rendering of it drops {@code security} where it is empty and adds members that OpenAPI does not
 * know; it still answers when another format is asked for.
 */
public final class DocumentFilter implements Filter {

  private static final String DOCUMENT = "/META-INF/openapi.yaml";

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (wantsAnotherFormat((HttpServletRequest) request)) {
      chain.doFilter(request, response);
      return;
    }
    response.setContentType("application/yaml");
    response.setCharacterEncoding("UTF-8");
    try (InputStream document =
        Objects.requireNonNull(DocumentFilter.class.getResourceAsStream(DOCUMENT))) {
      document.transferTo(response.getOutputStream());
    }
  }

  private static boolean wantsAnotherFormat(HttpServletRequest request) {
    String accept = Objects.requireNonNullElse(request.getHeader("Accept"), "*/*");
    return !request.getMethod().equals("GET")
        || request.getQueryString() != null
        || accept.startsWith("application/json");
  }
}
