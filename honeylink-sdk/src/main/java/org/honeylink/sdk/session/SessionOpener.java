package org.honeylink.sdk.session;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.honeylink.crypto.secret.SecretBytes;
import org.honeylink.sdk.api.Answer;
import org.honeylink.sdk.api.ApiClient;
import org.honeylink.sdk.api.Credentials;
import org.honeylink.sdk.api.HoneyLinkApiException;
import org.honeylink.sdk.api.ServerUnreachable;
import org.honeylink.sdk.identity.DeviceIdentity;
import org.honeylink.sdk.identity.NotPaired;
import org.honeylink.sdk.session.OpenedSession.OpenedStream;
import org.honeylink.transport.connection.Role;
import org.honeylink.transport.connection.SessionConfig;
import org.honeylink.transport.connection.StreamConfig;

/** Opens sessions of one device: asks the server, agrees the keys, starts the driver. */
public final class SessionOpener {

  private final SessionApi api;
  private final DeviceIdentity identity;
  private final DeviceMasters masters;
  private final CommandMemory commands = new CommandMemory();

  /**
   * @param credentials of the device
   */
  public SessionOpener(ApiClient api, Credentials credentials, DeviceIdentity identity) {
    this.api = new SessionApi(api, credentials, identity);
    this.identity = identity;
    this.masters = new DeviceMasters(identity, this.api);
  }

  /**
   * @throws HoneyLinkApiException when the server refuses
   * @throws ServerUnreachable when it does not answer
   * @throws NotPaired when the device is not paired
   * @throws KeyMismatch when the server's keys are not the device's
   * @throws AgreementDowngraded when it left ML-KEM-768 out for a device of capability {@code pq}
   * @throws UncheckedIOException when no socket is to be had
   */
  public HoneyLinkSession open(SessionRequest request) {
    identity.deviceMaster().close(); // not paired: refused before the server is asked
    try (AgreementOffer offer = new AgreementOffer(identity)) {
      Answer answer = api.open(request, offer);
      OpenedSession opened = OpenedSession.of(answer);
      try {
        return start(request, answer, opened, offer);
      } catch (RuntimeException e) {
        giveUp(opened.sessionId(), e);
        throw e;
      }
    }
  }

  private void giveUp(UUID sessionId, RuntimeException cause) {
    try {
      api.close(sessionId);
    } catch (HoneyLinkApiException | ServerUnreachable e) {
      cause.addSuppressed(e);
    }
  }

  private HoneyLinkSession start(
      SessionRequest request, Answer answer, OpenedSession opened, AgreementOffer offer) {
    SessionKeys keys = agree(answer, opened, offer);
    try {
      checkKeys(answer, opened, keys);
      return start(request, opened, keys);
    } catch (RuntimeException e) {
      keys.close();
      throw e;
    }
  }

  /** The server says which generation it used, and hands it over when the device may lack it. */
  private SessionKeys agree(Answer answer, OpenedSession opened, AgreementOffer offer) {
    int generation = Math.toIntExact(answer.number("master_generation"));
    try (SecretBytes master = masters.of(generation, DeviceMasters.sealedIn(answer))) {
      return SessionKeys.agree(offer, master, opened);
    }
  }

  /** Takes over, and acknowledges, a newer device master that waits at the server. */
  public void refreshKeys() {
    masters.refresh();
  }

  /**
   * Both ends must have come to the same keys; the answer shows the server's, unless told not to.
   */
  private static void checkKeys(Answer answer, OpenedSession opened, SessionKeys keys) {
    List<Answer> streams = answer.objects("streams");
    for (int i = 0; i < streams.size(); i++) {
      if (streams.get(i).has("key_material")) {
        OpenedStream stream = opened.streams().get(i);
        try (SecretBytes material = SecretBytes.takeOver(streams.get(i).bytes("key_material"))) {
          if (!keys.matches(stream.streamId(), material)) {
            throw new KeyMismatch(opened.sessionId(), stream.name());
          }
        }
      }
    }
  }

  private HoneyLinkSession start(SessionRequest request, OpenedSession opened, SessionKeys keys) {
    Map<String, StreamFlow> flows = new LinkedHashMap<>();
    List<StreamConfig> configs = new ArrayList<>();
    for (OpenedStream stream : opened.streams()) {
      StreamSpec spec = specOf(request, stream.name());
      StreamProtection protection = keys.protection(stream.streamId(), stream.keyEpoch());
      flows.put(stream.name(), new StreamFlow(stream, spec.mode(), protection));
      configs.add(config(stream, spec, protection));
    }
    MonotonicClock clock = new MonotonicClock();
    SessionLink link =
        new SessionLink(
            opened.sessionId(),
            keys,
            flows.values(),
            SessionConfig.of(Role.DEVICE, configs),
            clock);
    return drive(request, opened, flows, link, clock);
  }

  private static StreamSpec specOf(SessionRequest request, String name) {
    return request.streams().stream()
        .filter(spec -> spec.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "The server opened a stream '" + name + "' that nobody asked for"));
  }

  private static StreamConfig config(
      OpenedStream stream, StreamSpec spec, StreamProtection protection) {
    return new StreamConfig(
        stream.connectionId(),
        stream.name(),
        spec.mode(),
        stream.priority(),
        spec.bandwidth().bitsPerSecond(),
        stream.fec(),
        true,
        spec.latencyBudget(),
        protection);
  }

  private HoneyLinkSession drive(
      SessionRequest request,
      OpenedSession opened,
      Map<String, StreamFlow> flows,
      SessionLink link,
      MonotonicClock clock) {
    InetSocketAddress peer = request.datagramAddress().orElse(opened.datagramAddress());
    UUID sessionId = opened.sessionId();
    try {
      link.connectPeer(peer);
      SessionDriver driver =
          new SessionDriver(link, clock, DatagramPath.open(peer), sessionId.toString());
      Map<String, HoneyLinkStream> streams = new LinkedHashMap<>();
      flows.forEach(
          (name, flow) -> streams.put(name, new HoneyLinkStream(name, flow, link, driver)));
      FollowRekeys rekeys =
          new FollowRekeys(
              sessionId, identity, new DeviceMasters(identity, this.api), link, driver::wake);
      FollowSettings settings = new FollowSettings(sessionId, api, link, driver::wake);
      link.onNotice(rekeys::heard);
      link.onSettings(settings::heard);
      driver.start(new SilenceWatch(sessionId, api, link, rekeys, settings, driver::wake)::check);
      return new HoneyLinkSession(sessionId, api, link, driver, commands, streams);
    } catch (IOException e) {
      throw new UncheckedIOException("No UDP socket to " + peer, e);
    }
  }
}
