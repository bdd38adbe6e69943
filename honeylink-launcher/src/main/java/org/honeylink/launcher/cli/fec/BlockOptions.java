package org.honeylink.launcher.cli.fec;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.honeylink.launcher.cli.io.CommandFailed;
import org.honeylink.transport.fec.FecScheme;
import picocli.CommandLine.Option;

/** The shape of a block, and its shards as bytes one behind the other. */
final class BlockOptions {

  private static final int MOST_DATA = 128;
  private static final int MOST_PARITY = 64;
  private static final int MOST_BYTES = 1 << 20;

  @Option(
      names = "--data-shards",
      required = true,
      paramLabel = "K",
      description = "Data shards of the block, 1 to 128.")
  private int dataShards;

  @Option(
      names = "--parity-shards",
      required = true,
      paramLabel = "M",
      description = "Parity shards of the block, 0 to 64.")
  private int parityShards;

  @Option(
      names = "--shard-bytes",
      required = true,
      paramLabel = "N",
      description = "Bytes of each shard, 1 to 1048576.")
  private int shardBytes;

  /** Checks what was given. */
  FecScheme scheme() {
    check("--data-shards", dataShards, 1, MOST_DATA);
    check("--parity-shards", parityShards, 0, MOST_PARITY);
    check("--shard-bytes", shardBytes, 1, MOST_BYTES);
    return new FecScheme(dataShards, parityShards);
  }

  private static void check(String option, int value, int least, int most) {
    if (value < least || value > most) {
      throw CommandFailed.usage(
          "%s is %d to %d; received %d".formatted(option, least, most, value));
    }
  }

  int shardBytes() {
    return shardBytes;
  }

  /** As many empty shards as the block has. */
  byte[][] shards() {
    return new byte[scheme().totalShards()][shardBytes];
  }

  /**
   * Fills shards from the input, which has to end behind the last.
   *
   * @param what for the message, as in {@code "the 10 data shards"}
   */
  void read(InputStream input, Iterable<byte[]> shards, String what) {
    long expected = 0;
    long received = 0;
    try {
      for (byte[] shard : shards) {
        received += input.readNBytes(shard, 0, shard.length);
        expected += shard.length;
      }
      if (received == expected && input.read() >= 0) {
        throw CommandFailed.because(
            "standard input has more than the %d bytes of %s".formatted(expected, what));
      }
    } catch (IOException e) {
      throw CommandFailed.because("standard input cannot be read: " + e.getMessage(), e);
    }
    if (received < expected) {
      throw CommandFailed.because(
          "standard input ended after %d bytes; %s need %d".formatted(received, what, expected));
    }
  }

  static void write(OutputStream output, Iterable<byte[]> shards) {
    try {
      for (byte[] shard : shards) {
        output.write(shard);
      }
      output.flush();
    } catch (IOException e) {
      throw CommandFailed.because("standard output cannot be written: " + e.getMessage(), e);
    }
  }
}
