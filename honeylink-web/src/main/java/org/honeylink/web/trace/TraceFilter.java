package org.honeylink.web.trace;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.honeylink.control.shared.application.Trace;

/** Continues the caller's trace or starts one, and names it in every answer. */
public final class TraceFilter implements Filter {

  /** Header of W3C Trace Context. */
  public static final String TRACEPARENT = "traceparent";

  private static final String ATTRIBUTE = TraceFilter.class.getName();

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Trace trace = traceOf((HttpServletRequest) request);
    ((HttpServletResponse) response).setHeader(TRACEPARENT, trace.traceparent());
    try {
      ScopedValue.where(Trace.CURRENT, trace)
          .call(
              () -> {
                chain.doFilter(request, response);
                return trace;
              });
    } catch (IOException | ServletException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new ServletException(e);
    }
  }

  /** One trace for a call, however often it is dispatched. */
  private static Trace traceOf(HttpServletRequest request) {
    if (request.getAttribute(ATTRIBUTE) instanceof Trace known) {
      return known;
    }
    Trace trace = Trace.continuing(request.getHeader(TRACEPARENT));
    request.setAttribute(ATTRIBUTE, trace);
    return trace;
  }
}
