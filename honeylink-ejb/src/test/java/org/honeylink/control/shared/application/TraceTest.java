package org.honeylink.control.shared.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceTest {

  /** Example of W3C Trace Context, section 3.2. */
  private static final String EXAMPLE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

  @Test
  void aTraceGoesOnWithASpanOfItsOwn() {
    Trace trace = Trace.continuing(EXAMPLE);
    assertEquals("4bf92f3577b34da6a3ce929d0e0e4736", trace.traceId());
    assertEquals("01", trace.flags());
    assertNotEquals("00f067aa0ba902b7", trace.spanId());
  }

  /** Section 3.2.2: what cannot be read is as if it were not there. */
  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
        "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
        "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7",
        "00-4bf92f3577b34da6a3ce929d0e0e4736\r\nX: y-00f067aa0ba902b7-01"
      })
  void aHeaderThatCannotBeReadStartsANewTrace(String header) {
    Trace trace = Trace.continuing(header);
    assertNotEquals("4bf92f3577b34da6a3ce929d0e0e4736", trace.traceId());
    assertTrue(trace.traceparent().matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01"));
  }

  @Test
  void outsideACallThereIsNoTrace() {
    assertEquals("", Trace.currentId());
  }

  @Test
  void withinACallEverybodySeesItsTrace() {
    String seen =
        ScopedValue.where(Trace.CURRENT, Trace.continuing(EXAMPLE)).call(Trace::currentId);
    assertEquals("4bf92f3577b34da6a3ce929d0e0e4736", seen);
  }
}
