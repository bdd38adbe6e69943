package org.honeylink.control.dataplane.infrastructure.quic;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import org.honeylink.transport.connection.SessionConfig;
import org.honeylink.transport.packet.ConnectionIds;
import org.honeylink.transport.spi.DatagramBatch;
import org.jspecify.annotations.Nullable;

/**
 * Records on one QUIC stream: two bytes length, big-endian, then that many bytes of one packet as
 * it would be in a datagram. All belong to one connection id.
 */
final class Records {

  /** Header of 17 bytes and tag of 16. */
  static final int SMALLEST_BYTES = 33;

  static final int LARGEST_BYTES = SessionConfig.MOST_DATAGRAM_BYTES;

  private static final int LENGTH_BYTES = 2;
  private static final int BUFFER_BYTES = 16_384;
  private static final int BATCH_RECORDS = 16;

  /** What comes: batches of at least one record; the batch is the reader's again afterwards. */
  interface Receiver {

    /**
     * @param connectionId that all records of the stream have
     */
    void onRecords(long connectionId, DatagramBatch records);
  }

  private Records() {}

  /**
   * Reads until the peer ends the stream.
   *
   * @param from address that the records are noted as coming from
   * @throws MalformedRecord when what comes is no record of the stream
   * @throws IOException when the connection or the stream is broken
   */
  static void read(InputStream stream, InetSocketAddress from, Receiver receiver)
      throws IOException {
    DataInputStream in = new DataInputStream(new BufferedInputStream(stream, BUFFER_BYTES));
    DatagramBatch batch = new DatagramBatch(BATCH_RECORDS, LARGEST_BYTES);
    @Nullable Long connectionId = null;
    for (int first = in.read(); first >= 0; first = in.read()) {
      int length = first << Byte.SIZE | in.readUnsignedByte();
      if (length < SMALLEST_BYTES || length > LARGEST_BYTES) {
        throw new MalformedRecord("a record has 33 to 2,047 bytes, not " + length);
      }
      int offset = batch.nextOffset();
      in.readFully(batch.bytes(), offset, length);
      long id = ConnectionIds.read(batch.bytes(), offset, length);
      if (connectionId != null && connectionId != id) {
        throw new MalformedRecord("the records of a stream have one connection id");
      }
      connectionId = id;
      batch.commit(length, from);
      if (batch.isFull() || in.available() < LENGTH_BYTES + SMALLEST_BYTES) {
        receiver.onRecords(id, batch);
        batch.clear();
      }
    }
  }

  /** The peer does not keep to the format; nothing more of the stream can be understood. */
  static final class MalformedRecord extends IOException {

    private static final long serialVersionUID = 1L;

    MalformedRecord(String rule) {
      super(rule);
    }
  }
}
