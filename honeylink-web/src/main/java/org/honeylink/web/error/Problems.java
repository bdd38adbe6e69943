package org.honeylink.web.error;

import jakarta.persistence.OptimisticLockException;
import jakarta.ws.rs.WebApplicationException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.honeylink.control.access.application.DpopProofReader;
import org.honeylink.control.access.domain.DpopRefused;
import org.honeylink.control.idempotency.domain.CallUnderWay;
import org.honeylink.control.shared.domain.ErrorCode;
import org.honeylink.control.shared.domain.HoneyLinkException;
import org.honeylink.control.shared.domain.RateLimited;
import org.honeylink.control.shared.domain.ValidationFailed;
import org.honeylink.control.shared.domain.Violation;
import org.honeylink.control.shared.domain.WrongState;
import org.honeylink.web.request.BodyTooLarge;

/** Which problem document a failure becomes. */
public final class Problems {

  private static final String RETRY_AFTER = "Retry-After";
  private static final String RETRY_SECONDS = "5";
  private static final String SOON_SECONDS = "1";

  private Problems() {}

  /** The document of what was thrown. */
  public static Problem of(Throwable thrown) {
    List<Throwable> chain = Causes.of(thrown);
    for (Throwable cause : chain) {
      switch (cause) {
        case HoneyLinkException refusal -> {
          return refusal(refusal);
        }
        case BodyTooLarge tooLarge -> {
          return Problem.of(413, ErrorCode.ERR_VALIDATION, tooLarge.message());
        }
        case WebApplicationException web -> {
          return web(web);
        }
        case OptimisticLockException conflict -> {
          return Problem.of(
              409, ErrorCode.ERR_CONFLICT, "Someone changed this meanwhile; read it and try again");
        }
        default -> {
          // The next cause may be one of ours.
        }
      }
    }
    if (Causes.isOfACharacter(chain)) {
      return Problem.of(
          400,
          ErrorCode.ERR_VALIDATION,
          "A text of the call has the character U+0000; leave it out");
    }
    return Causes.dependencyAway(chain).map(Problems::refusal).orElseGet(Problems::internal);
  }

  private static Problem internal() {
    return Problem.of(
        500, ErrorCode.ERR_INTERNAL, "Something went wrong here; tell support the trace id");
  }

  private static Problem refusal(HoneyLinkException refusal) {
    List<Violation> violations =
        refusal instanceof ValidationFailed invalid ? invalid.violations() : List.of();
    return new Problem(
        status(refusal),
        refusal.code(),
        refusal.getMessage(),
        violations,
        refusal.members(),
        headers(refusal));
  }

  private static int status(HoneyLinkException refusal) {
    return switch (refusal.code()) {
      case ERR_VALIDATION -> 400;
      // RFC 9449 section 5: the token endpoint answers "per Section 5.2 of [RFC6749]", which is
      // 400.
      case ERR_AUTH -> refusal instanceof DpopRefused dpop && dpop.isOfTokenRequest() ? 400 : 401;
      case ERR_AUTHZ -> 403;
      case ERR_NOT_FOUND -> 404;
      case ERR_CONFLICT -> 409;
      case ERR_STATE -> refusal instanceof WrongState state && state.noSuchTransition() ? 422 : 409;
      case ERR_RATE_LIMITED -> 429;
      case ERR_INTERNAL -> 500;
      case ERR_DEPENDENCY -> 503;
    };
  }

  private static Map<String, String> headers(HoneyLinkException refusal) {
    return switch (refusal.code()) {
      case ERR_AUTH -> challenge(refusal);
      case ERR_DEPENDENCY -> Map.of(RETRY_AFTER, RETRY_SECONDS);
      case ERR_RATE_LIMITED ->
          refusal instanceof RateLimited limited
              ? Map.of(RETRY_AFTER, Long.toString(limited.retryAfterSeconds()))
              : Map.of(RETRY_AFTER, RETRY_SECONDS);
      case ERR_CONFLICT ->
          refusal instanceof CallUnderWay ? Map.of(RETRY_AFTER, SOON_SECONDS) : Map.of();
      default -> Map.of();
    };
  }

  /** RFC 9449 section 7.1; both schemes are offered to who has shown neither. */
  private static Map<String, String> challenge(HoneyLinkException refusal) {
    String dpop = "DPoP realm=\"honeylink\", algs=\"" + DpopProofReader.ALGORITHMS + "\"";
    return Map.of(
        "WWW-Authenticate",
        refusal instanceof DpopRefused refused
            ? dpop + ", error=\"" + refused.reason().text() + "\""
            : "Bearer realm=\"honeylink\", " + dpop);
  }

  private static Problem web(WebApplicationException thrown) {
    int status = thrown.getResponse().getStatus();
    return switch (status) {
      case 404 ->
          Problem.of(404, ErrorCode.ERR_NOT_FOUND, "There is no such path here; see /openapi");
      case 405 -> methodNotAllowed(thrown.getResponse().getAllowedMethods());
      case 406 ->
          Problem.of(
              406, ErrorCode.ERR_VALIDATION, "This call does not answer in the type asked for");
      case 415 ->
          Problem.of(
              415,
              ErrorCode.ERR_VALIDATION,
              "This call does not take a body of that type; see /openapi");
      case 503 ->
          Problem.of(
              503, ErrorCode.ERR_DEPENDENCY, "Try again in a while", RETRY_AFTER, RETRY_SECONDS);
      default ->
          status >= 500
              ? internal()
              : Problem.of(400, ErrorCode.ERR_VALIDATION, "The request is malformed");
    };
  }

  private static Problem methodNotAllowed(Set<String> allowed) {
    String names = new TreeSet<>(allowed).stream().collect(Collectors.joining(", "));
    return Problem.of(405, ErrorCode.ERR_VALIDATION, "This path takes " + names, "Allow", names);
  }
}
