package org.honeylink.crypto.attestation;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** Kinds of evidence; {@link #text} is the name outside. */
public enum AttestationFormat {
  /** CMS SignedData by the manufacturer. */
  REMOTE_ATTESTATION_V1("remote-attestation-v1"),
  /** Quote of a TPM 2.0 whose attestation key the manufacturer certified. */
  TPM2_QUOTE_V1("tpm2-quote-v1");

  private final String text;

  AttestationFormat(String text) {
    this.text = text;
  }

  public String text() {
    return text;
  }

  /** The format of a name outside. */
  public static Optional<AttestationFormat> of(String text) {
    return Arrays.stream(values()).filter(format -> format.text.equals(text)).findFirst();
  }

  /** All names, for messages. */
  public static String choices() {
    return Arrays.stream(values()).map(AttestationFormat::text).collect(Collectors.joining(", "));
  }
}
