package org.honeylink.tests.attestation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.honeylink.crypto.agreement.X25519PublicKey;
import org.honeylink.crypto.attestation.AllowedPcrs;
import org.honeylink.crypto.attestation.AttestationContent;
import org.honeylink.crypto.attestation.AttestationFormat;
import org.honeylink.crypto.attestation.AttestationOutcome;
import org.honeylink.crypto.attestation.AttestationVerifier;
import org.honeylink.crypto.attestation.Manufacturers;
import org.honeylink.crypto.pki.Pem;
import org.junit.jupiter.api.Test;

/** The vector of {@code docs/attestation.md} is true, so that a manufacturer can trust it. */
class AttestationDocumentTest {

  private static final Path DOCUMENT = Path.of("../docs/attestation.md");
  private static final Pattern BLOCK = Pattern.compile("(?s)\n```\n(.*?)\n```\n");

  @Test
  void vectorOfTheDocumentVerifies() throws IOException {
    String document = Files.readString(DOCUMENT);
    List<String> blocks =
        BLOCK
            .matcher(document.substring(document.indexOf("### Test vector")))
            .results()
            .map((MatchResult block) -> block.group(1))
            .toList();
    AttestationContent content = content();
    assertEquals(blocks.get(0), content.text());
    String sha256 = HexFormat.of().formatHex(content.sha256());
    assertTrue(document.contains(sha256), sha256);
    byte[] evidence = Base64.getUrlDecoder().decode(blocks.get(2).replace("\n", ""));
    AttestationOutcome outcome =
        new AttestationVerifier(
                Manufacturers.of(Pem.certificates(blocks.get(1))), AllowedPcrs.none())
            .verify(
                AttestationFormat.REMOTE_ATTESTATION_V1,
                evidence,
                content,
                Instant.parse("2027-01-01T00:00:00Z"));
    var verified = assertInstanceOf(AttestationOutcome.Verified.class, outcome);
    assertEquals("CN=Line 1,O=Acme", verified.signer().getSubjectX500Principal().getName());
  }

  private static AttestationContent content() {
    return AttestationContent.of(
        "HL-EDGE-0001",
        X25519PublicKey.of(
            Base64.getUrlDecoder().decode("hSDwCYkwp1R0i33ctD73Wg2_Og0mOBr066SpjqqbTmo")),
        "1.2.0",
        HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f"));
  }
}
