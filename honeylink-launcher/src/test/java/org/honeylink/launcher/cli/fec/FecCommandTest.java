package org.honeylink.launcher.cli.fec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.honeylink.launcher.cli.io.Failures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FecCommandTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final StringWriter err = new StringWriter();

  private int run(byte[] input, String... arguments) {
    out.reset();
    return FecCommand.commandLine(new ByteArrayInputStream(input), out)
        .setErr(new PrintWriter(err, true))
        .setExecutionExceptionHandler(new Failures())
        .execute(arguments);
  }

  private int block(byte[] input, String command, String shape, String... more) {
    String[] sizes = shape.split(" ", -1);
    String[] arguments = {
      command, "--data-shards", sizes[0], "--parity-shards", sizes[1], "--shard-bytes", sizes[2]
    };
    String[] all = Arrays.copyOf(arguments, arguments.length + more.length);
    System.arraycopy(more, 0, all, arguments.length, more.length);
    return run(input, all);
  }

  private static byte[] random(int bytes) {
    byte[] random = new byte[bytes];
    new Random(bytes).nextBytes(random);
    return random;
  }

  /** Computed by Backblaze JavaReedSolomon; all its vectors are held in honeylink-transport. */
  @ParameterizedTest
  @CsvSource({
    "10 1 1, a0a6acb2b8bec4cad0d6, 47",
    "10 2 1, 090f151b21272d33393f, c4b7",
    "10 5 1, 42484e545a60666c7278, cf2f5ae11a",
    "8 2 1, c2c8ced4dae0e6ec, 4b79",
    "5 5 1, 10161c2228, bef957dc40",
    "4 2 1, 33393f45, c5f2",
    "1 1 1, e0, e0",
  })
  void parityIsThatOfJavaReedSolomon(String shape, String data, String parity) {
    assertEquals(0, block(HexFormat.of().parseHex(data), "encode", shape));
    assertEquals(parity, HexFormat.of().formatHex(out.toByteArray()));
  }

  @ParameterizedTest
  @CsvSource({
    "'10 2 1200', '0,9'",
    "'10 5 63', '1,2,3,12,14'",
    "'128 64 1', '0,5,127'",
    "'1 1 7', 0"
  })
  void whatParityCanBringBackComesBack(String shape, String missing) {
    String[] sizes = shape.split(" ", -1);
    int shardBytes = Integer.parseInt(sizes[2]);
    byte[] data = random(Integer.parseInt(sizes[0]) * shardBytes);
    assertEquals(0, block(data, "encode", shape));
    byte[] parity = out.toByteArray();
    ByteArrayOutputStream there = new ByteArrayOutputStream();
    byte[] all = Arrays.copyOf(data, data.length + parity.length);
    System.arraycopy(parity, 0, all, data.length, parity.length);
    for (int i = 0; i < all.length / shardBytes; i++) {
      if (!Arrays.asList(missing.split(",", -1)).contains(Integer.toString(i))) {
        there.write(all, i * shardBytes, shardBytes);
      }
    }
    assertEquals(0, block(there.toByteArray(), "rebuild", shape, "--missing", missing));
    assertArrayEquals(data, out.toByteArray());
  }

  @Test
  void withoutParityNothingIsWrittenAndWhatIsThereComesBack() {
    byte[] data = random(30);
    assertEquals(0, block(data, "encode", "3 0 10"));
    assertEquals(0, out.size());
    assertEquals(0, block(data, "rebuild", "3 0 10"));
    assertArrayEquals(data, out.toByteArray());
  }

  @ParameterizedTest
  @CsvSource({
    "0 2 10, --data-shards is 1 to 128; received 0",
    "129 2 10, --data-shards is 1 to 128; received 129",
    "10 65 10, --parity-shards is 0 to 64; received 65",
    "10 2 0, --shard-bytes is 1 to 1048576; received 0",
  })
  void aShapeOutOfRangeIsRefusedWithTheRule(String shape, String rule) {
    assertEquals(2, block(new byte[0], "encode", shape));
    assertTrue(err.toString().contains(rule), err.toString());
  }

  @Test
  void inputOfAnotherLengthIsRefusedWithBothLengths() {
    assertEquals(1, block(random(99), "encode", "10 2 10"));
    assertTrue(err.toString().contains("ended after 99 bytes"), err.toString());
    assertTrue(err.toString().contains("the 10 data shards need 100"), err.toString());
    assertEquals(1, block(random(101), "encode", "10 2 10"));
    assertTrue(err.toString().contains("more than the 100 bytes"), err.toString());
    assertEquals(0, out.size());
  }

  @ParameterizedTest
  @CsvSource({
    "'0,1,2', '3 shards are missing, and 2 parity shards'",
    "12, 'places 0 to 11 of a block of 10+2; received 12'",
    "-1, 'received -1'",
  })
  void whatCannotBeRebuiltIsRefused(String missing, String reason) {
    assertEquals(2, block(new byte[0], "rebuild", "10 2 10", "--missing", missing));
    assertTrue(err.toString().contains(reason), err.toString());
  }
}
