package org.honeylink.launcher.cli.fec;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.honeylink.launcher.cli.io.ExitCodes;
import org.honeylink.transport.fec.FecScheme;
import org.honeylink.transport.fec.ReedSolomon;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code honeylink fec encode}: data shards in, parity shards out. */
@Command(
    name = "encode",
    description = {
      "Reads K data shards of N bytes from standard input, one behind the other, and writes",
      "their M parity shards to standard output."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class EncodeCommand implements Callable<Integer> {

  private final InputStream input;
  private final OutputStream output;

  @Mixin private BlockOptions block = new BlockOptions();

  EncodeCommand(InputStream input, OutputStream output) {
    this.input = input;
    this.output = output;
  }

  @Override
  public Integer call() {
    FecScheme scheme = block.scheme();
    byte[][] shards = block.shards();
    List<byte[]> data = Arrays.asList(shards).subList(0, scheme.dataShards());
    block.read(input, data, "the %d data shards".formatted(scheme.dataShards()));
    if (!scheme.isNone()) {
      new ReedSolomon(scheme).encode(shards, block.shardBytes());
    }
    BlockOptions.write(output, Arrays.asList(shards).subList(scheme.dataShards(), shards.length));
    return ExitCodes.OK;
  }
}
