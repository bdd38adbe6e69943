package org.honeylink.control.audit.application;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.enterprise.event.Event;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.honeylink.control.audit.domain.AuditEvent;
import org.honeylink.control.audit.domain.AuditQuery;
import org.honeylink.control.shared.application.FiredEvents;
import org.honeylink.control.shared.application.OrderRecovered;
import org.honeylink.control.shared.domain.ControlEvent.Category;
import org.honeylink.control.shared.domain.ControlEvent.Outcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ImportBackupTest {

  private final List<String> steps = new ArrayList<>();
  private final ImportBackup imports = new ImportBackup();
  private Optional<AuditEvent> present = Optional.empty();

  @BeforeEach
  @SuppressWarnings({"UnnecessaryAssignment", "unchecked"}) // No container injects anything here.
  void inject() {
    ClassLoader loader = ImportBackupTest.class.getClassLoader();
    imports.trail =
        new AuditTrail() {
          @Override
          public void append(AuditEvent event) {
            steps.add("append");
          }

          @Override
          public List<AuditEvent> find(String tenantId, AuditQuery query) {
            throw new UnsupportedOperationException();
          }
        };
    imports.log =
        (AuditLog)
            Proxy.newProxyInstance(
                loader, new Class<?>[] {AuditLog.class}, (proxy, method, values) -> present);
    imports.recovered =
        (Event<OrderRecovered>)
            Proxy.newProxyInstance(
                loader,
                new Class<?>[] {Event.class},
                (proxy, method, values) -> {
                  steps.add("carry out");
                  return null;
                });
    imports.events = new FiredEvents(event -> steps.add("publish"));
    imports.clock = InstantSource.fixed(Instant.EPOCH);
  }

  /** A publication holds the device's turn, for which carrying out would wait in vain. */
  @Test
  void anOrderIsCarriedOutBeforeItsImportHoldsAnything() {
    imports.bring(order());
    assertEquals(List.of("carry out", "append", "publish"), steps);
  }

  @Test
  void whatIsInTheTrailAlreadyIsNotCarriedOutAgain() {
    present = Optional.of(order());
    imports.bring(order());
    assertEquals(List.of(), steps);
  }

  private static AuditEvent order() {
    return new AuditEvent(
        new UUID(0, 1),
        Instant.EPOCH,
        "admin",
        "default",
        Category.CERTIFICATE,
        "certificate.revoke-ordered",
        "HL-EDGE-0001",
        Optional.of("HL-EDGE-0001"),
        Outcome.SUCCESS,
        Map.of("device_id", "HL-EDGE-0001"),
        "");
  }
}
