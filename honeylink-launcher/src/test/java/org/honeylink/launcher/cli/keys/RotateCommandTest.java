package org.honeylink.launcher.cli.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.honeylink.launcher.cli.CommandRun;
import org.honeylink.launcher.cli.FakeApi;
import org.honeylink.launcher.cli.io.ExitCodes;
import org.honeylink.launcher.cli.io.Surroundings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RotateCommandTest {

  private static final String ID = "01890a5d-ac96-774b-bcce-b302099a8057";
  private static final String ACCEPTED =
      """
      {"rotation_id":"%s","status":"RUNNING","total":2,"expected_completion":"2026-11-26T02:00:00Z"}
      """
          .formatted(ID);

  private final FakeApi api;

  RotateCommandTest(@TempDir Path directory) throws Exception {
    api = new FakeApi(directory);
  }

  @AfterEach
  void close() {
    api.close();
  }

  private static String rotation(String status, int retired, int failed) {
    return """
    {"rotation_id":"%s","reason":"manual","requested_by":"me","requested_at":\
    "2026-11-26T01:00:00Z","status":"%s","expected_completion":"2026-11-26T02:00:00Z",\
    "progress":{"total":2,"prepared":2,"active":2,"acknowledged":1,"retired":%d,"failed":%d,\
    "superseded":0,"percent":%d}}\
    """
        .formatted(ID, status, retired, failed, 50 * (retired + failed));
  }

  @Test
  void oneDeviceIsRotatedAndTheOrderSaysWhy() {
    api.answer("POST /devices/HL-1/keys/rotate", 202, ACCEPTED);
    CommandRun run =
        CommandRun.of(
                api.and("keys", "rotate", "--device", "HL-1", "--reason", "compromised", "--json"))
            .expect(ExitCodes.OK);
    assertEquals(ID, run.json().getString("rotation_id"));
    assertEquals(
        List.of(
            "POST /devices/HL-1/keys/rotate Bearer access"
                + " {\"reason\":\"compromised\",\"requested_by\":\"honeylink command line\"}"),
        api.calls());
  }

  @Test
  void waitingShowsProgressAndEndsWithTheRotation() {
    api.answer("POST /keys/rotations", 202, ACCEPTED)
        .answer("GET /keys/rotations/" + ID, 200, rotation("RUNNING", 0, 0))
        .answer("GET /keys/rotations/" + ID, 200, rotation("RUNNING", 1, 0))
        .answer("GET /keys/rotations/" + ID, 200, rotation("COMPLETED", 2, 0));
    CommandRun run =
        CommandRun.of(api.and("keys", "rotate", "--reason", "manual", "--wait"))
            .expect(ExitCodes.OK);
    assertTrue(run.errors().contains(" 50 %  2 devices"), run.errors());
    assertTrue(run.output().contains("COMPLETED"), run.output());
  }

  @Test
  void rotationThatLeftDevicesBehindEndsWithFailure() {
    api.answer("POST /keys/rotations", 202, ACCEPTED)
        .answer("GET /keys/rotations/" + ID, 200, rotation("INCOMPLETE", 1, 1));
    CommandRun.of(api.and("keys", "rotate", "--reason", "manual", "--wait"))
        .expect(ExitCodes.FAILED);
  }

  @Test
  void rehearsalNamesWhoWouldBeCutOffAndChangesNothing() {
    api.answer(
        "POST /keys/rotations?rehearse=true",
        200,
        """
        {"total":2,"cut_off":[{"device_id":"HL-2","reasons":["offline","certificate-ends"],\
        "last_seen_at":"2026-10-01T00:00:00Z"}]}\
        """);
    CommandRun run =
        CommandRun.of(api.and("keys", "rotate", "--reason", "scheduled", "--rehearse"))
            .expect(ExitCodes.FAILED);
    assertTrue(run.output().contains("HL-2"), run.output());
    assertTrue(run.output().contains("certificate-ends"), run.output());
    assertTrue(run.output().contains("2026-10-01T00:00:00Z"), run.output());
    assertEquals(1, api.calls().size());
  }

  @Test
  void refusalOfTheServerHasItsOwnExitCodeAndItsTrace() {
    CommandRun run =
        CommandRun.of(api.and("keys", "rotate", "--device", "HL-9", "--reason", "manual", "--json"))
            .expect(ExitCodes.REFUSED);
    assertTrue(run.errors().contains("4bf92f3577b34da6a3ce929d0e0e4736"), run.errors());
    assertEquals("ERR_NOT_FOUND", run.json().getJsonObject("error").getString("code"));
  }

  @Test
  void serverThatIsAwayHasItsOwnExitCode() {
    api.close();
    CommandRun run =
        CommandRun.of(api.and("keys", "rotate", "--reason", "manual"))
            .expect(ExitCodes.UNREACHABLE);
    assertTrue(run.errors().contains("--server"), run.errors());
  }

  @Test
  void serverThatIsNotTrustedCountsAsAway() {
    String server = api.and("keys")[2];
    CommandRun.of("keys", "rotate", "--reason", "manual", "--server", server)
        .expect(ExitCodes.UNREACHABLE);
  }

  @Test
  void wrongPasswordIsARefusalAndIsNotShown() {
    var wrong =
        new Surroundings(
            Map.of("HONEYLINK_PASSWORD", "guessed wrong"), System.in, Optional.empty());
    CommandRun run =
        CommandRun.in(wrong, api.and("keys", "rotate", "--reason", "manual"))
            .expect(ExitCodes.REFUSED);
    assertFalse((run.output() + run.errors()).contains("guessed"), run.errors());
  }

  @Test
  void missingPasswordIsSaidWithTheWaysToGiveIt() {
    var nobody = new Surroundings(Map.of(), System.in, Optional.empty());
    CommandRun run =
        CommandRun.in(nobody, api.and("keys", "rotate", "--reason", "manual"))
            .expect(ExitCodes.USAGE);
    assertTrue(run.errors().contains("--password-file"), run.errors());
    assertTrue(run.errors().contains("HONEYLINK_PASSWORD"), run.errors());
  }

  @Test
  void reasonIsOneOfTheKnownOnes() {
    CommandRun run =
        CommandRun.of(api.and("keys", "rotate", "--reason", "boredom")).expect(ExitCodes.USAGE);
    assertTrue(run.errors().contains("policy-change"), run.errors());
  }

  @Test
  void plainHttpIsRefused() {
    CommandRun run =
        CommandRun.of("keys", "rotate", "--reason", "manual", "--server", "http://localhost:8080")
            .expect(ExitCodes.USAGE);
    assertTrue(run.errors().contains("https://"), run.errors());
  }
}
