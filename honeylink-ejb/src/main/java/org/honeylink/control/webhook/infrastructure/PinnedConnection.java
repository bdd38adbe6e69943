package org.honeylink.control.webhook.infrastructure;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Opens connections to an address that has been checked, not to a name that would be resolved once
 * more; TLS still asks for the name and holds the certificate against it (RFC 9525).
 */
class PinnedConnection {

  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final String LITERAL = "[0-9.]+|.*:.*";

  private final SSLSocketFactory tls;

  PinnedConnection(SSLSocketFactory tls) {
    this.tls = tls;
  }

  /**
   * A socket that is connected but has not spoken TLS yet, so that whoever got it can close it at
   * any time.
   */
  Socket connect(InetAddress address, int port, Deadline deadline) throws IOException {
    Socket socket = new Socket();
    try {
      int millis = Math.toIntExact(deadline.left(CONNECT).toMillis());
      socket.connect(new InetSocketAddress(address, port), Math.max(1, millis));
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  /** Speaks TLS over it, as the client of that host. */
  Socket secure(Socket plain, String host, int port) throws IOException {
    SSLSocket socket = (SSLSocket) tls.createSocket(plain, host, port, true);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
    if (!host.matches(LITERAL)) {
      parameters.setServerNames(List.of(new SNIHostName(host)));
    }
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    return socket;
  }
}
