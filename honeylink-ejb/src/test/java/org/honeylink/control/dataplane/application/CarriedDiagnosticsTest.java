package org.honeylink.control.dataplane.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.OptionalLong;
import org.honeylink.control.session.application.Carrier;
import org.honeylink.control.session.application.SessionDiagnostics;
import org.honeylink.transport.stats.StreamStats;
import org.junit.jupiter.api.Test;

/** What a carried session tells of its packets. */
class CarriedDiagnosticsTest {

  private static final int MESSAGES = 200;

  @Test
  void carrierAndRoundTripAreUnknownUntilTheDeviceWasHeard() {
    SessionDiagnostics diagnostics = new RekeySimulation(1, 0).diagnostics();
    assertEquals(Optional.empty(), diagnostics.carrier());
    assertFalse(diagnostics.path().proven());
    assertEquals(OptionalLong.empty(), diagnostics.path().smoothedRttMicros());
  }

  @Test
  void figuresAreThoseOfTheTransportByStreamId() {
    RekeySimulation simulation = new RekeySimulation(1, 0.1);
    simulation.device.send(MESSAGES, 5_000);
    assertTrue(simulation.runUntil(() -> simulation.delivered.size() == MESSAGES, 60_000_000));
    SessionDiagnostics diagnostics = simulation.diagnostics();
    assertEquals(Optional.of(Carrier.UDP), diagnostics.carrier());
    assertTrue(diagnostics.path().proven());
    StreamStats stream = diagnostics.streams().values().iterator().next();
    assertEquals(MESSAGES, stream.messagesDelivered());
    assertTrue(stream.drops().values().stream().allMatch(count -> count > 0));
  }
}
