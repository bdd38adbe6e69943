package org.honeylink.crypto.attestation;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** PCR values that a quote may show: for each selection the digests that are allowed. Immutable. */
public final class AllowedPcrs {

  private static final String BANK = "sha(?:256|384|512):[0-9]{1,2}(?:,[0-9]{1,2})*";
  private static final Pattern ENTRY =
      Pattern.compile("(" + BANK + "(?:\\+" + BANK + ")*)=((?:[0-9a-f]{2}){32,64})");

  private final Map<String, Set<String>> digests;

  private AllowedPcrs(Map<String, Set<String>> digests) {
    this.digests = digests;
  }

  /** None: all quotes are refused. */
  public static AllowedPcrs none() {
    return new AllowedPcrs(Map.of());
  }

  /**
   * Reads them from a text.
   *
   * @param text entries with white space between, each a selection as tpm2-tools write it, PCRs in
   *     ascending order, and the digest of a quote over it: {@code sha256:0,1,7=9f86…}
   * @throws IllegalArgumentException naming what is no entry
   */
  public static AllowedPcrs parse(String text) {
    Map<String, Set<String>> digests = new HashMap<>();
    Arrays.stream(text.strip().split("\\s+"))
        .filter(entry -> !entry.isEmpty())
        .forEach(
            entry -> {
              var matcher = ENTRY.matcher(entry);
              if (!matcher.matches()) {
                throw new IllegalArgumentException(
                    "'" + entry + "' is not like sha256:0,1,7=<digest in lower-case hexadecimal>");
              }
              digests
                  .computeIfAbsent(matcher.group(1), selection -> new HashSet<>())
                  .add(matcher.group(2));
            });
    return new AllowedPcrs(digests);
  }

  boolean allow(TpmQuote quote) {
    return digests.getOrDefault(quote.selection(), Set.of()).contains(quote.pcrDigest());
  }
}
