package org.honeylink.tests.commandline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The main job, short: ten seconds at five per cent loss. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoIT {

  private static final int DEVICES = 3;

  private CommandLine demo;
  private JsonObject result;

  @BeforeAll
  void run() {
    demo = CommandLine.program(240, "demo", "--json", "--duration", "10s", "--loss", "5%");
    try (var reader = Json.createReader(new StringReader(demo.output()))) {
      result = reader.readObject();
    } catch (RuntimeException e) {
      throw new AssertionError("not one JSON object: " + demo, e);
    }
  }

  @Test
  void endsWithSuccess() {
    assertEquals(0, demo.exitCode(), demo.errors());
  }

  @Test
  void standardOutputIsOneJsonObjectWithTheDocumentedMembersAndNothingElse() {
    assertEquals(
        Set.of(
            "devices", "sessions", "reliable", "unreliable", "latency_ms", "jms", "ready_seconds"),
        result.keySet());
    assertEquals(
        Set.of("sent", "delivered", "duplicates", "out_of_order"),
        result.getJsonObject("reliable").keySet());
    assertEquals(
        Set.of("sent", "received_raw", "delivered", "rebuilt", "residual_loss"),
        result.getJsonObject("unreliable").keySet());
    assertEquals(Set.of("p50", "p99"), result.getJsonObject("latency_ms").keySet());
    assertEquals(Set.of("received"), result.getJsonObject("jms").keySet());
  }

  @Test
  void eachDeviceHasItsSession() {
    assertEquals(DEVICES, result.getInt("devices"));
    assertEquals(DEVICES, result.getInt("sessions"));
  }

  @Test
  void everyReliableMessageArrivedExactlyOnceAndInOrder() {
    JsonObject reliable = result.getJsonObject("reliable");
    assertTrue(reliable.getInt("sent") > 0);
    assertEquals(reliable.getInt("sent"), reliable.getInt("delivered"));
    assertEquals(0, reliable.getInt("duplicates"));
    assertEquals(0, reliable.getInt("out_of_order"));
  }

  @Test
  void errorCorrectionLeavesLessLossThanTheLinkHas() {
    JsonObject unreliable = result.getJsonObject("unreliable");
    double sent = unreliable.getInt("sent");
    double rawLoss = 1 - unreliable.getInt("received_raw") / sent;
    double residualLoss = unreliable.getJsonNumber("residual_loss").doubleValue();
    assertTrue(rawLoss > 0.01, () -> "the link lost only " + rawLoss);
    assertTrue(residualLoss < rawLoss, () -> residualLoss + " of " + rawLoss);
    assertTrue(unreliable.getInt("rebuilt") > 0);
  }

  @Test
  void subscriberOutsideHeardWhatWasDelivered() {
    int delivered =
        result.getJsonObject("reliable").getInt("delivered")
            + result.getJsonObject("unreliable").getInt("delivered");
    assertEquals(delivered, result.getJsonObject("jms").getInt("received"));
  }
}
