package org.honeylink.web.limit;

import jakarta.inject.Inject;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.honeylink.control.shared.domain.Caller;
import org.honeylink.control.shared.domain.RateLimited;
import org.honeylink.web.error.Problem;
import org.honeylink.web.limit.TokenBuckets.Leave;
import org.honeylink.web.security.CallerOfRequest;

/**
 * Lets a caller make so many calls a second, and tells him with each answer how many are left. Who
 * is not recognised counts by his address. What relying parties fetch of the PKI is free, and
 * nothing outside the API is counted. Refusals are not audited: they would fill the trail.
 */
public final class RateLimitFilter implements Filter {

  private static final String FREE = "/api/v1/pki/";

  @Inject private RateLimits limits;

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest http = (HttpServletRequest) request;
    if (!limits.areSet() || http.getRequestURI().startsWith(FREE)) {
      chain.doFilter(request, response);
      return;
    }
    HttpServletResponse answer = (HttpServletResponse) response;
    Leave leave = limits.take(name(http));
    answer.setHeader("RateLimit-Limit", Integer.toString(limits.burst()));
    answer.setHeader("RateLimit-Remaining", Long.toString(leave.remaining()));
    answer.setHeader("RateLimit-Reset", Long.toString(seconds(leave.fullInNanos())));
    if (leave.allowed()) {
      chain.doFilter(request, response);
    } else {
      refuse(answer, leave);
    }
  }

  private void refuse(HttpServletResponse answer, Leave leave) throws IOException {
    Problem problem =
        Problem.of(
            new RateLimited(
                "You make more than %d calls a second; wait as long as Retry-After says"
                    .formatted(limits.perSecond()),
                Duration.ofNanos(leave.nextInNanos())));
    answer.setStatus(problem.status());
    answer.setContentType(Problem.MEDIA_TYPE);
    problem.headers().forEach(answer::setHeader);
    answer.getOutputStream().write(problem.json().getBytes(StandardCharsets.UTF_8));
  }

  private static String name(HttpServletRequest request) {
    Caller caller = CallerOfRequest.of(request);
    return caller.roles().isEmpty()
        ? "address/" + network(request.getRemoteAddr())
        : caller.tenantId() + "/" + caller.subject();
  }

  /** Of IPv6 the first 64 bits: the rest is the holder's own choice. */
  private static String network(String address) {
    int groups = 0;
    for (int i = 0; i < address.length(); i++) {
      if (address.charAt(i) == ':' && ++groups == 4) {
        return address.substring(0, i);
      }
    }
    return address;
  }

  private static long seconds(long nanos) {
    return Duration.ofNanos(nanos).plusMillis(999).toSeconds();
  }
}
