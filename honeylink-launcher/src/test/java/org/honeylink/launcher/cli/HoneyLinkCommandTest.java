package org.honeylink.launcher.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.honeylink.launcher.cli.io.Surroundings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class HoneyLinkCommandTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @ParameterizedTest
  @CsvSource({"--devcies,--devices", "--durration,--duration", "--los,--loss", "--jsn,--json"})
  void aMistypedOptionNamesTheNearestOne(String typed, String meant) {
    assertEquals(CommandLine.ExitCode.USAGE, execute("demo", typed));
    assertTrue(err.toString().contains(typed) && err.toString().contains(meant), err.toString());
  }

  @Test
  void aMistypedCommandNamesTheNearestOne() {
    assertEquals(CommandLine.ExitCode.USAGE, execute("dmeo"));
    assertTrue(err.toString().contains("demo"), err.toString());
  }

  @ParameterizedTest
  @CsvSource({
    "--devices,0,devices is 1 to 100",
    "--devices,101,devices is 1 to 100",
    "--duration,60,write it like 60s",
    "--duration,0s,1s or more",
    "--loss,5 percent,write it like 5%",
    "--loss,95%,loss is 0% to 90%",
  })
  void aValueOutOfRangeIsRefusedWithTheRule(String option, String value, String rule) {
    assertEquals(
        CommandLine.ExitCode.USAGE,
        execute("demo", "--server-jar", "/proc/version", option, value));
    assertTrue(err.toString().contains(rule), err.toString());
  }

  @Test
  void aMissingServerIsToldWithTheWayToGetIt() {
    assertEquals(CommandLine.ExitCode.USAGE, execute("demo", "--server-jar", "/no/such.jar"));
    assertTrue(err.toString().contains("./honeylink build"), err.toString());
  }

  @Test
  void helpDocumentsEveryOptionThatIsNotInternal() {
    assertEquals(0, execute("demo", "--help"));
    for (String option : new String[] {"--devices", "--duration", "--loss", "--json", "--keep"}) {
      assertTrue(out.toString().contains(option), out.toString());
    }
    assertFalse(out.toString().contains("--server-jar"));
  }

  @ParameterizedTest
  @CsvSource({
    "keys,rotate,password,HONEYLINK_PASSWORD",
    "keys,generate,passphrase,HONEYLINK_PASSPHRASE",
    "cert,request,passphrase,HONEYLINK_PASSPHRASE"
  })
  void aSecretHasAFileOrOneVariableAndHelpNamesThem(
      String command, String subcommand, String secret, String variable) {
    assertEquals(0, execute(command, subcommand, "--help"));
    assertTrue(out.toString().contains("--" + secret + "-file"), out.toString());
    assertTrue(out.toString().contains(variable), out.toString());
    assertFalse(out.toString().contains("--" + secret + "-env"), out.toString());
  }

  private int execute(String... arguments) {
    return HoneyLinkCommand.commandLine(Surroundings.ofProcess())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
