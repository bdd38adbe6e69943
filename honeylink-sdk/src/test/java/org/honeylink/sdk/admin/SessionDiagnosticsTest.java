package org.honeylink.sdk.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.UUID;
import org.honeylink.sdk.admin.StreamDiagnostics.Counters;
import org.honeylink.sdk.admin.StreamDiagnostics.Fec;
import org.honeylink.sdk.admin.StreamDiagnostics.Queue;
import org.honeylink.sdk.admin.StreamDiagnostics.Window;
import org.honeylink.sdk.api.HoneyLinkApiException;
import org.honeylink.sdk.server.FakeAccess;
import org.honeylink.sdk.server.FakeServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionDiagnosticsTest {

  private static final UUID SESSION = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");

  private static final String CARRIED =
      """
      {"session_id":"01890a5d-ac96-774b-bcce-b302099a8057","device_id":"HL-EDGE-0001",
       "state":"ACTIVE","carried":true,
       "path":{"carrier":"udp","proven":true,"proving_rtt_micros":2500,"smoothed_rtt_micros":2100,"minimum_rtt_micros":1900,
               "rtt_variation_micros":80,"datagram_bytes":1472,"congestion_window_bytes":13500,
               "bytes_in_flight":0,"congestion_state":"SLOW_START"},
       "drops":{"malformed":2},
       "streams":[{"stream_id":"01890a5d-ac96-774b-bcce-b302099a8058","name":"telemetry",
         "mode":"reliable","priority":4,"key_epoch":1,
         "counters":{"packets_sent":1,"packets_received":2,"bytes_sent":3,"bytes_received":4,
           "packets_sent_of_key":5,"packets_received_of_key":6,"messages_sent":7,
           "messages_delivered":8,"messages_acknowledged":9,"messages_refused":10,
           "data_packets_received":11,"packets_rebuilt":12,"packets_lost":13,"duplicates":14,
           "retransmissions":15,"drops":{"replayed":16}},
         "queue":{"messages":1,"bytes":2,"packets":3,"limit_packets":10000,"backpressure":false},
         "send_window":{"limit_bytes":65536,"used_bytes":1},
         "receive_window":{"limit_bytes":1048576,"used_bytes":2},
         "fec_state":{"uplink":{"data_shards":10,"parity_shards":2,"loss":0.1,"mean_burst":1,
                                "residual_loss":0},
                      "downlink":{"data_shards":10,"parity_shards":2}}}]}
      """;

  private FakeServer server;

  @BeforeEach
  void start() throws Exception {
    server = new FakeServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void carriedSessionHasItsPath() {
    SessionDiagnostics session = ask(CARRIED);
    assertTrue(session.carried());
    assertEquals(Map.of("malformed", 2L), session.drops());
    SessionDiagnostics.Path path = session.path().orElseThrow();
    assertEquals(Optional.of("udp"), path.carrier());
    assertTrue(path.proven());
    assertEquals(OptionalLong.of(2_500), path.provingRttMicros());
    assertEquals(OptionalLong.of(2_100), path.smoothedRttMicros());
    assertEquals(OptionalLong.empty(), path.slowStartThresholdBytes());
    assertEquals(1_472, path.datagramBytes());
    assertEquals("SLOW_START", path.congestionState());
  }

  @Test
  void carriedSessionHasTheFiguresOfItsStreams() {
    StreamDiagnostics stream = ask(CARRIED).streams().getFirst();
    Counters counters = stream.counters().orElseThrow();
    assertEquals(OptionalLong.of(9), counters.messagesAcknowledged());
    assertEquals(OptionalLong.empty(), counters.messagesLate());
    assertEquals(Map.of("replayed", 16L), counters.drops());
    assertEquals(Optional.of(new Queue(1, 2, 3, 10_000, false)), stream.queue());
    assertEquals(Optional.of(new Window(65_536, 1)), stream.sendWindow());
    assertEquals(Optional.of(new Window(1_048_576, 2)), stream.receiveWindow());
    assertEquals(
        Optional.of(
            new Fec(10, 2, OptionalDouble.of(0.1), OptionalDouble.of(1), OptionalDouble.of(0))),
        stream.uplink());
    assertEquals(OptionalDouble.empty(), stream.downlink().orElseThrow().loss());
  }

  @Test
  void sessionThatIsNotCarriedHasNoFigures() {
    SessionDiagnostics session =
        ask(
            """
            {"session_id":"01890a5d-ac96-774b-bcce-b302099a8057","device_id":"HL-EDGE-0001",
             "state":"CLOSED","close_reason":"disconnected","carried":false,
             "streams":[{"stream_id":"01890a5d-ac96-774b-bcce-b302099a8058","name":"telemetry",
               "mode":"reliable","priority":4,"key_epoch":1}]}
            """);
    assertFalse(session.carried());
    assertEquals(Optional.of("disconnected"), session.closeReason());
    assertEquals(Optional.empty(), session.path());
    assertEquals(Map.of(), session.drops());
    assertEquals(Optional.empty(), session.streams().getFirst().counters());
    assertEquals(Optional.empty(), session.streams().getFirst().uplink());
  }

  @Test
  void figureOfAnotherTypeIsAnUnexpectedAnswer() {
    HoneyLinkApiException refusal =
        assertThrows(
            HoneyLinkApiException.class,
            () -> ask(CARRIED.replace("\"proven\":true", "\"proven\":1")));
    assertTrue(String.valueOf(refusal.getMessage()).contains("'proven'"));
  }

  private SessionDiagnostics ask(String answer) {
    try (AdminClient admin =
        AdminClient.signIn(
            server.uri(), server.trust(), "admin", FakeAccess.PASSWORD.toCharArray())) {
      server.answerNext(200, answer);
      SessionDiagnostics diagnostics = admin.diagnostics(SESSION);
      assertEquals(SESSION, diagnostics.sessionId());
      return diagnostics;
    }
  }
}
