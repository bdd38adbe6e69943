package org.honeylink.launcher.demo;

import java.util.UUID;
import org.honeylink.sdk.HoneyLink;
import org.honeylink.sdk.identity.DeviceIdentity;
import org.honeylink.sdk.session.HoneyLinkSession;

/** A device as any customer would write it: the SDK, and nothing else. */
final class SdkDevice implements DemoDevice {

  private final DeviceIdentity identity;
  private final HoneyLink link;
  private final HoneyLinkSession session;

  SdkDevice(DeviceIdentity identity, HoneyLink link, HoneyLinkSession session) {
    this.identity = identity;
    this.link = link;
    this.session = session;
  }

  @Override
  public String deviceId() {
    return identity.deviceId();
  }

  @Override
  public UUID sessionId() {
    return session.sessionId();
  }

  @Override
  public boolean send(StreamKind kind, byte[] message) {
    return session.stream(kind.streamName).trySend(message).isPresent();
  }

  @Override
  public long late(StreamKind kind) {
    return session.stream(kind.streamName).stats().messagesLate();
  }

  @Override
  public void close() {
    link.close();
    identity.close();
  }
}
