package org.honeylink.control.device.domain;

import java.util.HexFormat;
import java.util.regex.Pattern;
import org.honeylink.control.shared.domain.Base64Url;
import org.honeylink.control.shared.domain.Faults;
import org.honeylink.crypto.attestation.AttestationFormat;
import org.honeylink.crypto.attestation.AttestationVerifier;

/**
 * Evidence of what a device is, as it was received. Its shape is checked here; whether it is true
 * is found out at registration, and nothing is registered with evidence that does not verify.
 *
 * @param format a name of {@link AttestationFormat}
 * @param evidence base64url, at most 32 KiB decoded
 * @param nonce hexadecimal, 16 to 64 bytes
 */
public record Attestation(String format, String evidence, String nonce) {

  private static final Pattern NONCE = Pattern.compile("(?:[0-9a-fA-F]{2}){16,64}");

  public Attestation {
    Faults faults = new Faults();
    if (AttestationFormat.of(format).isEmpty()) {
      faults.add(
          ".format",
          "must be one of " + AttestationFormat.choices() + ", not " + Faults.quoted(format));
    }
    String received = evidence;
    faults
        .check(".evidence", () -> Base64Url.decode(received))
        .filter(bytes -> bytes.length == 0 || bytes.length > AttestationVerifier.MAX_EVIDENCE_BYTES)
        .ifPresent(bytes -> faults.add(".evidence", "must have 1 to 32,768 bytes"));
    if (!NONCE.matcher(nonce).matches()) {
      faults.add(".nonce", "must be 16 to 64 bytes in hexadecimal");
    }
    faults.refuseIfAny();
  }

  public AttestationFormat kind() {
    return AttestationFormat.of(format).orElseThrow();
  }

  public byte[] evidenceBytes() {
    return Base64Url.decode(evidence);
  }

  public byte[] nonceBytes() {
    return HexFormat.of().parseHex(nonce);
  }
}
