package org.honeylink.transport.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.honeylink.transport.packet.Fragment;
import org.honeylink.transport.stream.IncomingStream.Arrival;
import org.junit.jupiter.api.Test;

class ReceiverTest {

  private static final byte[] BYTES = new byte[2_000];

  private final List<Long> delivered = new ArrayList<>();
  private final MessageSink sink = (number, payload, rebuilt) -> delivered.add(number);
  private final ReliableReceiver reliable =
      new ReliableReceiver(10_000, 5_000, new ReceiveBudget(40_000), sink);
  private final UnreliableReceiver unreliable = new UnreliableReceiver(sink);

  @Test
  void anyOrderAndRepetitionOfFragmentsGivesEveryMessageOnceAndInOrder() {
    qt().forAll(integers().between(1, 30), integers().between(1, 4), integers().all())
        .checkAssert(
            (messages, fragments, seed) -> {
              List<Fragment> all = new ArrayList<>();
              for (long number = 0; number < messages; number++) {
                for (int i = 0; i < fragments; i++) {
                  all.add(new Fragment(number, 0, i, fragments, 0, 10));
                  all.add(new Fragment(number, 0, i, fragments, 0, 10));
                }
              }
              Collections.shuffle(all, new Random(seed));
              delivered.clear();
              ReliableReceiver receiver =
                  new ReliableReceiver(10_000, 5_000, new ReceiveBudget(40_000), sink);
              all.forEach(fragment -> receiver.onFragment(fragment, BYTES, false));
              assertEquals(LongStream.range(0, messages).boxed().toList(), delivered);
            });
  }

  @Test
  void receiverWithoutMemoryBeginsAtTheFloor() {
    assertEquals(Arrival.ACCEPTED, arrive(8, 7));
    assertTrue(delivered.isEmpty());
    assertEquals(7, reliable.safeBelow());
    arrive(7, 7);
    assertEquals(List.of(7L, 8L), delivered);
  }

  @Test
  void higherFloorSkipsWhatOthersAcknowledged() {
    arrive(0, 0);
    arrive(5, 0);
    arrive(6, 5);
    assertEquals(List.of(0L, 5L, 6L), delivered);
  }

  @Test
  void messageIsADuplicateOnceDelivered() {
    arrive(0, 0);
    assertEquals(Arrival.DUPLICATE, arrive(0, 0));
    assertEquals(List.of(0L), delivered);
  }

  @Test
  void onlyDeliveredMessagesCanBeCommitted() {
    arrive(0, 0);
    arrive(1, 0);
    arrive(3, 0);
    assertTrue(reliable.committed(0));
    assertFalse(reliable.committed(0));
    assertTrue(reliable.committed(3));
    assertEquals(2, reliable.safeBelow());
    assertFalse(reliable.committed(Long.MAX_VALUE - 1));
  }

  @Test
  void neverKeepsMoreThanItsWindow() {
    arrive(0, 0);
    reliable.committed(0);
    long kept = 0;
    for (long number = 2; number < 10_000; number++) {
      Arrival arrival = reliable.onFragment(new Fragment(number, 0, 0, 1, 0, 100), BYTES, false);
      kept += arrival == Arrival.ACCEPTED ? 1 : 0;
      assertTrue(arrival == Arrival.ACCEPTED || arrival == Arrival.FLOW_CONTROL);
    }
    assertEquals(10_000 / (100 + 64 + 8), kept);
    for (long number = 0; number < 100; number++) {
      reliable.onFragment(new Fragment(number, 0, 0, 1_000, 0, 1), BYTES, false);
    }
  }

  @Test
  void messageThatIsCutAnewIsTakenFromItsLaterCutting() {
    reliable.onFragment(new Fragment(0, 0, 0, 2, 0, 30), BYTES, false);
    assertEquals(
        Arrival.ACCEPTED, reliable.onFragment(new Fragment(0, 0, 0, 3, 0, 20), BYTES, false));
    assertEquals(
        Arrival.DUPLICATE, reliable.onFragment(new Fragment(0, 0, 1, 2, 0, 30), BYTES, false));
    reliable.onFragment(new Fragment(0, 0, 1, 3, 0, 20), BYTES, false);
    assertTrue(delivered.isEmpty());
    reliable.onFragment(new Fragment(0, 0, 2, 3, 0, 20), BYTES, false);
    assertEquals(List.of(0L), delivered);
  }

