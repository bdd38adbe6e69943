package org.honeylink.sdk;

import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.honeylink.sdk.access.DeviceAccess;
import org.honeylink.sdk.api.ApiClient;
import org.honeylink.sdk.api.DeviceClock;
import org.honeylink.sdk.api.HoneyLinkApiException;
import org.honeylink.sdk.api.ServerTrust;
import org.honeylink.sdk.api.ServerUnreachable;
import org.honeylink.sdk.identity.DeviceIdentity;
import org.honeylink.sdk.identity.NotPaired;
import org.honeylink.sdk.policy.FollowPolicies;
import org.honeylink.sdk.policy.PolicyBundleRefused;
import org.honeylink.sdk.policy.PolicyListener;
import org.honeylink.sdk.session.HoneyLinkSession;
import org.honeylink.sdk.session.SessionOpener;
import org.honeylink.sdk.session.SessionRequest;
import org.honeylink.sdk.session.SessionState;
import org.honeylink.sdk.session.StreamSpec;
import org.honeylink.transport.packet.ControlKind;

/**
 * One device at one server. Thread-safe.
 *
 * <p>Closing it closes its sessions; the identity stays the caller's.
 */
public final class HoneyLink implements AutoCloseable {

  private final ApiClient api;
  private final DeviceAccess access;
  private final Pairer pairer;
  private final SessionOpener opener;
  private final CertificateRenewal renewal;
  private final FollowPolicies policies;
  private final Queue<HoneyLinkSession> sessions = new ConcurrentLinkedQueue<>();

  private HoneyLink(
      ApiClient api, DeviceIdentity identity, DeviceClock clock, CertificateRenewal renewal) {
    this.api = api;
    this.renewal = renewal;
    this.access = new DeviceAccess(api, identity);
    this.pairer = new Pairer(api, access, identity, clock);
    this.opener = new SessionOpener(api, access, identity);
    this.policies = new FollowPolicies(api, access, identity);
  }

  /**
   * Nothing is sent before the first call.
   *
   * @param server scheme, host and port, as in {@code https://localhost:8443}
   */
  public static HoneyLink connect(URI server, DeviceIdentity identity, ServerTrust trust) {
    return connect(server, identity, trust, trust.clock().orElse(InstantSource.system()));
  }

  static HoneyLink connect(
      URI server, DeviceIdentity identity, ServerTrust trust, InstantSource clock) {
    return new HoneyLink(
        new ApiClient(server, trust),
        identity,
        trust.clock(),
        new CertificateRenewal(server, trust, identity, clock));
  }

  /**
   * Pairs the device with the code that its registration gave.
   *
   * @throws HoneyLinkApiException when the server refuses, as for a wrong or expired code
   * @throws ServerUnreachable when it does not answer
   * @throws NotPaired when the device is not registered
   * @throws PairingFailed when the answer cannot be used
   */
  public PairingResult pair(String pairingCode) {
    return pairer.pair(pairingCode);
  }

  /**
   * Gets a new certificate for a new key, over mutual TLS with the one in use, and uses it. When it
   * is broken off at any point, the next call goes on.
   *
   * @throws HoneyLinkApiException when the server refuses, as for a certificate that has expired:
   *     then the device must be paired again
   * @throws ServerUnreachable when it does not answer
   * @throws NotPaired when the device is not paired
   * @throws PairingFailed when the answer cannot be used
   */
  public void renewCertificate() {
    renewal.renew();
  }

  /**
   * Renews when less than a third of the certificate's time is left, or when its authority is about
   * to go: to be called now and then, as once a day. Opening a session looks at the time, too.
   *
   * @return true when it was renewed
   * @throws HoneyLinkApiException when the server refuses
   * @throws ServerUnreachable when it does not answer
   * @throws NotPaired when the device is not paired
   */
  public boolean renewCertificateIfDue() {
    return renewal.renewIfDue();
  }

  /**
   * Takes over, and acknowledges, a newer device master that waits at the server. A session that
   * needs one brings it by itself; a device that opens none for long calls this when it hears of a
   * rotation, or now and then.
   *
   * @throws HoneyLinkApiException when the server refuses
   * @throws ServerUnreachable when it does not answer
   * @throws NotPaired when the device is not paired
   */
  public void refreshKeys() {
    opener.refreshKeys();
  }

  /** Who has the word on new policies of the device; without one they are accepted. */
  public void onPolicy(PolicyListener listener) {
    policies.listener(listener);
  }

  /**
   * Fetches the device's policy and answers to it, unless that is done already. While a session is
   * open the server says when there is a new one, and this is done by itself.
   *
   * @throws PolicyBundleRefused when it cannot be trusted
   * @throws HoneyLinkApiException when the server refuses
   * @throws ServerUnreachable when it does not answer
   */
  public void refreshPolicy() {
    policies.follow();
  }

  /** For one hour, straight to the server; as {@link #openSession(SessionRequest)}. */
  public HoneyLinkSession openSession(StreamSpec... streams) {
    return openSession(SessionRequest.of(streams));
  }

  /**
   * @throws HoneyLinkApiException when the server refuses; names every fault
   * @throws ServerUnreachable when it does not answer
   * @throws NotPaired when the device is not paired
   */
  public HoneyLinkSession openSession(SessionRequest request) {
    renewal.renewInPassing();
    HoneyLinkSession session = opener.open(request);
    session.onWord(ControlKind.POLICY, notice -> policies.heard());
    sessions.removeIf(other -> other.state() == SessionState.CLOSED);
    sessions.add(session);
    return session;
  }

  /** Closes every session, also when one cannot be closed; throws what went wrong there then. */
  @Override
  public void close() {
    List<RuntimeException> failures = new ArrayList<>();
    for (HoneyLinkSession session : sessions) {
      try {
        session.close();
      } catch (HoneyLinkApiException e) {
        failures.add(e);
      }
    }
    sessions.clear();
    api.close();
    access.close();
    if (!failures.isEmpty()) {
      throw failures.getFirst();
    }
  }
}
