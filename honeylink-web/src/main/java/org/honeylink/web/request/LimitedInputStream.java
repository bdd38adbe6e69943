package org.honeylink.web.request;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts what is read and stops beyond {@link BodyTooLarge#MAX_BYTES}. */
final class LimitedInputStream extends FilterInputStream {

  private long readBytes;

  LimitedInputStream(InputStream body) {
    super(body);
  }

  @Override
  public int read() throws IOException {
    int value = super.read();
    count(value < 0 ? 0 : 1);
    return value;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int bytes = super.read(buffer, offset, length);
    count(Math.max(0, bytes));
    return bytes;
  }

  @Override
  public long skip(long bytes) throws IOException {
    long skipped = super.skip(bytes);
    count(skipped);
    return skipped;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private void count(long bytes) throws BodyTooLarge {
    readBytes += bytes;
    if (readBytes > BodyTooLarge.MAX_BYTES) {
      throw new BodyTooLarge();
    }
  }
}
