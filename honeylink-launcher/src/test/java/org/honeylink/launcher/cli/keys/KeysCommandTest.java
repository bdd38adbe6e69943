package org.honeylink.launcher.cli.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.honeylink.launcher.cli.CommandRun;
import org.honeylink.launcher.cli.io.ExitCodes;
import org.honeylink.launcher.cli.io.Surroundings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code keys generate} and {@code keys inspect}. */
class KeysCommandTest {

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"ed25519", "x25519", "secp384r1", "ml-kem-768"})
  void generatedKeyIsSealedAndInspectedWithoutItsSecret(String algorithm) throws IOException {
    Path file = directory.resolve("key.p12");
    JsonObject made =
        CommandRun.of("keys", "generate", "--algorithm", algorithm, "--out", file + "", "--json")
            .expect(ExitCodes.OK)
            .json();
    assertEquals(algorithm, made.getString("algorithm"));
    assertFalse(made.containsKey("private_key_pem"));
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));

    CommandRun inspected =
        CommandRun.of("keys", "inspect", file + "", "--json").expect(ExitCodes.OK);
    assertEquals(made.getString("fingerprint"), inspected.json().getString("fingerprint"));
    assertEquals(algorithm, inspected.json().getString("algorithm"));
    assertFalse(inspected.output().contains(privateKeyHex(file)), inspected.output());
    assertFalse(inspected.output().contains("PRIVATE"), inspected.output());
  }

  private static String privateKeyHex(Path file) {
    byte[] encoded =
        SealedKeyPair.load(file, "correct horse".toCharArray()).getPrivate().getEncoded();
    String hex = HexFormat.of().formatHex(encoded);
    return hex.substring(hex.length() - 64);
  }

  @Test
  void plainKeyIsForItsOwnerAloneAndItsInspectionShowsNoSecret() throws IOException {
    Path file = directory.resolve("key.pem");
    CommandRun.of("keys", "generate", "--plain", "--out", file + "").expect(ExitCodes.OK);
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    String secret = Files.readString(file).lines().skip(1).findFirst().orElseThrow();
    CommandRun inspected = CommandRun.of("keys", "inspect", file + "").expect(ExitCodes.OK);
    assertTrue(inspected.output().contains("private key in the clear"), inspected.output());
    assertFalse(inspected.output().contains(secret), inspected.output());
  }

  @Test
  void privateKeyIsPrintedOnlyOnRequest() {
    CommandRun shown = CommandRun.of("keys", "generate", "--print-private").expect(ExitCodes.OK);
    assertTrue(shown.output().contains("BEGIN PRIVATE KEY"), shown.output());
  }

  @Test
  void keyThatWouldBeLostIsNotMade() {
    CommandRun lost = CommandRun.of("keys", "generate").expect(ExitCodes.USAGE);
    assertTrue(lost.errors().contains("--out FILE"), lost.errors());
  }

  @Test
  void fileThatIsThereIsNeverReplaced() throws IOException {
    Path file = Files.writeString(directory.resolve("precious"), "precious");
    for (String plain : new String[] {"--plain", "--json"}) {
      CommandRun refused =
          CommandRun.of("keys", "generate", "--out", file + "", plain).expect(ExitCodes.FAILED);
      assertTrue(refused.errors().contains("is there already"), refused.errors());
    }
    assertEquals("precious", Files.readString(file));
  }

  @Test
  void wrongPassphraseAndReadableFileAreRefusedWithTheReason() throws IOException {
    Path file = directory.resolve("key.p12");
    CommandRun.of("keys", "generate", "--out", file + "").expect(ExitCodes.OK);
    Path other = Files.writeString(directory.resolve("other"), "wrong\n");
    CommandRun wrong = CommandRun.of("keys", "inspect", file + "", "--passphrase-file", other + "");
    assertTrue(wrong.expect(ExitCodes.FAILED).errors().contains("passphrase"), wrong.errors());
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    CommandRun open = CommandRun.of("keys", "inspect", file + "", "--json");
    assertTrue(open.expect(ExitCodes.FAILED).errors().contains("chmod 600"), open.errors());
    assertEquals("FAILED", open.json().getJsonObject("error").getString("code"));
  }

  @Test
  void passphraseIsAskedForTwiceAtATerminalAndMissedElsewhere() {
    Path file = directory.resolve("key.p12");
    String[] generate = {"keys", "generate", "--out", file + ""};
    var nobody = new Surroundings(Map.of(), System.in, Optional.empty());
    CommandRun missed = CommandRun.in(nobody, generate).expect(ExitCodes.USAGE);
    assertTrue(missed.errors().contains("--passphrase-file"), missed.errors());
    var unsure = new Surroundings(Map.of(), System.in, Optional.of(prompt -> prompt.toCharArray()));
    assertTrue(CommandRun.in(unsure, generate).expect(ExitCodes.USAGE).errors().contains("differ"));
    var sure =
        new Surroundings(Map.of(), System.in, Optional.of(prompt -> "correct horse".toCharArray()));
    CommandRun.in(sure, generate).expect(ExitCodes.OK);
    CommandRun.of("keys", "inspect", file + "").expect(ExitCodes.OK);
  }

  @ParameterizedTest
  @CsvSource({
    "keys genrate, generate",
    "keys insepct, inspect",
    "keys derive strem, stream",
    "keys generate --algoritm, --algorithm",
    "cert verfiy, verify",
    "cert request --devcie, --device"
  })
  void mistypedWordNamesTheNearestOne(String typed, String meant) {
    CommandRun refused = CommandRun.of(typed.split(" ")).expect(ExitCodes.USAGE);
    assertTrue(refused.errors().contains(meant), refused.errors());
  }

  @Test
  void unknownKindOfKeyIsAnsweredWithTheKnownOnes() {
    CommandRun refused =
        CommandRun.of("keys", "generate", "--algorithm", "rsa").expect(ExitCodes.USAGE);
    assertTrue(refused.errors().contains("ed25519, x25519, secp384r1"), refused.errors());
  }

  @Test
  void fileOfNothingKnownIsRefused() throws IOException {
    Path file = Files.writeString(directory.resolve("letter"), "Dear Sir");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    CommandRun refused = CommandRun.of("keys", "inspect", file + "").expect(ExitCodes.FAILED);
    assertTrue(refused.errors().contains("PKCS#12"), refused.errors());
    Path missing = directory.resolve("missing");
    assertTrue(
        CommandRun.of("keys", "inspect", missing + "")
            .expect(ExitCodes.FAILED)
            .errors()
            .contains("There is no file"));
  }
}
