package org.honeylink.crypto.keys;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.ProviderException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.Lock;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import org.honeylink.crypto.keys.Pkcs11Library.Slot;
import org.jspecify.annotations.Nullable;

/**
 * Stays logged in to a token: puts questions to it, and when it was lost logs in again and asks
 * once more. Thread-safe.
 */
final class Pkcs11Connection {

  private static final long BETWEEN_TRIES_NANOS = Duration.ofSeconds(1).toNanos();

  /** Answers to a login that another try makes worse (PKCS #11 v2.40, section 5.1.2). */
  private static final List<String> PIN_REFUSED =
      List.of(
          "CKR_PIN_INCORRECT",
          "CKR_PIN_INVALID",
          "CKR_PIN_LEN_RANGE",
          "CKR_PIN_EXPIRED",
          "CKR_PIN_LOCKED",
          "CKR_USER_PIN_NOT_INITIALIZED");

  private final Pkcs11Settings settings;
  private final Supplier<char[]> pin;
  private final Pkcs11Library library;

  // What follows is guarded by the lock of the library.
  private @Nullable Pkcs11Login login;
  private boolean rootSeen;
  private boolean pinRefused;
  private boolean closed;
  private long lastFailureNanos;

  private Pkcs11Connection(Pkcs11Settings settings, Supplier<char[]> pin) {
    this.settings = settings;
    this.pin = pin;
    this.library = Pkcs11Library.load(settings.library());
    this.lastFailureNanos = System.nanoTime() - BETWEEN_TRIES_NANOS;
  }

  /** See {@link Pkcs11RootKeyStore#open}. */
  static Pkcs11Connection open(Pkcs11Settings settings, Supplier<char[]> pin) {
    Pkcs11Connection connection = new Pkcs11Connection(settings, pin);
    Lock lock = connection.library.lock().writeLock();
    lock.lock();
    try {
      connection.logIn();
    } catch (KeyStoreAway _) {
      // The next question tries again, and who puts it is told.
    } finally {
      lock.unlock();
    }
    return connection;
  }

  /** What is asked of the token. */
  @FunctionalInterface
  interface Question<T> {
    T answer(Pkcs11Login login) throws GeneralSecurityException, IOException;
  }

  /**
   * @throws KeyStoreAway when the token cannot answer
   * @throws IllegalStateException after close
   */
  <T> T ask(Question<T> question) {
    try {
      return tryOnce(question);
    } catch (Lost lost) {
      renew(lost.login);
    }
    try {
      return tryOnce(question);
    } catch (Lost lost) {
      throw away("does not answer; look whether it is plugged in", lost);
    }
  }

  private <T> T tryOnce(Question<T> question) throws Lost {
    Lock lock = library.lock().readLock();
    lock.lock();
    try {
      refuseWhenClosed();
      Pkcs11Login current = login;
      if (current == null || current.generation() != library.generation()) {
        throw new Lost(current, null);
      }
      try {
        return question.answer(current);
      } catch (GeneralSecurityException | IOException | ProviderException e) {
        throw new Lost(current, e);
      }
    } finally {
      lock.unlock();
    }
  }

  /** A fresh login in place of one that was lost, unless another thread was quicker. */
  private void renew(@Nullable Pkcs11Login lost) {
    Lock lock = library.lock().writeLock();
    lock.lock();
    try {
      refuseWhenClosed();
      if (!Objects.equals(login, lost)) {
        return;
      }
      refuseAnotherTry();
      logOut();
      if (lost == null || lost.generation() == library.generation()) {
        library.beginAnew();
      }
      logIn();
    } catch (Pkcs11Fault fault) {
      throw failed("has a library that does not begin anew", fault);
    } catch (KeyStoreRefused refused) {
      throw failed("is there and cannot be used: " + refused.getMessage(), refused);
    } finally {
      lock.unlock();
    }
  }

  private void refuseAnotherTry() {
    if (pinRefused) {
      throw away("refused its PIN; set the right one and start the server again", null);
    }
    if (System.nanoTime() - lastFailureNanos < BETWEEN_TRIES_NANOS) {
      throw away("is away; it is used again within a second of its return", null);
    }
  }

  private void logIn() {
    char[] secret = pin.get();
    try {
      library.begin();
      Pkcs11Session session = Pkcs11Session.open(settings, slotIndex(), secret);
      login = new Pkcs11Login(session, root(session), library.generation());
    } catch (GeneralSecurityException | IOException | ProviderException | Pkcs11Fault e) {
      if (PIN_REFUSED.stream().anyMatch(answer -> said(answer, e))) {
        pinRefused = true;
        throw new KeyStoreRefused(
            settings.called(), "refuses the PIN; set honeylink.key.pkcs11.pin to the user PIN", e);
      }
      throw failed("cannot be logged in to", e);
    } finally {
      Arrays.fill(secret, '\0');
    }
  }

  private static boolean said(String answer, Throwable failure) {
    return Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
        .anyMatch(cause -> String.valueOf(cause.getMessage()).contains(answer));
  }

  /** Where the token is now: it may have been plugged in elsewhere. */
  private int slotIndex() throws Pkcs11Fault {
    List<Slot> slots = library.slots();
    List<Slot> ours = slots.stream().filter(this::isOurs).toList();
    if (ours.size() > 1) {
      throw new KeyStoreRefused(
          settings.called(),
          "is there " + ours.size() + " times; choose by honeylink.key.pkcs11.slot",
          null);
    }
    if (ours.isEmpty()) {
      throw failed(
          "is not there; the library shows "
              + slots.stream().map(Slot::toString).collect(Collectors.joining(", ")),
          null);
    }
    return ours.getFirst().index();
  }

  private boolean isOurs(Slot slot) {
    return settings
        .token()
        .map(label -> label.equals(slot.label()))
        .orElseGet(() -> settings.slot().getAsLong() == slot.number() && !slot.label().isEmpty());
  }

  /**
   * A root that was there and is gone is never replaced: what was derived from it would be lost.
   */
  private SecretKey root(Pkcs11Session session) throws GeneralSecurityException, IOException {
    try {
      if (session.root().isEmpty() && !rootSeen) {
        session.createRoot();
      }
      SecretKey root =
          session.root().orElseThrow(() -> new ProviderException("The token shows no root key"));
      if (root.getEncoded() != null) {
        throw new KeyStoreRefused(
            settings.called(),
            "holds a root key that can be read out; it was not made there",
            null);
      }
      rootSeen = true;
      return root;
    } catch (GeneralSecurityException | IOException | RuntimeException e) {
      session.end();
      throw e;
    }
  }

  private void logOut() {
    if (login != null) {
      login.session().end();
      login = null;
    }
  }

  void close() {
    Lock lock = library.lock().writeLock();
    lock.lock();
    try {
      logOut();
      closed = true;
    } finally {
      lock.unlock();
    }
  }

  private void refuseWhenClosed() {
    if (closed) {
      throw new IllegalStateException("This key store is closed; open it again");
    }
  }

  private KeyStoreAway failed(String reason, @Nullable Throwable cause) {
    lastFailureNanos = System.nanoTime();
    return away(reason, cause);
  }

  private KeyStoreAway away(String reason, @Nullable Throwable cause) {
    return new KeyStoreAway(settings.called(), reason, cause);
  }

  @Override
  public String toString() {
    return settings.called();
  }

  /** The login that a question failed under; null when there was none. */
  private static final class Lost extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient @Nullable Pkcs11Login login;

    Lost(@Nullable Pkcs11Login login, @Nullable Throwable cause) {
      super(cause);
      this.login = login;
    }
  }
}
