package org.honeylink.web.idempotency;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.transaction.RollbackException;
import jakarta.transaction.Status;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionManager;
import java.io.IOException;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.honeylink.control.idempotency.application.KeepAnswer;
import org.honeylink.control.idempotency.application.KeyedCall;
import org.honeylink.control.idempotency.application.KeyedCalls;
import org.honeylink.control.idempotency.domain.Claim.Granted;
import org.honeylink.control.idempotency.domain.IdempotencyKey;
import org.honeylink.control.shared.application.Trace;
import org.honeylink.web.error.Problem;

/**
 * Holds the answer of a call with an {@code Idempotency-Key} until it is kept: in the transaction
 * of the effect, when the use case has joined the one that {@link ClaimFilter} began, and otherwise
 * after it. Calls without the header pass untouched.
 */
public final class KeyedCallFilter implements Filter {

  private static final Logger LOG = Logger.getLogger(KeyedCallFilter.class.getName());
  private static final Set<String> CHANGING = Set.of("POST", "PUT", "PATCH");

  @Inject private KeyedCalls calls;
  @Inject private KeepAnswer keep;

  @Resource(lookup = Transactions.MANAGER)
  private TransactionManager transaction;

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest http = (HttpServletRequest) request;
    if (http.getHeader(IdempotencyKey.HEADER) == null || !CHANGING.contains(http.getMethod())) {
      chain.doFilter(request, response);
      return;
    }
    HeldAnswer answer = new HeldAnswer((HttpServletResponse) response);
    KeyedCall call = new KeyedCall();
    try {
      ScopedValue.where(KeyedCall.CURRENT, call)
          .call(
              () -> {
                chain.doFilter(request, answer);
                return answer;
              });
    } catch (IOException | ServletException | RuntimeException e) {
      call.granted().ifPresent(this::giveUp);
      throw e;
    } catch (Exception e) {
      call.granted().ifPresent(this::giveUp);
      throw new ServletException(e);
    }
    finish(call, answer);
  }

  private void finish(KeyedCall call, HeldAnswer answer) throws IOException {
    if (call.granted().isEmpty()) {
      answer.send();
      return;
    }
    Granted claim = call.granted().get();
    if (answer.getStatus() >= 300) {
      giveUp(claim);
      answer.send();
      return;
    }
    try {
      keep.keep(claim, answer.kept());
      transaction.commit();
      calls.end(claim, true);
    } catch (RollbackException | RuntimeException refused) {
      insteadOf(answer, claim, refused);
      return;
    } catch (Exception failed) {
      insteadOf(answer, claim, failed);
      return;
    }
    answer.send();
  }

  private void insteadOf(HeldAnswer answer, Granted claim, Exception failure) throws IOException {
    giveUp(claim);
    Problem problem = Problem.of(failure);
    if (problem.status() >= 500) {
      LOG.log(Level.WARNING, failure, () -> problem.code() + ", trace " + Trace.currentId());
    }
    answer.sendInstead(problem);
  }

  /** Nothing of it is kept but what is final already; a failure here shows when the claim ends. */
  private void giveUp(Granted claim) {
    try {
      if (transaction.getStatus() != Status.STATUS_NO_TRANSACTION) {
        transaction.rollback();
      }
      calls.end(claim, false);
    } catch (SystemException | RuntimeException away) {
      LOG.log(Level.WARNING, "A key stays claimed for some seconds", away);
    }
  }
}
