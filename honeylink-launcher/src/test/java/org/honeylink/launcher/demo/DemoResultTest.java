package org.honeylink.launcher.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.honeylink.launcher.demo.DemoResult.Reliable;
import org.honeylink.launcher.demo.DemoResult.Unreliable;
import org.junit.jupiter.api.Test;

class DemoResultTest {

  private static final Reliable PERFECT = new Reliable(100, 100, 0, 0);
  private static final Unreliable REPAIRED = new Unreliable(1_000, 0, 950, 999, 49);

  @Test
  void everythingOnceInOrderAndLessLostThanOnTheLinkIsGood() {
    assertEquals(List.of(), result(PERFECT, REPAIRED).faults());
  }

  @Test
  void aMissingReliableMessageFails() {
    assertFault("1 reliable messages did not arrive", new Reliable(100, 99, 0, 0), REPAIRED);
  }

  @Test
  void aDuplicateFails() {
    assertFault("1 reliable messages arrived twice", new Reliable(100, 100, 1, 0), REPAIRED);
  }

  @Test
  void aMessageOutOfOrderFails() {
    assertFault("2 reliable messages arrived out of order", new Reliable(100, 100, 0, 2), REPAIRED);
  }

  @Test
  void moreMessagesThanWereSentFail() {
    assertFault("-1 reliable messages did not arrive", new Reliable(100, 101, 0, 0), REPAIRED);
  }

  @Test
  void fecThatRepairsNothingFails() {
    assertFault("FEC did not help", PERFECT, new Unreliable(1_000, 0, 950, 950, 0));
  }

  @Test
  void whatWasNeverSentIsNeitherBlamedOnTheLinkNorHidden() {
    var late = new Unreliable(1_000, 100, 850, 899, 49);
    assertEquals(List.of(), result(PERFECT, late).faults());
    assertEquals(0.101, late.residualLoss(), 1e-9);
    assertFault("FEC did not help", PERFECT, new Unreliable(1_000, 100, 850, 850, 0));
  }

  @Test
  void aLinkThatLosesNothingMustLoseNothing() {
    assertEquals(List.of(), perfectLink(new Unreliable(1_000, 0, 1_000, 1_000, 0)).faults());
    assertEquals(1, perfectLink(new Unreliable(1_000, 0, 1_000, 999, 0)).faults().size());
  }

  @Test
  void silenceIsNoSuccess() {
    assertFault("A stream sent nothing", new Reliable(0, 0, 0, 0), REPAIRED);
    assertFault("A stream sent nothing", PERFECT, new Unreliable(0, 0, 0, 0, 0));
  }

  @Test
  void theJsonIsTheOneOfTheReadme() {
    assertEquals(
        """
        {"devices":3,"sessions":3,\
        "reliable":{"sent":100,"delivered":100,"duplicates":0,"out_of_order":0},\
        "unreliable":{"sent":1000,"received_raw":950,"delivered":999,"rebuilt":49,\
        "residual_loss":0.001},\
        "latency_ms":{"p50":21.123,"p99":80.5},"jms":{"received":1099},"ready_seconds":12.3}\
        """,
        result(PERFECT, REPAIRED).toJson().toString());
  }

  private static DemoResult result(Reliable reliable, Unreliable unreliable) {
    return new DemoResult(3, 3, reliable, unreliable, 0.05, 21.1234, 80.5, 1_099, 12.34);
  }

  private static DemoResult perfectLink(Unreliable unreliable) {
    return new DemoResult(3, 3, PERFECT, unreliable, 0, 21, 80, 1_099, 12);
  }

  private static void assertFault(String beginning, Reliable reliable, Unreliable unreliable) {
    List<String> faults = result(reliable, unreliable).faults();
    assertEquals(1, faults.size(), faults.toString());
    assertTrue(faults.getFirst().startsWith(beginning), faults.toString());
  }
}
