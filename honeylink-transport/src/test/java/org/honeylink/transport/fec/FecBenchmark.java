package org.honeylink.transport.fec;

import java.lang.foreign.Arena;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.honeylink.transport.fec.kernel.FecKernels;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** A block of ten shards of 1,200 B: its parity, and all it may lose, brought back. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 1,
    jvmArgsAppend = {"--add-modules=jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED"})
public class FecBenchmark {

  private static final int DATA = 10;
  private static final int SHARD_BYTES = 1_200;

  @Param({"1", "2", "5"})
  int parity;

  private final Arena arena = Arena.ofConfined();
  private byte[][] shards = {};
  private boolean[] present = {};
  private ReedSolomon ours = new ReedSolomon(DATA, 1);
  private ReedSolomon scalar = ours;
  private TableCodec table = new TableCodec(new byte[1][1]);
  private IsaL isaL = new IsaL(new byte[1][1], SHARD_BYTES, arena);

  @Setup
  public void prepare() {
    FecScheme scheme = new FecScheme(DATA, parity);
    ours = new ReedSolomon(scheme);
    scalar = new ReedSolomon(scheme, FecKernels.scalar());
    shards = new byte[DATA + parity][SHARD_BYTES];
    Random random = new Random(1);
    for (int i = 0; i < DATA; i++) {
      random.nextBytes(shards[i]);
    }
    present = new boolean[DATA + parity];
    Arrays.fill(present, parity, present.length, true);
    byte[][] rows = parityRows(scheme);
    table = new TableCodec(rows);
    isaL = new IsaL(rows, SHARD_BYTES, arena);
    ours.encode(shards, SHARD_BYTES);
    requireSameParity();
  }

  /** Parity of shards that are 1 at one place each is the row itself. */
  private static byte[][] parityRows(FecScheme scheme) {
    byte[][] unit = new byte[scheme.totalShards()][DATA];
    for (int i = 0; i < DATA; i++) {
      unit[i][i] = 1;
    }
    new ReedSolomon(scheme).encode(unit, DATA);
    return Arrays.copyOfRange(unit, DATA, unit.length);
  }

  /** A peer that computes something else is none. */
  private void requireSameParity() {
    byte[][] theirs = new byte[shards.length][];
    for (int i = 0; i < shards.length; i++) {
      theirs[i] = i < DATA ? shards[i] : new byte[SHARD_BYTES];
      if (i < DATA) {
        isaL.put(i, shards[i]);
      }
    }
    table.encode(theirs, SHARD_BYTES);
    isaL.encode();
    for (int i = 0; i < parity; i++) {
      if (!Arrays.equals(shards[DATA + i], theirs[DATA + i])
          || !Arrays.equals(shards[DATA + i], isaL.parity(i))) {
        throw new IllegalStateException("parity differs");
      }
    }
  }

  @TearDown
  public void close() {
    arena.close();
  }

  @Benchmark
  public byte[][] encodeOurs() {
    ours.encode(shards, SHARD_BYTES);
    return shards;
  }

  @Benchmark
  public byte[][] encodeOursScalar() {
    scalar.encode(shards, SHARD_BYTES);
    return shards;
  }

  @Benchmark
  public byte[][] encodeTable() {
    table.encode(shards, SHARD_BYTES);
    return shards;
  }

  @Benchmark
  public IsaL encodeIsaL() {
    isaL.encode();
    return isaL;
  }

  /** As many data shards are lost as parity can bring back. */
  @Benchmark
  public int rebuildOurs() {
    return ours.rebuildData(shards, present, SHARD_BYTES);
  }
}
