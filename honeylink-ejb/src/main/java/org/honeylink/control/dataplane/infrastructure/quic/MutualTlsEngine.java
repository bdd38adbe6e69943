package org.honeylink.control.dataplane.infrastructure.quic;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.Consumer;
import tech.kwik.agent15.ProtectionKeysType;
import tech.kwik.agent15.TlsConstants.AlertDescription;
import tech.kwik.agent15.TlsConstants.HandshakeType;
import tech.kwik.agent15.TlsConstants.SignatureScheme;
import tech.kwik.agent15.TlsProtocolException;
import tech.kwik.agent15.alert.BadCertificateAlert;
import tech.kwik.agent15.alert.DecryptErrorAlert;
import tech.kwik.agent15.alert.ErrorAlert;
import tech.kwik.agent15.alert.UnexpectedMessageAlert;
import tech.kwik.agent15.engine.ServerMessageSender;
import tech.kwik.agent15.engine.TlsStatusEventHandler;
import tech.kwik.agent15.engine.impl.TlsServerEngineImpl;
import tech.kwik.agent15.engine.impl.TranscriptHash;
import tech.kwik.agent15.extension.SignatureAlgorithmsExtension;
import tech.kwik.agent15.handshake.CertificateMessage;
import tech.kwik.agent15.handshake.CertificateRequestMessage;
import tech.kwik.agent15.handshake.CertificateVerifyMessage;
import tech.kwik.agent15.handshake.EncryptedExtensions;
import tech.kwik.agent15.handshake.FinishedMessage;

/**
 * A server's end of TLS 1.3 that asks for the client's certificate and goes no further without one
 * (RFC 8446, sections 4.3.2 and 4.4). It adds to agent15's engine what that leaves out: the
 * CertificateRequest behind the EncryptedExtensions, the client's Certificate and
 * CertificateVerify, and a Finished that covers them. Sessions are not resumed, since a resumed one
 * shows no certificate.
 *
 * <p>One handshake; called by the connection's thread alone.
 */
final class MutualTlsEngine extends TlsServerEngineImpl {

  /** Leaf, issuing authority, root, and as many again while an authority is replaced. */
  private static final int LONGEST_CHAIN = 6;

  private enum Stage {
    CERTIFICATE,
    CERTIFICATE_VERIFY,
    FINISHED
  }

  private final Consumer<List<X509Certificate>> proven;
  private Stage expected = Stage.CERTIFICATE;
  private List<X509Certificate> chain = List.of();

  /**
   * @param proven told the chain, leaf first, when the client has proven to hold the leaf's key;
   *     throws when whose it is does not count
   */
  MutualTlsEngine(
      List<X509Certificate> certificates,
      PrivateKey key,
      List<SignatureScheme> schemes,
      ServerMessageSender sender,
      TlsStatusEventHandler status,
      Consumer<List<X509Certificate>> proven) {
    super(certificates, key, schemes, sender, status, null);
    this.proven = proven;
    setServerMessageSender(new RequestingSender(sender, this::beforeExtensions, this::request));
  }

  private TranscriptHash transcript() {
    return KwikInternals.transcript(this);
  }

  private void beforeExtensions() {
    KwikInternals.takeLongMessages(statusHandler, this);
  }

  /** Section 4.3.2: the request follows EncryptedExtensions, and stands so in the transcript. */
  private EncryptedExtensions request() {
    CertificateRequestMessage request =
        new CertificateRequestMessage(new SignatureAlgorithmsExtension(CertificateProof.SCHEMES));
    transcript().record(request);
    return new DisguisedRequest(request);
  }

  @Override
  public void received(CertificateMessage message, ProtectionKeysType protectedBy)
      throws TlsProtocolException {
    expect(Stage.CERTIFICATE, protectedBy);
    if (message.getEndEntityCertificate() == null) {
      // Section 4.4.2.4: "the server MAY at its discretion either continue the handshake without
      // client authentication or abort the handshake with a "certificate_required" alert."
      throw new CertificateRequired();
    }
    chain = message.getCertificateChain();
    if (chain.size() > LONGEST_CHAIN) {
      throw new BadCertificateAlert("a client shows at most " + LONGEST_CHAIN + " certificates");
    }
    transcript().recordClient(message);
    expected = Stage.CERTIFICATE_VERIFY;
  }

  @Override
  public void received(CertificateVerifyMessage message, ProtectionKeysType protectedBy)
      throws TlsProtocolException {
    expect(Stage.CERTIFICATE_VERIFY, protectedBy);
    byte[] covered = transcript().getClientHash(HandshakeType.certificate);
    if (!CertificateProof.isGood(
        message.getSignatureScheme(),
        chain.getFirst().getPublicKey(),
        covered,
        message.getSignature())) {
      // Section 4.4.3: "If the verification fails, the receiver MUST terminate the handshake with a
      // "decrypt_error" alert."
      throw new DecryptErrorAlert("the client has not proven the key of its certificate");
    }
    try {
      proven.accept(chain);
    } catch (RuntimeException refused) {
      throw new BadCertificateAlert("the certificate does not count here");
    }
    transcript().recordClient(message);
    expected = Stage.FINISHED;
  }

  @Override
  public void received(FinishedMessage message, ProtectionKeysType protectedBy)
      throws TlsProtocolException, IOException {
    expect(Stage.FINISHED, protectedBy);
    super.received(message, protectedBy);
  }

  /**
   * Section 4.4.4: the client's Finished covers its Certificate and CertificateVerify, which the
   * engine beneath does not know of.
   */
  @Override
  protected byte[] computeFinishedVerifyData(byte[] transcriptHash, byte[] baseKey) {
    boolean ofTheClient = MessageDigest.isEqual(baseKey, state.getClientHandshakeTrafficSecret());
    return super.computeFinishedVerifyData(
        ofTheClient ? transcript().getClientHash(HandshakeType.certificate_verify) : transcriptHash,
        baseKey);
  }

  private void expect(Stage stage, ProtectionKeysType protectedBy) throws TlsProtocolException {
    if (expected != stage || protectedBy != ProtectionKeysType.Handshake) {
      throw new UnexpectedMessageAlert("the client's next message must be " + expected);
    }
  }

  /** kwik sends no CertificateRequest, but does send this where it belongs. */
  private static final class DisguisedRequest extends EncryptedExtensions {

    private final CertificateRequestMessage request;

    DisguisedRequest(CertificateRequestMessage request) {
      this.request = request;
    }

    @Override
    public byte[] getBytes() {
      return request.getBytes();
    }
  }

  private static final class CertificateRequired extends ErrorAlert {

    private static final long serialVersionUID = 1L;

    CertificateRequired() {
      super("a device shows its certificate", AlertDescription.certificate_required);
    }
  }
}
