package org.honeylink.launcher.cli.packet;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Optional;
import org.honeylink.transport.packet.DropReason;
import org.honeylink.transport.packet.PacketHeader;
import org.honeylink.transport.packet.ReplayWindow;

/** Explains packets in the order of their capture, as a receiver looks at them. */
final class PacketDecoder implements AutoCloseable {

  private final List<PacketOpener> openers;
  private final boolean showNonce;

  /**
   * @param openers one for each direction that can be opened; belong to this object from now on
   * @param showNonce also the nonce, from which anybody gets the iv of the direction
   */
  PacketDecoder(List<PacketOpener> openers, boolean showNonce) {
    this.openers = List.copyOf(openers);
    this.showNonce = showNonce;
  }

  /** Fields by name; {@code drop} stands there when a receiver drops the packet. */
  JsonObject explain(CapturedPacket captured) {
    byte[] packet = captured.bytes().clone();
    JsonObjectBuilder answer =
        Json.createObjectBuilder().add("packet", captured.source()).add("bytes", packet.length);
    HeaderReading.fault(packet)
        .or(
            () -> {
              HeaderReading.describe(packet, answer);
              return openers.isEmpty() ? Optional.empty() : opened(packet, answer);
            })
        .ifPresent(fault -> answer.add("drop", fault.json()));
    return answer.build();
  }

  private Optional<Fault> opened(byte[] packet, JsonObjectBuilder answer) {
    for (PacketOpener opener : openers) {
      int bodyBytes = opener.open(packet);
      if (bodyBytes >= 0) {
        describe(opener, packet, answer);
        Optional<Fault> content = BodyReading.describe(packet, bodyBytes, answer);
        return replayed(opener, packet).or(() -> content);
      }
    }
    if (openers.size() == 1) {
      describe(openers.getFirst(), packet, answer);
    }
    return Optional.of(
        new Fault(
            DropReason.NOT_AUTHENTIC,
            "the tag is wrong: altered on the way, or sealed with another key, epoch, direction"
                + " or cipher"));
  }

  private void describe(PacketOpener opener, byte[] packet, JsonObjectBuilder answer) {
    if (!opener.direction().isEmpty()) {
      answer.add("direction", opener.direction());
    }
    if (showNonce) {
      answer.add("nonce", opener.nonce(PacketHeader.packetNumber(packet, 0)));
    }
  }

  private static Optional<Fault> replayed(PacketOpener opener, byte[] packet) {
    DropReason reason = opener.replay(packet);
    if (reason == null) {
      return Optional.empty();
    }
    long number = PacketHeader.packetNumber(packet, 0);
    return Optional.of(
        new Fault(
            reason,
            reason == DropReason.REPLAYED
                ? "packet number %d came before in this capture".formatted(number)
                : "packet number %d is %d or more below the highest before it"
                    .formatted(number, ReplayWindow.SIZE)));
  }

  @Override
  public void close() {
    openers.forEach(PacketOpener::close);
  }
}
