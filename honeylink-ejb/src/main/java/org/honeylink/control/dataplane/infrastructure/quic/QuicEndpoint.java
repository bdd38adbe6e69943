package org.honeylink.control.dataplane.infrastructure.quic;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.honeylink.control.access.application.CertificateRefused;
import org.honeylink.control.access.application.DeviceCertificateVerifier;
import org.honeylink.control.dataplane.application.DataPlane;
import org.jspecify.annotations.Nullable;

/** Opens and closes the QUIC carrier with the application, where a port for it is configured. */
@Singleton
@Startup
@DependsOn("DataPlaneThreads")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class QuicEndpoint {

  private static final Logger LOG = System.getLogger(QuicEndpoint.class.getName());

  /** A handshake waits for the database no longer. */
  private static final long VERIFY_SECONDS = 5;

  @Inject private DataPlane dataPlane;
  @Inject private DeviceCertificateVerifier certificates;
  @Resource private ManagedExecutorService executor;

  @Inject
  @ConfigProperty(name = "honeylink.udp.host", defaultValue = "127.0.0.1")
  private String host;

  @Inject
  @ConfigProperty(name = "honeylink.quic.port")
  private Optional<Integer> port;

  @Inject
  @ConfigProperty(name = "honeylink.quic.key-store")
  private Optional<String> keyStore;

  @Inject
  @ConfigProperty(name = "honeylink.quic.key-store-passphrase-file")
  private Optional<String> passphraseFile;

  private @Nullable QuicCarrier carrier;

  @PostConstruct
  void open() {
    if (port.isEmpty()) {
      LOG.log(Level.INFO, "No QUIC: honeylink.quic.port is not set");
      return;
    }
    try {
      QuicCarrier opened =
          new QuicCarrier(
              new InetSocketAddress(host, port.get()), identity(), this::deviceOf, dataPlane);
      opened.start();
      carrier = opened;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(
          "QUIC cannot listen on UDP port %d at %s: %s. Set honeylink.quic.port to another, or leave it away for a server without QUIC."
              .formatted(port.get(), host, e.getMessage()),
          e);
    }
  }

  private ServerIdentity identity() throws IOException, GeneralSecurityException {
    if (keyStore.isEmpty() || passphraseFile.isEmpty()) {
      throw new IOException(
          "honeylink.quic.key-store and honeylink.quic.key-store-passphrase-file must name the"
              + " server's key and its passphrase");
    }
    return ServerIdentity.read(Path.of(keyStore.get()), Path.of(passphraseFile.get()));
  }

  /** On a thread of the container: the connection's own knows nothing of its resources. */
  private String deviceOf(List<X509Certificate> chain) {
    try {
      return executor.submit(() -> verified(chain)).get(VERIFY_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The server stops", stopped);
    } catch (ExecutionException | TimeoutException e) {
      LOG.log(Level.DEBUG, "A client certificate was refused on QUIC", e);
      throw new IllegalStateException("The certificate does not count", e);
    }
  }

  private String verified(List<X509Certificate> chain) {
    return certificates
        .verify(chain)
        .orElseThrow(() -> new CertificateRefused(CertificateRefused.Rule.ISSUED_HERE))
        .subject();
  }

  @PreDestroy
  void close() {
    if (carrier != null) {
      carrier.close();
    }
  }
}
