package org.honeylink.crypto.attestation;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What a TPM says of itself: TPMS_ATTEST (TPM 2.0 Library, part 2, section 10.12.8).
 *
 * @param magic {@link #GENERATED} when the TPM made it
 * @param type {@link #QUOTE} for a quote
 * @param extraData qualifying data that the caller gave
 * @param selection PCRs as tpm2-tools write them, as in {@code sha256:0,1,7}
 * @param pcrDigest over their values, hexadecimal
 */
record TpmQuote(long magic, int type, String extraData, String selection, String pcrDigest) {

  /** TPM_GENERATED_VALUE, section 6.2. */
  static final long GENERATED = 0xff544347L;

  /** TPM_ST_ATTEST_QUOTE, section 6.9. */
  static final int QUOTE = 0x8018;

  /** TPM2B_NAME and TPM2B_DATA hold a digest and its algorithm at most. */
  private static final int MOST_NAME_BYTES = 66;

  private static final int CLOCK_INFO_BYTES = 17;
  private static final int FIRMWARE_VERSION_BYTES = 8;

  /** HASH_COUNT of any TPM made. */
  private static final int MOST_BANKS = 16;

  private static final int MOST_SELECT_BYTES = 4;

  /** Empty when it is no quote from its first byte to its last. Other types do not parse. */
  static Optional<TpmQuote> parse(byte[] attest) {
    TpmBytes in = new TpmBytes(attest);
    long magic = in.uint32();
    int type = in.uint16();
    in.sized(MOST_NAME_BYTES);
    String extraData = HexFormat.of().formatHex(in.sized(MOST_NAME_BYTES));
    in.take(CLOCK_INFO_BYTES);
    in.take(FIRMWARE_VERSION_BYTES);
    Optional<String> selection = selection(in);
    String digest = HexFormat.of().formatHex(in.sized(MOST_NAME_BYTES));
    return in.isWhole()
        ? selection.map(pcrs -> new TpmQuote(magic, type, extraData, pcrs, digest))
        : Optional.empty();
  }

  /** Magic and type alone, for a better message about what is no quote. */
  static boolean startsAsQuote(byte[] attest) {
    TpmBytes in = new TpmBytes(attest);
    return in.uint32() == GENERATED && in.uint16() == QUOTE;
  }

  // TPML_PCR_SELECTION, section 10.9.7.
  private static Optional<String> selection(TpmBytes in) {
    long banks = in.uint32();
    if (banks > MOST_BANKS) {
      return Optional.empty();
    }
    List<String> selected = new ArrayList<>();
    for (int i = 0; i < banks; i++) {
      int hash = in.uint16();
      int length = in.uint8();
      if (length > MOST_SELECT_BYTES) {
        return Optional.empty();
      }
      selected.add(bank(hash) + ":" + registers(in.take(length)));
    }
    return Optional.of(String.join("+", selected));
  }

  private static String bank(int hash) {
    return TpmHash.of(hash).map(TpmHash::bank).orElseGet(() -> "0x%04x".formatted(hash));
  }

  // TPMS_PCR_SELECT: "bit 0 of the first octet is PCR 0".
  private static String registers(byte[] select) {
    return IntStream.range(0, select.length * Byte.SIZE)
        .filter(i -> ((select[i / Byte.SIZE] >> (i % Byte.SIZE)) & 1) != 0)
        .mapToObj(Integer::toString)
        .collect(Collectors.joining(","));
  }
}
