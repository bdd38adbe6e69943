package org.honeylink.crypto.keys;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** How to fuzz: CONTRIBUTING.md. */
class RekeyNoticeFuzzTest {

  /** Input: content of a CONTROL packet of kind 1. */
  @FuzzTest
  void noticesAreReadAsWritten(byte[] content) {
    RekeyNotice.read(content)
        .ifPresent(
            notice -> {
              assertTrue(notice.number() > 0 && notice.generation() > 0);
              assertArrayEquals(content, notice.bytes());
            });
  }
}
