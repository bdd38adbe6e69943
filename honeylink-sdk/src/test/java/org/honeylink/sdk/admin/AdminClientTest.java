package org.honeylink.sdk.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.honeylink.sdk.api.HoneyLinkApiException;
import org.honeylink.sdk.api.ServerTrust;
import org.honeylink.sdk.api.ServerUnreachable;
import org.honeylink.sdk.api.Violation;
import org.honeylink.sdk.identity.DeviceIdentity;
import org.honeylink.sdk.server.FakeAccess;
import org.honeylink.sdk.server.FakeServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AdminClientTest {

  private FakeServer server;
  private Instant now = Instant.parse("2026-01-15T12:00:00Z");
  private final InstantSource clock = () -> now;

  @BeforeEach
  void start() throws Exception {
    server = new FakeServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void everyPageOfAListIsRead() {
    try (AdminClient admin = signIn()) {
      assertEquals(
          List.of("HL-1111", "HL-2222"),
          admin.devices().stream().map(DeviceSummary::deviceId).toList());
    }
  }

  @Test
  void aTokenNearItsEndIsRenewedFirst() {
    try (AdminClient admin = signIn()) {
      now = now.plus(Duration.ofSeconds(269));
      admin.devices();
      assertEquals(1, tokensAsked());
      now = now.plus(Duration.ofSeconds(2));
      admin.devices();
      assertEquals(2, tokensAsked());
      now = now.plus(Duration.ofMinutes(5));
      assertEquals(2, admin.devices().size());
      assertEquals(3, tokensAsked());
    }
  }

  private long tokensAsked() {
    return server.calls().stream().filter("POST /oauth2/token"::equals).count();
  }

  @Test
  void closingSignsOut() {
    signIn().close();
    assertEquals("POST /oauth2/revoke", server.calls().getLast());
  }

  @Test
  void aWrongPasswordIsRefused() {
    HoneyLinkApiException refusal =
        assertThrows(
            HoneyLinkApiException.class,
            () ->
                AdminClient.signIn(server.uri(), server.trust(), "admin", new char[] {'x'})
                    .close());
    assertEquals(401, refusal.status());
    assertEquals("ERR_AUTH", refusal.code());
    assertEquals("4bf92f3577b34da6a3ce929d0e0e4736", refusal.traceId());
  }

  @Test
  void aRefusalTellsEveryFault() {
    try (AdminClient admin = signIn()) {
      server.answerNext(
          400,
          """
          {"type":"urn:honeylink:error:ERR_VALIDATION","title":"Validation failed","status":400,
           "detail":"two faults","error_code":"ERR_VALIDATION","message":"two faults","trace_id":"t1",
           "violations":[{"path":"firmware_version","message":"must be SemVer"},
                         {"path":"capabilities[0]","message":"unknown"}]}
          """);
      HoneyLinkApiException refusal =
          assertThrows(HoneyLinkApiException.class, () -> register(admin));
      assertEquals("two faults", refusal.detail());
      assertEquals("two faults (ERR_VALIDATION, status 400, trace t1)", refusal.getMessage());
      assertEquals(
          List.of(
              new Violation("firmware_version", "must be SemVer"),
              new Violation("capabilities[0]", "unknown")),
          refusal.violations());
    }
  }

  @Test
  void whatIsNoProblemDocumentIsAnUnexpectedAnswer() {
    try (AdminClient admin = signIn()) {
      for (String body : List.of("", "<html>", "[]", "{}", "{\"error_code\":7}")) {
        server.answerNext(502, body);
        HoneyLinkApiException refusal =
            assertThrows(HoneyLinkApiException.class, () -> register(admin));
        assertEquals(HoneyLinkApiException.UNEXPECTED_ANSWER, refusal.code());
        assertEquals(502, refusal.status());
      }
    }
  }

  @Test
  void anAnswerWithoutItsMembersNamesTheFirst() {
    try (AdminClient admin = signIn()) {
      server.answerNext(201, "{\"device_id\":\"HL-EDGE-0001\"}");
      HoneyLinkApiException refusal =
          assertThrows(HoneyLinkApiException.class, () -> register(admin));
      assertTrue(String.valueOf(refusal.getMessage()).contains("'device_token'"));
    }
  }

  @Test
  void secretsAreNotInTheTextForm() {
    try (AdminClient admin = signIn()) {
      RegisteredDevice device = register(admin);
      assertFalse(device.toString().contains(device.deviceToken()));
      assertFalse(device.toString().contains(device.pairingCode()));
    }
  }

  @Test
  void aServerThatIsNotTrustedIsUnreachable() {
    assertThrows(
        ServerUnreachable.class,
        () ->
            AdminClient.signIn(server.uri(), ServerTrust.system(), "admin", new char[] {'x'})
                .close());
  }

  @Test
  void aServerThatIsAwayIsUnreachable() {
    URI uri = server.uri();
    ServerTrust trust = server.trust();
    server.close();
    assertThrows(
        ServerUnreachable.class,
        () -> AdminClient.signIn(uri, trust, "admin", new char[] {'x'}).close());
  }

  private AdminClient signIn() {
    return AdminClient.signIn(
        server.uri(), server.trust(), "admin", FakeAccess.PASSWORD.toCharArray(), clock);
  }

  private static RegisteredDevice register(AdminClient admin) {
    return admin.register(
        DeviceRegistration.of(DeviceIdentity.inMemory("HL-EDGE-0001"), "1.2.0", "telemetry"));
  }
}
