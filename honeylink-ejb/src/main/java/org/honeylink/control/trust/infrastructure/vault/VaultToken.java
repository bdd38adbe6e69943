package org.honeylink.control.trust.infrastructure.vault;

import static org.honeylink.control.shared.application.SharedJson.JSON;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.honeylink.crypto.keys.KeyStoreRefused;
import org.honeylink.crypto.secret.SecretBytes;
import org.jspecify.annotations.Nullable;

/**
 * The token that requests carry: fetched at the first use, renewed when a third of its life is
 * left, fetched anew when it cannot be renewed. Thread-safe.
 *
 * @see <a href="https://openbao.org/api-docs/auth/token/">Token auth method (API)</a>
 * @see <a href="https://openbao.org/api-docs/auth/approle/">AppRole auth method (API)</a>
 */
final class VaultToken implements AutoCloseable {

  private final VaultHttp http;
  private final VaultSettings settings;
  private final VaultLogin login;
  private final LongSupplier nanoTime;

  private @Nullable Lease lease;

  /**
   * A token and its life.
   *
   * @param life zero when it does not end
   */
  private record Lease(SecretBytes token, Duration life, boolean renewable, long sinceNanos) {}

  VaultToken(VaultHttp http, VaultSettings settings, VaultLogin login, LongSupplier nanoTime) {
    this.http = http;
    this.settings = settings;
    this.login = login;
    this.nanoTime = nanoTime;
  }

  /** The token to use now; stays this object's. */
  synchronized SecretBytes current() throws VaultFault {
    Lease held = lease;
    if (held == null) {
      return fetch();
    }
    if (held.life().isZero() || left(held).compareTo(held.life().dividedBy(3)) > 0) {
      return held.token();
    }
    return renewed(held);
  }

  private Duration left(Lease held) {
    return held.life().minusNanos(nanoTime.getAsLong() - held.sinceNanos());
  }

  /** Renewed, or fetched anew; while a third of its life is left, what fails may fail. */
  private SecretBytes renewed(Lease held) throws VaultFault {
    try {
      if (held.renewable() && left(held).isPositive()) {
        return renew(held);
      }
      return fetch();
    } catch (VaultFault fault) {
      if (fault.lasting() && held.renewable()) {
        return fetch();
      }
      if (left(held).isPositive()) {
        return held.token();
      }
      throw fault;
    }
  }

  /** "Renew a token (self)". */
  private SecretBytes renew(Lease held) throws VaultFault {
    VaultAnswer answer =
        http.send(
            "POST",
            "auth/token/renew-self",
            Optional.of(JSON.createObjectBuilder().build()),
            Optional.of(held.token()));
    JsonObject auth = accepted(answer, "does not renew the token").auth();
    lease =
        new Lease(
            held.token(),
            Duration.ofSeconds(seconds(auth, "lease_duration")),
            auth.getBoolean("renewable", false),
            nanoTime.getAsLong());
    return held.token();
  }

  /** Forgets a token that was refused, unless it is another by now. */
  synchronized void forget(SecretBytes refused) {
    if (lease != null && lease.token().equals(refused)) {
      lease = null;
    }
  }

  private SecretBytes fetch() throws VaultFault {
    Lease fresh =
        switch (login) {
          case VaultLogin.TokenFile given -> look(secret(given.file(), "token"));
          case VaultLogin.AppRole role -> logIn(role);
        };
    lease = fresh;
    return fresh.token();
  }

  /** "Lookup a token (self)": how long it lives. */
  private Lease look(SecretBytes token) throws VaultFault {
    VaultAnswer answer =
        http.send("GET", "auth/token/lookup-self", Optional.empty(), Optional.of(token));
    JsonObject data = accepted(answer, "does not know the token").data();
    return new Lease(
        token,
        Duration.ofSeconds(seconds(data, "ttl")),
        data.getBoolean("renewable", false),
        nanoTime.getAsLong());
  }

  /** "Login with AppRole". */
  private Lease logIn(VaultLogin.AppRole role) throws VaultFault {
    var body = JSON.createObjectBuilder().add("role_id", role.roleId());
    role.secretId()
        .ifPresent(
            file -> {
              try (SecretBytes secretId = secret(file, "secret id")) {
                body.add("secret_id", VaultHttp.text(secretId));
              }
            });
    VaultAnswer answer =
        http.send(
            "POST", "auth/" + role.mount() + "/login", Optional.of(body.build()), Optional.empty());
    JsonObject auth = accepted(answer, "refuses the AppRole login").auth();
    return new Lease(
        SecretBytes.takeOver(
            VaultAnswer.text(auth, "client_token").getBytes(StandardCharsets.US_ASCII)),
        Duration.ofSeconds(seconds(auth, "lease_duration")),
        auth.getBoolean("renewable", false),
        nanoTime.getAsLong());
  }

  private static VaultAnswer accepted(VaultAnswer answer, String reason) throws VaultFault {
    if (answer.done()) {
      return answer;
    }
    throw VaultFault.refused(
        answer.status(),
        reason + " (" + answer.status() + ")" + VaultClient.explained(answer),
        !answer.errors().isEmpty());
  }

  private static long seconds(JsonObject parent, String name) throws VaultFault {
    if (parent.get(name) instanceof JsonNumber number) {
      return Math.max(0, number.longValue());
    }
    throw new VaultFault("answered without '" + name + "', which its API promises", null);
  }

  private SecretBytes secret(Path file, String what) {
    try {
      byte[] content = Files.readAllBytes(file);
      String text = new String(content, StandardCharsets.US_ASCII).strip();
      if (text.isEmpty() || text.chars().anyMatch(letter -> letter <= ' ' || letter > '~')) {
        throw new KeyStoreRefused(
            settings.called(), "needs a " + what + "; " + file + " does not hold just one", null);
      }
      return SecretBytes.takeOver(text.getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new KeyStoreRefused(
          settings.called(), "needs a " + what + "; " + file + " cannot be read", e);
    }
  }

  @Override
  public synchronized void close() {
    if (lease != null) {
      lease.token().close();
      lease = null;
    }
  }
}
