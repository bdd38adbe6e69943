package org.honeylink.crypto.attestation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.HexFormat;
import org.honeylink.crypto.agreement.X25519PublicKey;
import org.junit.jupiter.api.Test;

class AttestationContentTest {

  private static final HexFormat HEX = HexFormat.of();

  /** RFC 7748 section 6.1: the public key of Alice. */
  private static final X25519PublicKey KEY =
      X25519PublicKey.of(
          HEX.parseHex("8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a"));

  /** The vector of {@code docs/attestation.md}; its SHA-256 by sha256sum. */
  @Test
  void contentIsAsTheDocumentSays() {
    AttestationContent content =
        AttestationContent.of(
            "HL-EDGE-0001", KEY, "1.2.0", HEX.parseHex("000102030405060708090A0B0C0D0E0F"));
    assertEquals(
        "HoneyLink-v1|attestation|12:HL-EDGE-0001,"
            + "43:hSDwCYkwp1R0i33ctD73Wg2_Og0mOBr066SpjqqbTmo,5:1.2.0,"
            + "32:000102030405060708090a0b0c0d0e0f",
        content.text());
    assertEquals(
        "9e9363c4dc16e9e907a18eb24272bc9c41fc8bd6929365c1c121e26089b8c001",
        HEX.formatHex(content.sha256()));
  }

  @Test
  void fieldsCannotFlowIntoEachOther() {
    byte[] nonce = new byte[16];
    assertNotEquals(
        AttestationContent.of("HL-1,3:x", KEY, "y", nonce),
        AttestationContent.of("HL-1", KEY, "x,1:y", nonce));
  }
}
