package org.honeylink.control.dataplane.application;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.honeylink.control.session.application.DeviceWord;
import org.honeylink.control.session.application.DeviceWordListener;
import org.honeylink.crypto.keys.RekeyNotice;
import org.honeylink.transport.packet.ControlKind;
import org.junit.jupiter.api.Test;

class DeviceWordsTest {

  private static final byte[] CONTENT = {1, 2, 3};

  private final DeviceWords words = new DeviceWords();

  @Test
  void theServersWordReachesTheDeviceAndTheAnswerComesBack() {
    RekeySimulation simulation = new RekeySimulation(1, 0);
    assertTrue(simulation.tell(ControlKind.COMMAND.number(), CONTENT));
    assertTrue(simulation.runUntil(() -> !simulation.device.commands.isEmpty(), 5_000_000));
    assertArrayEquals(CONTENT, simulation.device.commands.getFirst());

    simulation.device.connection.control(0x1111, ControlKind.COMMAND_ANSWER.number(), CONTENT);
    assertTrue(simulation.runUntil(() -> !simulation.said.isEmpty(), 5_000_000));
    DeviceWord word = simulation.said.getFirst();
    assertEquals("HL-EDGE-0001", word.deviceId());
    assertEquals("default", word.tenantId());
    assertEquals(ControlKind.COMMAND_ANSWER.number(), word.kind());
    assertArrayEquals(CONTENT, word.content());
  }

  @Test
  void onlyKindsThatSomebodyHearsAreHeard() {
    assertFalse(words.isHeard(5));
    words.listen(List.of(new Ears(5)));
    assertTrue(words.isHeard(5));
    assertFalse(words.isHeard(6));
  }

  @Test
  void twoListenersOfOneKindAreADefect() {
    assertThrows(
        IllegalStateException.class, () -> words.listen(List.of(new Ears(5), new Ears(5))));
  }

  @Test
  void wordsComeInBatchesInTheirOrderToTheListenerOfTheirKind() throws Exception {
    Ears five = new Ears(5);
    Ears six = new Ears(6);
    words.listen(List.of(five, six));
    for (int i = 0; i < 3; i++) {
      words.offer(word(5, i));
      words.offer(word(6, 10 + i));
    }
    words.handOver();
    assertEquals(List.of(List.of(0, 1, 2)), five.batches);
    assertEquals(List.of(List.of(10, 11, 12)), six.batches);
  }

  @Test
  void aFailingListenerHarmsNoOther() throws Exception {
    Ears six = new Ears(6);
    words.listen(
        List.of(
            new Ears(5) {
              @Override
              public void heard(List<DeviceWord> heard) {
                throw new IllegalStateException("the database is away");
              }
            },
            six));
    words.offer(word(5, 1));
    words.offer(word(6, 2));
    words.handOver();
    assertEquals(List.of(List.of(2)), six.batches);
  }

  @Test
  void whatFindsNoRoomIsDropped() throws Exception {
    for (int i = 0; i < DeviceWords.MOST_WAITING; i++) {
      assertTrue(words.offer(word(new UUID(1, i), 5, 0)));
    }
    assertFalse(words.offer(word(new UUID(2, 0), 5, 0)));
    words.handOver();
    assertTrue(words.offer(word(new UUID(2, 0), 5, 0)));
  }

  @Test
  void aDeviceThatTalksTooMuchLeavesRoomForTheOthers() throws Exception {
    UUID loud = new UUID(1, 1);
    for (int i = 0; i < DeviceWords.MOST_OF_ONE; i++) {
      assertTrue(words.offer(word(loud, 5, i)));
    }
    assertFalse(words.offer(word(loud, 5, 99)));
    assertFalse(words.offer(word(loud, 6, 99)));
    assertTrue(words.offer(word(new UUID(1, 2), 5, 100)));
    words.handOver();
    for (int i = 0; i < DeviceWords.MOST_OF_ONE; i++) {
      assertTrue(words.offer(word(loud, 5, i)));
    }
  }

  @Test
  void kindOfTheReKeyingIsTheSameOnBothSidesOfTheModules() {
    assertEquals(RekeyNotice.CONTROL_KIND, ControlKind.REKEY.number());
  }

  private static DeviceWord word(int kind, int content) {
    return word(new UUID(1, 1), kind, content);
  }

  private static DeviceWord word(UUID sessionId, int kind, int content) {
    return new DeviceWord("default", "HL-EDGE-0001", sessionId, kind, new byte[] {(byte) content});
  }

  private static class Ears implements DeviceWordListener {

    private final int kind;
    private final List<List<Integer>> batches = new ArrayList<>();

    Ears(int kind) {
      this.kind = kind;
    }

    @Override
    public int kind() {
      return kind;
    }

    @Override
    public void heard(List<DeviceWord> heard) {
      batches.add(heard.stream().map(word -> (int) word.content()[0]).toList());
    }
  }
}
