package org.honeylink.launcher.cli.packet;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.honeylink.launcher.cli.io.CommandFailed;
import org.honeylink.launcher.cli.io.ExitCodes;
import org.honeylink.launcher.cli.io.Output;
import org.honeylink.launcher.cli.io.Surroundings;
import org.honeylink.transport.packet.PacketHeader;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code honeylink packet decode}: what stands in captured packets, and why one is dropped. */
@Command(
    name = "decode",
    description = {
      "Explains captured packets: header and, with a key, the content; without a key",
      "the clear part alone. What the fields mean stands in docs/wire-format.md.",
      "Ends with 1 when a receiver would drop one of them; 'drop' tells why."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class DecodeCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Mixin private CaptureOptions capture = new CaptureOptions();

  @Option(
      names = "--connection-id",
      paramLabel = "HEX",
      description = "Show the packets of this connection id only, 16 hexadecimal digits.")
  private @Nullable String connectionId;

  @Option(
      names = "--show-nonce",
      description =
          "With a key: also the nonce, to compare with a device's. Nonce and packet number give"
              + " away the secret iv of the direction, so keep such output to yourself.")
  private boolean showNonce;

  @Mixin private PacketKeyOptions keys = new PacketKeyOptions();
  @Mixin private Output output = new Output();

  DecodeCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    if (keys.readStandardInput() && capture.readsStandardInput()) {
      throw CommandFailed.usage(
          "Key and packets cannot both come from standard input; name a FILE");
    }
    List<JsonObject> explained = new ArrayList<>();
    List<CapturedPacket> packets = capture.read(surroundings).stream().filter(this::asked).toList();
    if (packets.isEmpty()) {
      throw CommandFailed.because("There is no packet in what was read");
    }
    PacketDecoder decoder = new PacketDecoder(keys.read(surroundings), showNonce);
    try (decoder) {
      packets.forEach(packet -> explained.add(decoder.explain(packet)));
    }
    output.printEach("packets", explained);
    boolean good = explained.stream().noneMatch(packet -> packet.containsKey("drop"));
    return good ? ExitCodes.OK : ExitCodes.FAILED;
  }

  private boolean asked(CapturedPacket packet) {
    if (connectionId == null) {
      return true;
    }
    if (!connectionId.matches("[0-9a-fA-F]{16}")) {
      throw CommandFailed.usage(
          "--connection-id is 16 hexadecimal digits; received '" + connectionId + "'");
    }
    byte[] bytes = packet.bytes();
    return bytes.length >= PacketHeader.COMMON_BYTES
        && PacketHeader.connectionId(bytes, 0) == Long.parseUnsignedLong(connectionId, 16);
  }
}
