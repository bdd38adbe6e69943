package org.honeylink.control.dataplane.infrastructure.quic;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tech.kwik.agent15.TlsConstants.CipherSuite;
import tech.kwik.agent15.engine.TlsSession;
import tech.kwik.agent15.engine.TlsSessionRegistry;
import tech.kwik.agent15.engine.impl.TlsState;
import tech.kwik.agent15.extension.ClientHelloPreSharedKeyExtension.PskIdentity;
import tech.kwik.agent15.handshake.NewSessionTicketMessage;

/**
 * Knows no session and gives no ticket: who resumes a session shows no certificate. A client that
 * offers one gets a full handshake (RFC 8446, section 4.2.11).
 */
final class NoResumption implements TlsSessionRegistry {

  @Override
  public @Nullable NewSessionTicketMessage createNewSessionTicketMessage(
      byte number, CipherSuite suite, TlsState state, String protocol) {
    return null;
  }

  @Override
  public @Nullable NewSessionTicketMessage createNewSessionTicketMessage(
      byte number,
      CipherSuite suite,
      TlsState state,
      String protocol,
      Long maxEarlyData,
      byte[] data) {
    return null;
  }

  @Override
  public @Nullable Integer selectIdentity(List<PskIdentity> offered, CipherSuite suite) {
    return null;
  }

  @Override
  public @Nullable TlsSession useSession(PskIdentity identity) {
    return null;
  }

  @Override
  public byte @Nullable [] peekSessionData(PskIdentity identity) {
    return null;
  }

  @Override
  public void shutdown() {
    // Nothing is kept.
  }
}
