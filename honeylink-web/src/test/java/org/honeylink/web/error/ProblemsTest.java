package org.honeylink.web.error;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.ejb.EJBException;
import jakarta.jms.JMSRuntimeException;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.honeylink.control.shared.domain.Conflict;
import org.honeylink.control.shared.domain.DependencyAway;
import org.honeylink.control.shared.domain.ErrorCode;
import org.honeylink.control.shared.domain.NotAllowed;
import org.honeylink.control.shared.domain.NotAuthenticated;
import org.honeylink.control.shared.domain.NotFound;
import org.honeylink.control.shared.domain.RateLimited;
import org.honeylink.control.shared.domain.ValidationFailed;
import org.honeylink.control.shared.domain.Violation;
import org.honeylink.control.shared.domain.WrongState;
import org.honeylink.crypto.keys.KeyStoreAway;
import org.junit.jupiter.api.Test;

class ProblemsTest {

  private static void is(int status, ErrorCode code, Throwable thrown) {
    Problem problem = Problems.of(thrown);
    assertEquals(status, problem.status(), thrown::toString);
    assertEquals(code, problem.code(), thrown::toString);
  }

  @Test
  void everyCodeHasItsStatus() {
    is(400, ErrorCode.ERR_VALIDATION, new ValidationFailed("ttl_seconds", "is missing"));
    is(401, ErrorCode.ERR_AUTH, new NotAuthenticated());
    is(403, ErrorCode.ERR_AUTHZ, new NotAllowed("no"));
    is(404, ErrorCode.ERR_NOT_FOUND, new NotFound("device", "HL-1"));
    is(409, ErrorCode.ERR_CONFLICT, new Conflict("there already"));
    is(409, ErrorCode.ERR_STATE, WrongState.resource("not paired"));
    is(422, ErrorCode.ERR_STATE, WrongState.transition("closed"));
    is(429, ErrorCode.ERR_RATE_LIMITED, new RateLimited("wait", Duration.ofSeconds(3)));
    is(503, ErrorCode.ERR_DEPENDENCY, new DependencyAway("broker"));
    is(500, ErrorCode.ERR_INTERNAL, new IllegalStateException("a bug"));
  }

  @Test
  void wrappersOfTheContainerAreLookedThrough() {
    is(404, ErrorCode.ERR_NOT_FOUND, new EJBException(new NotFound("device", "HL-1")));
    is(409, ErrorCode.ERR_CONFLICT, new EJBException(new OptimisticLockException("meanwhile")));
  }

  @Test
  void aDatabaseThatIsAwayIsNotOurBug() {
    for (String state : List.of("08006", "57P01", "53300", "53100", "25006")) {
      is(503, ErrorCode.ERR_DEPENDENCY, new PersistenceException(new SQLException("gone", state)));
    }
    is(503, ErrorCode.ERR_DEPENDENCY, new IllegalStateException(new SQLException("no pool")));
    for (String state : List.of("55P03", "40P01")) {
      is(503, ErrorCode.ERR_DEPENDENCY, new PersistenceException(new SQLException("held", state)));
    }
    is(500, ErrorCode.ERR_INTERNAL, new IllegalStateException(new SQLException("bug", "42601")));
  }

  @Test
  void aDatabaseWithoutAFreeConnectionIsBusyAndNotAway() {
    Problem problem =
        Problems.of(
            new IllegalStateException(
                new SQLException(
                    "Error in allocating a connection. Cause: In-use connections equal"
                        + " max-pool-size and expired max-wait-time.")));
    assertEquals(503, problem.status());
    assertTrue(problem.json().contains("The database is busy"), problem.json());
  }

  @Test
  void aBrokerThatIsAwayIsNamed() {
    Problem problem = Problems.of(new EJBException(new JMSRuntimeException("gone")));
    assertEquals(503, problem.status());
    assertEquals(Map.of("dependency", "broker"), problem.members());
    assertEquals(Map.of("Retry-After", "5"), problem.headers());
  }

  @Test
  void nothingOfACauseIsShown() {
    assertFalse(Problems.of(new IllegalStateException("secret")).json().contains("secret"));
  }

  @Test
  void waitingTimesAreWholeSeconds() {
    assertEquals(
        Map.of("Retry-After", "3"),
        Problems.of(new RateLimited("wait", Duration.ofMillis(2_001))).headers());
  }

  @Test
  void theDocumentHasTheProductsMembers() {
    Problem problem =
        Problems.of(
            new ValidationFailed(List.of(new Violation("a", "x"), new Violation("b", "y"))));
    assertEquals(
        "{\"type\":\"urn:honeylink:error:ERR_VALIDATION\",\"title\":\"Validation"
            + " failed\",\"status\":400,\"detail\":\"x;"
            + " y\",\"error_code\":\"ERR_VALIDATION\",\"message\":\"x; y\",\"trace_id\":\"\","
            + "\"violations\":[{\"path\":\"a\",\"message\":\"x\"},{\"path\":\"b\",\"message\":\"y\"}]}",
        problem.json());
  }

  @Test
  void aKeyStoreThatIsAwayIsWorthAnotherTry() {
    Problem problem =
        Problems.of(new IllegalStateException(new KeyStoreAway("Vault", "is sealed", null)));
    assertEquals(503, problem.status());
    assertEquals(ErrorCode.ERR_DEPENDENCY, problem.code());
  }
}
