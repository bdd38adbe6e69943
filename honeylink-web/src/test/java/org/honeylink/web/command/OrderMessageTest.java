package org.honeylink.web.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.honeylink.control.shared.domain.ValidationFailed;
import org.junit.jupiter.api.Test;

class OrderMessageTest {

  @Test
  void eventsOfTwoSourcesWithTheSameIdAreTwoOrders() {
    assertEquals(key("urn:a", "1"), key("urn:a", "1"));
    assertNotEquals(key("urn:a", "1"), key("urn:b", "1"));
    assertNotEquals(key("urn:a", "1"), key("urn:a", "2"));
  }

  @Test
  void eventWithoutSourceOrWithOneThatIsNoUriIsRefused() {
    assertEquals(List.of("source"), faults("{\"specversion\": \"1.0\", \"id\": \"1\", %s}"));
    assertEquals(
        List.of("source"),
        faults("{\"specversion\": \"1.0\", \"id\": \"1\", \"source\": \"a 1\", %s}"));
  }

  @Test
  void plainOrderIsKnownByTheBrokersId() {
    assertEquals(
        Optional.of("jms:1"),
        OrderMessage.parse(
                "{\"name\": \"water\", \"selector\": {\"all\": true}}".getBytes(UTF_8),
                Optional.of("jms:1"))
            .sourceId());
  }

  private static Optional<String> key(String source, String id) {
    String event =
        "{\"specversion\": \"1.0\", \"id\": \"" + id + "\", \"source\": \"" + source + "\", %s}";
    return OrderMessage.parse(bytes(event), Optional.empty()).sourceId();
  }

  private static List<String> faults(String event) {
    return assertThrows(
            ValidationFailed.class, () -> OrderMessage.parse(bytes(event), Optional.empty()))
        .violations()
        .stream()
        .map(each -> each.path())
        .toList();
  }

  private static byte[] bytes(String event) {
    return event
        .formatted("\"data\": {\"name\": \"water\", \"selector\": {\"all\": true}}")
        .getBytes(UTF_8);
  }
}
