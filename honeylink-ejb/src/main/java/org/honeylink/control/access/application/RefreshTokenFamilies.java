package org.honeylink.control.access.application;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.honeylink.control.access.domain.Account;
import org.honeylink.control.access.domain.RefreshToken;
import org.honeylink.control.access.domain.TokenBinding;
import org.honeylink.control.shared.domain.Caller;
import org.honeylink.control.shared.domain.ControlEvent;
import org.honeylink.control.shared.domain.ControlEvent.Category;
import org.honeylink.control.shared.domain.ControlEvent.Outcome;
import org.honeylink.control.shared.domain.TimeOrderedId;

/** Refresh tokens: start a family, go on in it, end it. Each call is one transaction. */
@Stateless
public class RefreshTokenFamilies {

  @Inject private RefreshTokens tokens;
  @Inject private Accounts accounts;
  @Inject private Event<ControlEvent> events;
  @Inject private InstantSource clock;

  /** The account has shown its password: the first token of a new family. */
  public Issued start(Account account, TokenBinding binding) {
    UUID id = TimeOrderedId.next(clock);
    Issued issued = issue(id, id, account, binding);
    tell(account.caller(), "token.issued", Outcome.SUCCESS, Map.of());
    tokens.removeExpired(clock.instant());
    return issued;
  }

  /**
   * Exchanges a token for the next one; empty when it is not valid. One that has been used before
   * takes its family with it; one that is bound to a key is left as it is when another one, or
   * none, is proven.
   */
  public Optional<Issued> renew(String token, TokenBinding proven) {
    Optional<RefreshToken> found = tokens.lock(OpaqueToken.hash(token));
    if (found.isEmpty() || found.get().isExpired(clock.instant())) {
      return Optional.empty();
    }
    RefreshToken current = found.get();
    Optional<Account> account = accounts.find(current.accountId());
    if (account.isEmpty()) {
      return Optional.empty();
    }
    if (current.isSpent()) {
      end(current, account.get(), "token.reused", Outcome.REFUSED);
      return Optional.empty();
    }
    if (!current.isGivenTo(proven)) {
      tell(account.get().caller(), "token.renewed", Outcome.REFUSED, Map.of("reason", "wrong key"));
      return Optional.empty();
    }
    current.use(clock.instant());
    tell(account.get().caller(), "token.renewed", Outcome.SUCCESS, Map.of());
    return Optional.of(issue(TimeOrderedId.next(clock), current.familyId(), account.get(), proven));
  }

  /** Ends the family of a token; an unknown one is no fault. */
  public void revoke(String token) {
    tokens
        .lock(OpaqueToken.hash(token))
        .ifPresent(
            found ->
                accounts
                    .find(found.accountId())
                    .ifPresent(owner -> end(found, owner, "token.revoked", Outcome.SUCCESS)));
  }

  private void end(RefreshToken token, Account owner, String action, Outcome outcome) {
    Instant now = clock.instant();
    tokens.revokeFamily(token.familyId(), now);
    tell(owner.caller(), action, outcome, Map.of("family", token.familyId().toString()));
  }

  private Issued issue(UUID id, UUID family, Account account, TokenBinding binding) {
    Caller caller = account.caller();
    String text = OpaqueToken.fresh();
    tokens.add(
        new RefreshToken(
            id,
            family,
            account.id(),
            caller.tenantId(),
            OpaqueToken.hash(text),
            binding,
            clock.instant()));
    return new Issued(caller, text);
  }

  private void tell(Caller actor, String action, Outcome outcome, Map<String, Object> details) {
    events.fire(
        new ControlEvent(
            actor,
            Category.AUTHENTICATION,
            action,
            actor.subject(),
            outcome,
            details,
            Optional.empty()));
  }

  /**
   * A token's text and whose it is; lives only on the way to the answer. Public, because the
   * container's proxies hand it out.
   */
  public static final class Issued {

    private final Caller caller;
    private final String text;

    Issued(Caller caller, String text) {
      this.caller = caller;
      this.text = text;
    }

    Caller caller() {
      return caller;
    }

    String text() {
      return text;
    }
  }
}
