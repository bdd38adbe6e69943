package org.honeylink.transport.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Objects;
import org.honeylink.transport.packet.Fragment;
import org.honeylink.transport.recovery.PacketContent;
import org.honeylink.transport.stream.OutgoingStream.Offer;
import org.junit.jupiter.api.Test;

class ReliableSenderTest {

  private final ReliableSender sender = new ReliableSender(100, 10_000, 1_024);

  @Test
  void messageIsCutIntoEqualFragmentsAndARest() {
    sender.offer(new byte[250], 0);
    assertEquals(new Fragment(0, 0, 0, 3, 16, 100), read(next()));
    assertEquals(new Fragment(0, 0, 1, 3, 16, 100), read(next()));
    assertEquals(66, sender.nextBytes(0));
    assertEquals(new Fragment(0, 0, 2, 3, 16, 50), read(next()));
    assertEquals(0, sender.nextBytes(0));
    assertNull(sender.next(0));
  }

  @Test
  void lostFragmentGoesAgainUnlessItArrivedAnotherWay() {
    sender.offer(new byte[150], 0);
    OutgoingFragment first = next();
    OutgoingFragment second = next();
    content(first).onLost();
    content(second).onAcknowledged();
    content(second).onLost();
    OutgoingFragment again = next();
    assertTrue(again.isRepetition());
    assertEquals(0, read(again).index());
    assertNull(sender.next(0));
  }

  @Test
  void nobodyWaitsForAPacketWhoseMessageIsSafe() {
    sender.offer(new byte[150], 0);
    OutgoingFragment first = next();
    OutgoingFragment second = next();
    assertTrue(content(first).isAwaited());
    content(first).onAcknowledged();
    assertFalse(content(first).isAwaited());
    assertTrue(content(second).isAwaited());
    sender.onMessagesSafe(1, 65_536);
    assertFalse(content(second).isAwaited());
  }

  @Test
  void messageUnderWayIsCutAnewWhenFragmentsShrink() {
    sender.offer(new byte[250], 0);
    OutgoingFragment before = next();
    next();
    sender.fragmentBytes(60);
    content(before).onLost();
    content(before).onAcknowledged(); // says nothing of the new fragments
    for (int i = 0; i < 5; i++) {
      OutgoingFragment fragment = next();
      assertEquals(new Fragment(0, 0, i, 5, 16, i < 4 ? 60 : 10), read(fragment));
      assertTrue(fragment.isRepetition());
    }
    assertNull(sender.next(0));
    assertEquals(5, sender.depth());
    sender.onMessagesSafe(1, 65_536);
    assertEquals(0, sender.depth());
  }

  @Test
  void messageTakenAfterwardsHasTheLargerFragments() {
    sender.offer(new byte[250], 0);
    sender.fragmentBytes(200);
    sender.offer(new byte[250], 0);
    assertEquals(3, read(next()).count());
    next();
    next();
    assertEquals(2, read(next()).count());
  }

  @Test
  void floorIsTheOldestMessageThatIsNotSafe() {
    for (int i = 0; i < 5; i++) {
      sender.offer(new byte[10], 0);
      next();
    }
    assertEquals(2, sender.onMessagesSafe(2, 65_536));
    sender.offer(new byte[10], 0);
    Fragment fragment = read(next());
    assertEquals(5, fragment.messageNumber());
    assertEquals(2, fragment.floor());
    assertEquals(0, sender.onMessagesSafe(1, 65_536));
  }

  @Test
  void messageThatWasNeverSentCannotBeSafe() {
    sender.offer(new byte[10], 0);
    sender.offer(new byte[10], 0);
    next();
    assertEquals(-1, sender.onMessagesSafe(2, 65_536));
    assertEquals(1, sender.onMessagesSafe(1, 65_536));
  }

  @Test
  void messageStartsWhenTheWindowHasRoomForAllOfIt() {
    sender.offer(new byte[100], 0);
    sender.offer(new byte[100], 0);
    sender.offer(new byte[100], 0);
    sender.onMessagesSafe(0, 2 * (100 + 64 + 8));
    assertNotNull(sender.next(0));
    assertNotNull(sender.next(0));
    assertEquals(0, sender.nextBytes(0));
    sender.onMessagesSafe(1, 2 * (100 + 64 + 8));
    assertNotNull(sender.next(0));
  }

  @Test
  void oneMessageAlwaysMayGo() {
    sender.offer(new byte[500], 0);
    sender.onMessagesSafe(0, 0);
    assertNotNull(sender.next(0));
  }

  @Test
  void probeRepeatsTheOldestFragmentThatDidNotArrive() {
    sender.offer(new byte[250], 0);
    content(next()).onAcknowledged();
    next();
    sender.probe();
    assertEquals(1, read(next()).index());
  }

  @Test
  void probeAsksEvenWhenEverythingArrived() {
    sender.offer(new byte[150], 0);
    content(next()).onAcknowledged();
    content(next()).onAcknowledged();
    assertTrue(sender.awaitsSafety());
    sender.probe();
    assertEquals(1, read(next()).index());
    sender.onMessagesSafe(1, 65_536);
    assertFalse(sender.awaitsSafety());
    sender.probe();
    assertNull(sender.next(0));
  }

  @Test
  void restartSendsEverythingThatIsNotSafeAgain() {
    for (int i = 0; i < 4; i++) {
      sender.offer(new byte[10], 0);
    }
    OutgoingFragment old = next();
    next();
    next();
    sender.onMessagesSafe(1, 65_536);
    sender.restart(0);
    content(old).onLost();
    for (long number = 1; number < 4; number++) {
      OutgoingFragment fragment = next();
      assertEquals(number, read(fragment).messageNumber());
      assertEquals(1, read(fragment).floor());
      assertEquals(number < 3, fragment.isRepetition());
    }
    assertNull(sender.next(0));
  }

  @Test
  void queueIsBoundedInPackets() {
    for (int i = 0; i < 92; i++) {
      assertEquals(Offer.ACCEPTED, sender.offer(new byte[1_000], 0));
    }
    for (int i = 0; i < 10; i++) {
      assertEquals(Offer.BACKPRESSURE, sender.offer(new byte[1_000], 0));
    }
    assertEquals(Offer.FULL, sender.offer(new byte[1_000], 0));
    assertEquals(Offer.BACKPRESSURE, sender.offer(new byte[400], 0));
    assertEquals(1_024, sender.depth());
    assertFalse(sender.pollWritable());
    assertEquals(103, sender.accepted());
    assertEquals(Offer.TOO_LARGE, sender.offer(new byte[10_001], 0));
  }

  private OutgoingFragment next() {
    return Objects.requireNonNull(sender.next(0));
  }

  private static Fragment read(OutgoingFragment fragment) {
    byte[] body = new byte[fragment.bytes()];
    fragment.write(body, 0);
    return Objects.requireNonNull(Fragment.read(body, 0, body.length));
  }

  private static PacketContent content(OutgoingFragment fragment) {
    return Objects.requireNonNull(fragment.content());
  }
}
