package org.honeylink.control.access.application;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.honeylink.control.access.application.RefreshTokenFamilies.Issued;
import org.honeylink.control.access.domain.Account;
import org.honeylink.control.access.domain.TokenBinding;
import org.honeylink.control.shared.application.Measured;
import org.honeylink.control.shared.application.Operation;
import org.honeylink.control.shared.domain.NotAuthenticated;
import org.honeylink.control.shared.domain.RateLimited;

/**
 * Passwords and refresh tokens for access tokens. Runs outside any transaction, so that hashing a
 * password holds no connection and a refusal undoes nothing that must stay.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SignIn {

  @Inject private Accounts accounts;
  @Inject private PasswordHash passwords;
  @Inject private SignInTries tries;
  @Inject private RefreshTokenFamilies families;
  @Inject private AccessTokens accessTokens;

  /**
   * Signs in with a password.
   *
   * @param proven the key that the tokens are to be bound to, or nobody's
   * @throws NotAuthenticated when name or password is wrong
   * @throws RateLimited when there were too many tries
   */
  @Measured(Operation.SIGN_IN)
  public Grant withPassword(String username, String password, TokenBinding proven) {
    Optional<Duration> wait = tries.tryAgainAfter(username);
    if (wait.isPresent()) {
      throw new RateLimited("Too many tries to sign in; wait a minute", wait.get());
    }
    Optional<Account> account = accounts.named(username);
    String hash = account.map(Account::passwordHash).orElseGet(tries::hashOfNobody);
    boolean matches = passwords.matches(password, hash);
    if (account.isEmpty() || !matches) {
      throw new NotAuthenticated();
    }
    tries.succeeded(username);
    return grant(families.start(account.get(), proven), proven);
  }

  /**
   * Goes on with a refresh token, which is used up.
   *
   * @param proven must be the key that the token is bound to, when it is bound
   * @throws NotAuthenticated when it is not valid, or not any more
   */
  @Measured(Operation.TOKEN_REFRESH)
  public Grant withRefreshToken(String refreshToken, TokenBinding proven) {
    return families
        .renew(refreshToken, proven)
        .map(issued -> grant(issued, proven))
        .orElseThrow(NotAuthenticated::new);
  }

  /** Ends all that came from the same sign-in. */
  public void out(String refreshToken) {
    families.revoke(refreshToken);
  }

  private Grant grant(Issued issued, TokenBinding binding) {
    String accessToken = accessTokens.issue(issued.caller(), binding);
    return new Grant(issued.caller(), accessToken, issued.text(), binding);
  }
}
