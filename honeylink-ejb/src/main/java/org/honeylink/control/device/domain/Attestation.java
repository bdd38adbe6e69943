package org.honeylink.control.device.domain;

import java.util.regex.Pattern;
import org.honeylink.control.shared.domain.Base64Url;
import org.honeylink.control.shared.domain.Faults;

/**
 * Evidence of what a device is, as it was received. Its shape is checked, its statement is not: no
 * verifier is known yet.
 *
 * @param format the only one so far is {@code remote-attestation-v1}
 * @param evidence base64url, at most 32 KiB decoded
 * @param nonce hexadecimal, 16 to 64 bytes
 */
public record Attestation(String format, String evidence, String nonce) {

  /** The only format. */
  public static final String FORMAT = "remote-attestation-v1";

  private static final int MAX_EVIDENCE_BYTES = 32 * 1024;
  private static final Pattern NONCE = Pattern.compile("(?:[0-9a-fA-F]{2}){16,64}");

  public Attestation {
    Faults faults = new Faults();
    if (!FORMAT.equals(format)) {
      faults.add(".format", "must be " + FORMAT + ", not " + Faults.quoted(format));
    }
    String received = evidence;
    faults
        .check(".evidence", () -> Base64Url.decode(received))
        .filter(bytes -> bytes.length == 0 || bytes.length > MAX_EVIDENCE_BYTES)
        .ifPresent(bytes -> faults.add(".evidence", "must have 1 to 32,768 bytes"));
    if (!NONCE.matcher(nonce).matches()) {
      faults.add(".nonce", "must be 16 to 64 bytes in hexadecimal");
    }
    faults.refuseIfAny();
  }
}
