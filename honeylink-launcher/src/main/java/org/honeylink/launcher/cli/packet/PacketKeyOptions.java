package org.honeylink.launcher.cli.packet;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.honeylink.crypto.aead.CipherSuite;
import org.honeylink.crypto.keys.Direction;
import org.honeylink.crypto.keys.DirectionKeys;
import org.honeylink.crypto.keys.KeyHierarchy;
import org.honeylink.crypto.secret.SecretBytes;
import org.honeylink.launcher.cli.io.CommandFailed;
import org.honeylink.launcher.cli.io.DirectionOption;
import org.honeylink.launcher.cli.io.SecretInput;
import org.honeylink.launcher.cli.io.Surroundings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What captured packets are opened with; keys are read from files, as for {@code keys derive}. */
final class PacketKeyOptions {

  private static final Path STANDARD_INPUT = Path.of("-");
  private static final int STREAM_KEY_BYTES = 32;

  @Option(
      names = "--stream-key",
      paramLabel = "FILE",
      description =
          "File with the stream key of the epoch, 32 bytes in hexadecimal or base64url; - is"
              + " standard input. It opens both directions.")
  private @Nullable Path streamKey;

  @Option(
      names = "--direction-key",
      paramLabel = "FILE",
      description = "Instead: file with key and iv of one direction, 44 bytes.")
  private @Nullable Path directionKey;

  @Option(
      names = "--direction",
      paramLabel = "WAY",
      converter = DirectionOption.class,
      description = "With --stream-key: only c2s (device to server) or s2c, not both.")
  private @Nullable Direction direction;

  @Option(
      names = "--cipher",
      paramLabel = "NAME",
      defaultValue = "chacha20-poly1305",
      converter = CipherOption.class,
      description = "chacha20-poly1305 or aes-256-gcm (default: ${DEFAULT-VALUE}).")
  private CipherSuite cipher = CipherSuite.CHACHA20_POLY1305;

  /** Names of ciphers as people and the API write them. */
  static final class CipherOption implements ITypeConverter<CipherSuite> {

    @Override
    public CipherSuite convert(String text) {
      return Arrays.stream(CipherSuite.values())
          .filter(suite -> suite.name().equalsIgnoreCase(text.replace('-', '_')))
          .findFirst()
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "'" + text + "' is no cipher; use chacha20-poly1305 or aes-256-gcm"));
    }
  }

  boolean readStandardInput() {
    return STANDARD_INPUT.equals(streamKey) || STANDARD_INPUT.equals(directionKey);
  }

  /** One for each direction that can be opened; none without a key. The caller closes them. */
  List<PacketOpener> read(Surroundings surroundings) {
    if (streamKey != null && directionKey != null) {
      throw CommandFailed.usage("Give --stream-key or --direction-key, not both");
    }
    if (direction != null && streamKey == null) {
      throw CommandFailed.usage("--direction needs --stream-key; a direction key is of one anyway");
    }
    if (streamKey != null) {
      return ofStream(surroundings, streamKey);
    }
    return directionKey == null ? List.of() : List.of(ofDirection(surroundings, directionKey));
  }

  private List<PacketOpener> ofStream(Surroundings surroundings, Path file) {
    try (SecretBytes key = SecretInput.read(surroundings, "stream key", file, STREAM_KEY_BYTES)) {
      return Arrays.stream(Direction.values())
          .filter(each -> direction == null || each == direction)
          .map(each -> new PacketOpener(each.text(), cipher, KeyHierarchy.direction(key, each)))
          .toList();
    }
  }

  private PacketOpener ofDirection(Surroundings surroundings, Path file) {
    int bytes = DirectionKeys.KEY_BYTES + DirectionKeys.IV_BYTES;
    try (SecretBytes traffic = SecretInput.read(surroundings, "direction key", file, bytes)) {
      return new PacketOpener("", cipher, DirectionKeys.split(traffic));
    }
  }
}
