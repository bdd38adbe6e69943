package org.honeylink.launcher.cli.packet;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.honeylink.crypto.keys.RekeyNotice;
import org.honeylink.transport.connection.FecNotice;
import org.honeylink.transport.packet.ControlKind;
import org.honeylink.transport.packet.DropReason;
import org.honeylink.transport.packet.Frame;

/** The word of the control plane in a CONTROL packet, by its kind. */
final class ControlReading {

  private static final HexFormat HEX = HexFormat.of();

  private ControlReading() {}

  static Optional<Fault> describe(byte[] packet, Frame.Control control, JsonObjectBuilder answer) {
    int at = control.contentOffset();
    byte[] content = Arrays.copyOfRange(packet, at, at + control.contentBytes());
    JsonObjectBuilder fields = Json.createObjectBuilder().add("kind", control.kind());
    Optional<Fault> fault =
        ControlKind.ofNumber(control.kind())
            .map(kind -> read(kind, content, fields))
            .orElseGet(() -> unknown(content, fields));
    answer.add("control", fields);
    return fault;
  }

  private static Optional<Fault> read(ControlKind kind, byte[] content, JsonObjectBuilder fields) {
    return switch (kind) {
      case REKEY -> rekey(content, fields);
      case POLICY -> WordReading.policy(content, fields);
      case SESSION -> WordReading.settings(content, fields);
      case COMMAND -> WordReading.command(content, fields);
      case COMMAND_ANSWER -> WordReading.commandAnswer(content, fields);
      case REDUNDANCY -> redundancy(content, fields);
    };
  }

  private static Optional<Fault> unknown(byte[] content, JsonObjectBuilder fields) {
    fields.add("meaning", "not known here; a receiver ignores it");
    fields.add("content", HEX.formatHex(content));
    return Optional.empty();
  }

  private static Optional<Fault> rekey(byte[] content, JsonObjectBuilder fields) {
    fields.add("meaning", "notice of a re-keying");
    Optional<RekeyNotice> notice = RekeyNotice.read(content);
    if (notice.isEmpty()) {
      fields.add("content", HEX.formatHex(content));
      return Optional.of(
          new Fault(
              DropReason.NOT_CONSUMED,
              ("no notice of a re-keying: 40 or 120 bytes, number and generation from 1, a key that"
                      + " X25519 takes; this has %d bytes")
                  .formatted(content.length)));
    }
    RekeyNotice each = notice.get();
    fields
        .add("number", each.number())
        .add("generation", each.generation())
        .add("server_key", HEX.formatHex(each.serverKey().bytes()));
    each.master()
        .ifPresent(
            master ->
                fields
                    .add("hpke_enc", HEX.formatHex(master.enc()))
                    .add("hpke_ciphertext", HEX.formatHex(master.ciphertext())));
    return Optional.empty();
  }

  private static Optional<Fault> redundancy(byte[] content, JsonObjectBuilder fields) {
    fields.add("meaning", "notice of a changed redundancy");
    FecNotice notice = FecNotice.read(content, 0, content.length);
    if (notice == null) {
      fields.add("content", HEX.formatHex(content));
      return Optional.of(
          Fault.malformed(
              ("no notice of a changed redundancy: 14 bytes, 1 to 64 data and at most 64 parity"
                      + " shards, a loss of at most 1000000, a burst of at least 1000; this has %d"
                      + " bytes")
                  .formatted(content.length)));
    }
    fields
        .add("number", notice.number())
        .add("data_shards", notice.scheme().dataShards())
        .add("parity_shards", notice.scheme().parityShards())
        .add("loss_before_repair", notice.measured().loss())
        .add("average_burst", notice.measured().meanBurst());
    return Optional.empty();
  }
}
