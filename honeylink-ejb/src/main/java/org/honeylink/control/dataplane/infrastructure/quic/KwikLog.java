package org.honeylink.control.dataplane.infrastructure.quic;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import tech.kwik.core.log.BaseLogger;

/** kwik's warnings and errors, for who looks for them: strangers cause them, so they are cheap. */
final class KwikLog extends BaseLogger {

  private static final Logger LOG = System.getLogger(KwikLog.class.getName());

  @Override
  protected void log(String message) {
    LOG.log(Level.DEBUG, message);
  }

  @Override
  protected void log(String message, @Nullable Throwable cause) {
    LOG.log(Level.DEBUG, message, cause);
  }

  /** Bytes of a connection are nothing for a log. */
  @Override
  protected void logWithHexDump(String message, byte[] data, int length) {
    LOG.log(Level.TRACE, message);
  }

  @Override
  protected void logWithHexDump(String message, ByteBuffer data, int offset, int length) {
    LOG.log(Level.TRACE, message);
  }
}
