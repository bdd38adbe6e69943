package org.honeylink.launcher.cli.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.honeylink.launcher.cli.CommandRun;
import org.honeylink.launcher.cli.WireFormatVectors;
import org.honeylink.launcher.cli.io.ExitCodes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every step of the hierarchy against the vectors that docs/wire-format.md prints. */
class DeriveCommandTest {

  @TempDir Path directory;
  private final WireFormatVectors vectors = new WireFormatVectors();

  private String vector(String name) {
    return vectors.text(name);
  }

  private String file(String name) throws IOException {
    return Files.writeString(Files.createTempFile(directory, "v", ""), vector(name) + "\n") + "";
  }

  private static String derived(String member, String... arguments) {
    List<String> command = new ArrayList<>(List.of("keys", "derive"));
    command.addAll(Arrays.asList(arguments));
    command.add("--json");
    return CommandRun.of(command.toArray(String[]::new))
        .expect(ExitCodes.OK)
        .json()
        .getString(member);
  }

  @Test
  void deviceMasterIsTheOneOfTheDocument() throws IOException {
    assertEquals(
        vector("device master"),
        derived(
            "device_master",
            "device-master",
            "--root",
            file("root"),
            "--device",
            vector("device id"),
            "--generation",
            vector("generation")));
  }

  @Test
  void sharedSecretIsTheOneOfTheDocumentFromEitherSide() throws IOException {
    assertEquals(
        vector("shared secret"),
        derived(
            "shared_secret",
            "shared-secret",
            "--private-key",
            file("device private key"),
            "--peer",
            vector("server public key")));
    assertEquals(
        vector("shared secret"),
        derived(
            "shared_secret",
            "shared-secret",
            "--private-key",
            file("server private key"),
            "--peer",
            Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(HexFormat.of().parseHex(vector("device public key")))));
  }

  @Test
  void sessionKeyIsTheOneOfTheDocument() throws IOException {
    assertEquals(vector("session key"), derived("session_key", session()));
  }

  @Test
  void hybridSessionKeyIsTheOneOfTheDocument() throws IOException {
    List<String> hybrid = new ArrayList<>(List.of(session()));
    hybrid.addAll(
        List.of("--kem-secret", file("kem secret"), "--transcript-hash", vector("transcript")));
    assertEquals(
        vector("hybrid session key"), derived("session_key", hybrid.toArray(String[]::new)));
  }

  @Test
  void rekeyedSessionKeyIsTheOneOfTheDocument() throws IOException {
    List<String> rekeyed =
        new ArrayList<>(List.of(session("rekey shared secret", "rekey device master")));
    rekeyed.addAll(
        List.of("--rekey", vector("rekey number"), "--previous-session-key", file("session key")));
    assertEquals(
        vector("rekeyed session key"), derived("session_key", rekeyed.toArray(String[]::new)));
  }

  private String[] session() throws IOException {
    return session("shared secret", "device master");
  }

  private String[] session(String sharedSecret, String master) throws IOException {
    return new String[] {
      "session",
      "--shared-secret",
      file(sharedSecret),
      "--device-master",
      file(master),
      "--device",
      vector("device id"),
      "--session",
      vector("session id")
    };
  }

  @Test
  void streamKeysAreThoseOfTheDocument() throws IOException {
    for (String epoch : new String[] {"0", "1"}) {
      assertEquals(
          vector("stream key, epoch " + epoch),
          derived(
              "stream_key",
              "stream",
              "--session-key",
              file("session key"),
              "--session",
              vector("session id"),
              "--stream",
              vector("stream id"),
              "--epoch",
              epoch));
    }
  }

  @Test
  void directionKeysAreThoseOfTheDocument() throws IOException {
    for (String way : new String[] {"c2s", "s2c"}) {
      String[] direction = {
        "direction", "--stream-key", file("stream key, epoch 0"), "--direction", way
      };
      assertEquals(vector(way + " key, epoch 0"), derived("key", direction));
      assertEquals(vector(way + " iv, epoch 0"), derived("iv", direction));
    }
  }

  @Test
  void secretMayComeFromStandardInputInBase64url() {
    String root =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(HexFormat.of().parseHex(vector("root")));
    CommandRun run =
        CommandRun.with(
            root,
            "keys",
            "derive",
            "device-master",
            "--root",
            "-",
            "--device",
            vector("device id"),
            "--json");
    assertEquals(vector("device master"), run.json().getString("device_master"));
  }

  @Test
  void labelIsTheOneOfTheDocument() throws IOException {
    List<String> command = new ArrayList<>(List.of("keys", "derive"));
    command.addAll(Arrays.asList(session()));
    CommandRun run = CommandRun.of(command.toArray(String[]::new)).expect(ExitCodes.OK);
    assertTrue(
        run.output()
            .contains(
                "HoneyLink-v1|session|12:HL-EDGE-0001,36:01890a5d-ac96-774b-bcce-b302099a8057"),
        run.output());
  }

  @Test
  void eachKindOfSessionKeyIsAnother() throws IOException {
    List<String> plain = List.of(session());
    List<String> rekeyed = new ArrayList<>(plain);
    rekeyed.addAll(List.of("--rekey", "1", "--previous-session-key", file("session key")));
    List<String> hybrid = new ArrayList<>(plain);
    hybrid.addAll(List.of("--kem-secret", file("session key"), "--transcript-hash", "aGFzaA"));
    assertEquals(
        3,
        List.of(plain, rekeyed, hybrid).stream()
            .map(arguments -> derived("session_key", arguments.toArray(String[]::new)))
            .distinct()
            .count());
  }

  @Test
  void halfOfAPairOfOptionsIsRefused() throws IOException {
    List<String> command = new ArrayList<>(List.of("keys", "derive"));
    command.addAll(Arrays.asList(session()));
    command.addAll(List.of("--rekey", "1"));
    CommandRun run = CommandRun.of(command.toArray(String[]::new)).expect(ExitCodes.USAGE);
    assertTrue(run.errors().contains("--previous-session-key"), run.errors());
  }

  @Test
  void secretOfWrongLengthIsRefusedWithoutBeingShown() throws IOException {
    Path file = Files.writeString(directory.resolve("short"), "c0ffee00c0ffee00");
    CommandRun run =
        CommandRun.of("keys", "derive", "device-master", "--root", file + "", "--device", "HL-1")
            .expect(ExitCodes.FAILED);
    assertTrue(run.errors().contains("32 bytes"), run.errors());
    assertFalse(run.errors().contains("c0ffee"), run.errors());
  }

  @Test
  void pointOfLowOrderIsRefused() throws IOException {
    CommandRun run =
        CommandRun.of(
                "keys",
                "derive",
                "shared-secret",
                "--private-key",
                file("device private key"),
                "--peer",
                "00".repeat(32))
            .expect(ExitCodes.FAILED);
    assertTrue(run.errors().contains("low order"), run.errors());
  }
}
