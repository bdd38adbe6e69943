package org.honeylink.web.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class LimitedInputStreamTest {

  private static InputStream body(int bytes) {
    return new LimitedInputStream(new ByteArrayInputStream(new byte[bytes]));
  }

  @Test
  void aBodyOfExactlyTheLimitIsRead() throws IOException {
    assertEquals(BodyTooLarge.MAX_BYTES, body(BodyTooLarge.MAX_BYTES).readAllBytes().length);
  }

  @Test
  void oneByteMoreIsRefused() {
    InputStream body = body(BodyTooLarge.MAX_BYTES + 1);
    assertThrows(BodyTooLarge.class, body::readAllBytes);
  }

  @Test
  void skippedBytesCount() throws IOException {
    InputStream body = body(BodyTooLarge.MAX_BYTES + 1);
    body.skipNBytes(BodyTooLarge.MAX_BYTES);
    assertThrows(BodyTooLarge.class, body::read);
  }
}