  @Test
  void messageThatAllWaitForHasRoomHoweverItIsCut() {
    for (long number = 1; number < 1_000; number++) {
      reliable.onFragment(new Fragment(number, 0, 0, 1, 0, 100), BYTES, false);
    }
    for (int i = 0; i < 50; i++) {
      assertEquals(
          Arrival.ACCEPTED, reliable.onFragment(new Fragment(0, 0, i, 50, 0, 100), BYTES, false));
    }
    assertEquals(0L, delivered.getFirst());
  }

  /** A sender that ignores its window gains nothing. */
  @Test
  void whatTheApplicationHasNotCommittedCountsWhateverTheSenderSays() {
    long number = 0;
    while (reliable.onFragment(new Fragment(number, number, 0, 1, 0, 100), BYTES, false)
        == Arrival.ACCEPTED) {
      number++;
    }
    assertTrue(number * 172 < 10_000 + 20_000, number + " messages held");
    reliable.committed(number - 1);
    assertEquals(
        Arrival.ACCEPTED, reliable.onFragment(new Fragment(number, 0, 0, 1, 0, 100), BYTES, false));
  }

  @Test
  void streamsOfASessionShareABudgetAndEachMayHoldOneMessage() {
    ReceiveBudget budget = new ReceiveBudget(1_000);
    ReliableReceiver first = new ReliableReceiver(10_000, 500, budget, sink);
    ReliableReceiver second = new ReliableReceiver(10_000, 500, budget, sink);
    for (long number = 0; number < 5; number++) {
      first.onFragment(new Fragment(number, 0, 0, 1, 0, 100), BYTES, false);
    }
    assertEquals(860, budget.heldBytes());
    assertEquals(1_000, first.windowBytes());
    assertEquals(140, second.windowBytes());
    assertEquals(
        Arrival.ACCEPTED, second.onFragment(new Fragment(0, 0, 0, 1, 0, 500), BYTES, false));
    assertEquals(
        Arrival.FLOW_CONTROL, second.onFragment(new Fragment(1, 0, 0, 1, 0, 10), BYTES, false));
    first.committed(4);
    second.committed(0);
    assertEquals(0, budget.heldBytes());
  }

  @Test
  void messageThatGrowsBeyondTheLargestIsMalformed() {
    for (int i = 0; i < 50; i++) {
      assertEquals(
          Arrival.ACCEPTED, reliable.onFragment(new Fragment(0, 0, i, 60, 0, 100), BYTES, false));
    }
    assertEquals(
        Arrival.DUPLICATE, reliable.onFragment(new Fragment(0, 0, 49, 60, 0, 100), BYTES, false));
    assertEquals(
        Arrival.MALFORMED, reliable.onFragment(new Fragment(0, 0, 50, 60, 0, 1), BYTES, false));
  }

  @Test
  void fragmentsThatDisagreeAreMalformed() {
    assertEquals(
        Arrival.MALFORMED, unreliable.onFragment(new Fragment(0, 0, 0, 17, 0, 10), BYTES, false));
  }

  @Test
  void unreliableMessagesComeAtOnceInAnyOrderAndOnce() {
    for (long number : new long[] {3, 1, 3, 2, 1}) {
      unreliable.onFragment(new Fragment(number, number, 0, 1, 0, 10), BYTES, false);
    }
    assertEquals(List.of(3L, 1L, 2L), delivered);
  }

  @Test
  void unreliableKeepsSixteenIncompleteMessages() {
    for (long number = 0; number < 17; number++) {
      unreliable.onFragment(new Fragment(number, number, 0, 2, 0, 10), BYTES, false);
    }
    for (long number = 16; number >= 1; number--) {
      unreliable.onFragment(new Fragment(number, number, 1, 2, 0, 10), BYTES, false);
    }
    assertEquals(16, delivered.size());
    unreliable.onFragment(new Fragment(0, 0, 1, 2, 0, 10), BYTES, false);
    assertEquals(16, delivered.size());
  }

  private Arrival arrive(long number, long floor) {
    return reliable.onFragment(new Fragment(number, floor, 0, 1, 0, 10), BYTES, false);
  }
}
