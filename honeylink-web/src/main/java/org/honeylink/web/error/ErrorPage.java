package org.honeylink.web.error;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.honeylink.control.shared.domain.ErrorCode;

/** Answers for everything outside the API, where the container would show a page of its own. */
@WebServlet(urlPatterns = ErrorPage.PATH, asyncSupported = true)
public class ErrorPage extends HttpServlet {

  private static final long serialVersionUID = 1L;

  /** Where web.xml sends errors. */
  static final String PATH = "/WEB-INF/error";

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    int status =
        request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
            ? code
            : 404;
    Problem problem = problem(status);
    response.setStatus(problem.status());
    response.setContentType(Problem.MEDIA_TYPE);
    response.setHeader("Cache-Control", "no-store");
    problem.headers().forEach(response::setHeader);
    response.getOutputStream().write(problem.json().getBytes(StandardCharsets.UTF_8));
  }

  private static Problem problem(int status) {
    return switch (status) {
      case 401 -> Problem.of(401, ErrorCode.ERR_AUTH, "Sign in and try again");
      case 403 -> Problem.of(403, ErrorCode.ERR_AUTHZ, "This is not allowed");
      case 404 -> Problem.of(404, ErrorCode.ERR_NOT_FOUND, "There is no such path here");
      case 413 -> Problem.of(413, ErrorCode.ERR_VALIDATION, "The body is too large");
      case 503 -> Problem.of(503, ErrorCode.ERR_DEPENDENCY, "Try again", "Retry-After", "5");
      default ->
          status >= 500
              ? Problem.of(
                  500, ErrorCode.ERR_INTERNAL, "Something went wrong here; tell support the trace")
              : Problem.of(status, ErrorCode.ERR_VALIDATION, "The request is malformed");
    };
  }
}
