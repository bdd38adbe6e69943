package org.honeylink.control.dataplane.infrastructure.quic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.honeylink.control.dataplane.infrastructure.quic.Records.MalformedRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Records on a QUIC stream. */
class RecordsTest {

  private static final InetSocketAddress FROM =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 1);
  private static final long ID = 0x0123_4567_89ab_cdefL;

  private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
  private final List<byte[]> received = new ArrayList<>();

  private static byte[] record(long connectionId, int length) {
    byte[] record = new byte[length];
    new Random(length).nextBytes(record);
    // An ACK; a header that none is has no connection id.
    ByteBuffer.wrap(record).put(0, (byte) 0x48).putLong(1, connectionId).putLong(9, length);
    return record;
  }

  private void send(byte[] record) throws IOException {
    DataOutputStream out = new DataOutputStream(sent);
    out.writeShort(record.length);
    out.write(record);
  }

  private void read() throws IOException {
    Records.read(
        new ByteArrayInputStream(sent.toByteArray()),
        FROM,
        (id, batch) -> {
          assertEquals(ID, id);
          for (int i = 0; i < batch.count(); i++) {
            assertEquals(FROM, batch.address(i));
            int start = batch.offset(i);
            received.add(Arrays.copyOfRange(batch.bytes(), start, start + batch.length(i)));
          }
        });
  }

  @Test
  void recordsOfAllLengthsArriveWholeAndInOrder() throws IOException {
    List<byte[]> records = new ArrayList<>();
    for (int length = Records.SMALLEST_BYTES; length <= Records.LARGEST_BYTES; length++) {
      records.add(record(ID, length));
      send(records.getLast());
    }
    read();
    assertEquals(records.size(), received.size());
    for (int i = 0; i < records.size(); i++) {
      assertArrayEquals(records.get(i), received.get(i));
    }
  }

  @Test
  void streamMayEndBetweenRecords() throws IOException {
    read();
    assertEquals(0, received.size());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 32, 2_048, 65_535})
  void lengthThatNoRecordHasIsMalformed(int length) throws IOException {
    new DataOutputStream(sent).writeShort(length);
    sent.writeBytes(new byte[100]);
    assertThrows(MalformedRecord.class, this::read);
  }

  @Test
  void recordOfAnotherConnectionIdIsMalformedAndThoseBeforeItCount() throws IOException {
    send(record(ID, 100));
    byte[] another = record(ID + 1, 100);
    read();
    assertEquals(1, received.size());
    send(another);
    assertThrows(MalformedRecord.class, this::read);
  }

  @Test
  void streamThatEndsInsideARecordIsBroken() throws IOException {
    send(record(ID, 100));
    byte[] whole = sent.toByteArray();
    sent.reset();
    sent.write(whole, 0, whole.length - 1);
    assertThrows(EOFException.class, this::read);
  }
}
