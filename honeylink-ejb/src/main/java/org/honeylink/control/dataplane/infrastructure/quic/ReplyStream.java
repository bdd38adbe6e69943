package org.honeylink.control.dataplane.infrastructure.quic;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Records on their way to the device over one QUIC stream. A peer that reads slowly makes writing
 * block, so that a thread of its own writes; what finds the queue full is lost, as in a full
 * network.
 */
final class ReplyStream implements AutoCloseable {

  private static final Logger LOG = System.getLogger(ReplyStream.class.getName());
  private static final int MOST_WAITING = 64;

  /** Opens the stream at the first record. */
  @FunctionalInterface
  interface Opening {
    OutputStream open() throws IOException;
  }

  private final BlockingQueue<byte[]> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
  private final Thread writer;

  ReplyStream(String name, Opening opening) {
    this.writer = Thread.ofVirtual().name(name).start(() -> write(opening));
  }

  /** Copies the record. */
  boolean offer(byte[] bytes, int offset, int length) {
    return writer.isAlive() && waiting.offer(Arrays.copyOfRange(bytes, offset, offset + length));
  }

  private void write(Opening opening) {
    try {
      byte[] next = waiting.take();
      try (DataOutputStream out =
          new DataOutputStream(new BufferedOutputStream(opening.open(), Records.LARGEST_BYTES))) {
        while (true) {
          out.writeShort(next.length);
          out.write(next);
          if (waiting.isEmpty()) {
            out.flush();
          }
          next = waiting.take();
        }
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (IOException gone) {
      LOG.log(Level.DEBUG, "The device takes no more records on a stream: {0}", gone);
    }
  }

  @Override
  public void close() {
    writer.interrupt();
  }
}
