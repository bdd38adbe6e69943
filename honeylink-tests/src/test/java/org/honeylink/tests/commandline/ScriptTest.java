package org.honeylink.tests.commandline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code ./honeylink} says; nothing is built or started for it. */
class ScriptTest {

  private static final int SECONDS = 60;

  @Test
  void helpNamesEveryCommand() {
    CommandLine help = CommandLine.script(SECONDS, "help");
    assertEquals(0, help.exitCode(), help.errors());
    for (String command :
        new String[] {
          "demo", "up", "keys", "cert", "fec", "packet", "link", "bench", "test", "build", "clean",
          "help"
        }) {
      assertTrue(help.output().contains(command), help.output());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "demo, --devices",
    "demo, --duration",
    "demo, --loss",
    "demo, --json",
    "up, --data",
    "up, --http-port",
    "up, --udp-port",
    "keys, generate",
    "keys, derive",
    "keys, inspect",
    "keys, rotate",
    "fec, encode",
    "fec, rebuild",
    "packet, decode",
    "packet, --stream-key",
    "link, emulate",
    "link, --target",
    "bench, scheduler",
    "bench, --full",
    "cert, request",
    "cert, verify",
    "cert, revoke"
  })
  void helpExplainsEveryOption(String command, String option) {
    CommandLine help = CommandLine.script(SECONDS, "help", command);
    assertEquals(0, help.exitCode(), help.errors());
    assertTrue(help.output().contains(option), help.output());
  }

  @ParameterizedTest
  @CsvSource({
    "dmeo, demo",
    "tset, test",
    "hlep, help",
    "ups, up",
    "biuld, build",
    "kyes, keys",
    "crt, cert"
  })
  void unknownCommandIsAnsweredWithTheNearestOne(String wrong, String nearest) {
    assertRefused(CommandLine.script(SECONDS, wrong), wrong, nearest);
  }

  @ParameterizedTest
  @CsvSource({
    "demo, --devises, --devices",
    "demo, --jsno, --json",
    "demo, --los, --loss",
    "up, --http-prot, --http-port",
    "up, --dta, --data",
    "bench, fce, fec"
  })
  void unknownOptionIsAnsweredWithTheNearestOne(String command, String wrong, String nearest) {
    assertRefused(CommandLine.script(SECONDS, command, wrong), wrong, nearest);
  }

  @Test
  void benchWithoutANameListsTheNames() {
    CommandLine bench = CommandLine.script(SECONDS, "bench");
    assertEquals(0, bench.exitCode(), bench.errors());
    for (String name :
        new String[] {
          "fec",
          "aead",
          "scheduler",
          "packets",
          "stream",
          "datagrams",
          "latency",
          "sessions",
          "commands"
        }) {
      assertTrue(bench.output().contains("  " + name), bench.output());
    }
    assertRefused(CommandLine.script(SECONDS, "bench", "fec", "--fulll"), "--fulll", "--full");
  }

  @ParameterizedTest
  @ValueSource(strings = {"keys", "cert", "fec", "packet", "link"})
  void aToolWithoutCommandExplainsItself(String command) {
    CommandLine tool = CommandLine.script(SECONDS, command);
    assertEquals(2, tool.exitCode(), tool.output());
    assertTrue(tool.errors().contains("./honeylink " + command + " COMMAND"), tool.errors());
  }

  private static void assertRefused(CommandLine refused, String wrong, String nearest) {
    assertEquals(2, refused.exitCode(), refused.output() + refused.errors());
    assertEquals("", refused.output());
    assertTrue(refused.errors().contains(wrong), refused.errors());
    assertTrue(refused.errors().contains(nearest), refused.errors());
  }
}
