package org.honeylink.web.console;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Serves the console that lies in {@code META-INF/resources/console} of the user interface's jar.
 * Every path that is no file is a screen of the console and gets its one page.
 */
public final class ConsoleFilter implements Filter {

  private static final String ROOT = "/console";
  private static final String PAGE = ROOT + "/index.html";

  /** Names with a hash of their content; they never change. */
  private static final String ASSETS = ROOT + "/assets/";

  private static final String FOREVER = "public, max-age=31536000, immutable";

  /**
   * The page names the assets of its own build, and must not outlive them. Asking first is not
   * enough: in a reproducible build the page of the next version has the same size and the same
   * time, thus the same entity tag, and a browser would be told that its old one is still good.
   */
  private static final String NOT_KEPT = "no-store";

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest http = (HttpServletRequest) request;
    HttpServletResponse answer = (HttpServletResponse) response;
    String path = http.getServletPath() + (http.getPathInfo() == null ? "" : http.getPathInfo());
    if (path.equals(ROOT)) {
      answer.sendRedirect(ROOT + "/");
    } else if (isFile(path)) {
      answer.setHeader("Cache-Control", path.startsWith(ASSETS) ? FOREVER : NOT_KEPT);
      chain.doFilter(request, response);
    } else {
      answer.setHeader("Cache-Control", NOT_KEPT);
      request.getRequestDispatcher(PAGE).forward(request, response);
    }
  }

  private static boolean isFile(String path) {
    return path.startsWith(ASSETS) || path.lastIndexOf('.') > path.lastIndexOf('/');
  }
}
