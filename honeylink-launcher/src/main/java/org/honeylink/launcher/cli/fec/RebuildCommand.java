package org.honeylink.launcher.cli.fec;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.honeylink.launcher.cli.io.CommandFailed;
import org.honeylink.launcher.cli.io.ExitCodes;
import org.honeylink.transport.fec.FecScheme;
import org.honeylink.transport.fec.ReedSolomon;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code honeylink fec rebuild}: the shards that are there in, all data shards out. */
@Command(
    name = "rebuild",
    description = {
      "Reads the shards that are there from standard input, in the order of the block, data first,",
      "and writes all K data shards to standard output."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class RebuildCommand implements Callable<Integer> {

  private final InputStream input;
  private final OutputStream output;

  @Mixin private BlockOptions block = new BlockOptions();

  @Option(
      names = "--missing",
      split = ",",
      paramLabel = "I",
      description = "Places of the shards that are missing, from 0; parity follows the data: 0,3.")
  private Set<Integer> missing = new TreeSet<>();

  RebuildCommand(InputStream input, OutputStream output) {
    this.input = input;
    this.output = output;
  }

  @Override
  public Integer call() {
    FecScheme scheme = block.scheme();
    checkMissing(scheme);
    byte[][] shards = block.shards();
    boolean[] present = new boolean[shards.length];
    List<byte[]> received =
        IntStream.range(0, shards.length)
            .filter(i -> !missing.contains(i))
            .peek(i -> present[i] = true)
            .mapToObj(i -> shards[i])
            .toList();
    block.read(input, received, "the %d shards that are there".formatted(received.size()));
    if (!scheme.isNone()) {
      int _ = new ReedSolomon(scheme).rebuildData(shards, present, block.shardBytes());
    }
    BlockOptions.write(output, Arrays.asList(shards).subList(0, scheme.dataShards()));
    return ExitCodes.OK;
  }

  private void checkMissing(FecScheme scheme) {
    missing.stream()
        .filter(place -> place < 0 || place >= scheme.totalShards())
        .findFirst()
        .ifPresent(
            place -> {
              throw CommandFailed.usage(
                  "--missing names places 0 to %d of a block of %s; received %d"
                      .formatted(scheme.totalShards() - 1, scheme, place));
            });
    if (missing.size() > scheme.parityShards()) {
      throw CommandFailed.usage(
          "%d shards are missing, and %d parity shards bring back no more than as many"
              .formatted(missing.size(), scheme.parityShards()));
    }
  }
}
