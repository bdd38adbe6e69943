package org.honeylink.sdk;

import java.net.URI;
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
import org.honeylink.sdk.session.HoneyLinkSession;
import org.honeylink.sdk.session.SessionOpener;
import org.honeylink.sdk.session.SessionRequest;
import org.honeylink.sdk.session.SessionState;
import org.honeylink.sdk.session.StreamSpec;

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
  private final Queue<HoneyLinkSession> sessions = new ConcurrentLinkedQueue<>();

  private HoneyLink(ApiClient api, DeviceIdentity identity, DeviceClock clock) {
    this.api = api;
    this.access = new DeviceAccess(api, identity);
    this.pairer = new Pairer(api, access, identity, clock);
    this.opener = new SessionOpener(api, access, identity);
  }

  /**
   * Nothing is sent before the first call.
   *
   * @param server scheme, host and port, as in {@code https://localhost:8443}
   */
  public static HoneyLink connect(URI server, DeviceIdentity identity, ServerTrust trust) {
    return new HoneyLink(new ApiClient(server, trust), identity, trust.clock());
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
    HoneyLinkSession session = opener.open(request);
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
