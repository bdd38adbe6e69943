package org.honeylink.crypto.aead;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import org.honeylink.crypto.keys.KeyHierarchy;
import org.honeylink.crypto.keys.RootKeyStore;
import org.honeylink.crypto.keys.ServiceKeyGeneration;
import org.honeylink.crypto.secret.SecretBytes;

/**
 * Seals what must be stored under the service key {@code k_service} of the time, and opens what was
 * sealed under any generation: the record carries its own, so that every node can read it at any
 * time. Form: {@code HLk} and 1, generation in 4 bytes big-endian, record of {@link RecordSealer}.
 *
 * <p>Records from before there were generations have no such head; they open under the first. What
 * stands in front of a record needs no protection: another generation is another key, under which
 * it does not open. Thread-safe; asks the key store at each call.
 */
public final class ServiceSealer {

  private static final byte[] HEAD = {'H', 'L', 'k', 1};
  private static final int HEAD_BYTES = HEAD.length + Integer.BYTES;

  private final RootKeyStore root;
  private final InstantSource clock;

  /**
   * @param clock says which generation is in use
   */
  public ServiceSealer(RootKeyStore root, InstantSource clock) {
    this.root = root;
    this.clock = clock;
  }

  /**
   * @param rowId associated data: the record opens in this row only
   */
  public byte[] seal(SecretBytes record, String rowId) {
    Instant now = clock.instant();
    int generation = ServiceKeyGeneration.at(now);
    try (RecordSealer sealer = sealer(generation)) {
      byte[] sealed = sealer.seal(record, rowId);
      return ByteBuffer.allocate(HEAD_BYTES + sealed.length)
          .put(HEAD)
          .putInt(generation)
          .put(sealed)
          .array();
    }
  }

  /**
   * @return the record, which the caller closes
   * @throws RecordRefused when it is not authentic for this row
   */
  public SecretBytes open(byte[] sealed, String rowId) {
    if (!hasHead(sealed)) {
      return open(ServiceKeyGeneration.FIRST, sealed, rowId);
    }
    int generation = ByteBuffer.wrap(sealed).getInt(HEAD.length);
    if (generation < ServiceKeyGeneration.FIRST) {
      throw new RecordRefused(rowId);
    }
    return open(generation, Arrays.copyOfRange(sealed, HEAD_BYTES, sealed.length), rowId);
  }

  /** One record of 2^32 without a head looks as if it had one; it is refused. */
  private static boolean hasHead(byte[] sealed) {
    return sealed.length >= HEAD_BYTES
        && Arrays.equals(sealed, 0, HEAD.length, HEAD, 0, HEAD.length);
  }

  private SecretBytes open(int generation, byte[] sealed, String rowId) {
    try (RecordSealer sealer = sealer(generation)) {
      return sealer.open(sealed, rowId);
    }
  }

  private RecordSealer sealer(int generation) {
    try (SecretBytes key = KeyHierarchy.serviceKey(root, generation)) {
      return new RecordSealer(key);
    }
  }
}
