package org.honeylink.control.trust.infrastructure.vault;

import static org.honeylink.control.shared.application.SharedJson.JSON;

import jakarta.json.JsonObject;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;
import org.honeylink.control.trust.infrastructure.vault.VaultClient.Request;
import org.honeylink.crypto.pki.Pem;
import org.honeylink.crypto.pki.RootAuthority;

/**
 * A root authority that an enterprise has in Vault's PKI engine: it signs our issuing authority.
 * Thread-safe.
 *
 * @see <a href="https://openbao.org/api-docs/secret/pki/">PKI secrets engine (API)</a>
 */
public final class VaultRootAuthority implements RootAuthority, AutoCloseable {

  /** Vault refuses a certificate that would outlive the root, by its own clock. */
  private static final Duration CLOCKS = Duration.ofMinutes(10);

  private final VaultClient vault;
  private final String mount;

  /**
   * @param mount of the PKI engine whose default issuer is the root
   */
  public VaultRootAuthority(VaultSettings settings, VaultLogin login, String mount) {
    this(settings, login, mount, System::nanoTime);
  }

  VaultRootAuthority(
      VaultSettings settings, VaultLogin login, String mount, LongSupplier nanoTime) {
    VaultSettings.requireMount("honeylink.key.vault.pki", mount);
    this.vault = new VaultClient(settings, login, nanoTime);
    this.mount = mount;
  }

  /** "Read certificate", of the serial {@code ca}. */
  @Override
  public X509Certificate certificate() {
    return ask(() -> certificate(vault.send(Request.get(mount + "/cert/ca")).data()));
  }

  /**
   * {@inheritDoc} "Sign intermediate", by the names of the request and the path length of an
   * authority that signs devices only.
   */
  @Override
  public X509Certificate signIssuingAuthority(byte[] request, Duration validity) {
    Duration left =
        Duration.between(Instant.now(), certificate().getNotAfter().toInstant()).minus(CLOCKS);
    Duration cut = validity.compareTo(left) < 0 ? validity : left;
    JsonObject body =
        JSON.createObjectBuilder()
            .add("csr", Pem.encode("CERTIFICATE REQUEST", request))
            .add("use_csr_values", true)
            .add("max_path_length", 0)
            .add("format", "pem")
            .add("ttl", cut.toSeconds() + "s")
            .build();
    return ask(
        () ->
            certificate(vault.send(Request.post(mount + "/root/sign-intermediate", body)).data()));
  }

  private static X509Certificate certificate(JsonObject data) throws VaultFault {
    String pem = VaultAnswer.text(data, "certificate");
    try {
      return Pem.certificates(pem).getFirst();
    } catch (IllegalArgumentException e) {
      throw new VaultFault("answered with a certificate that is none", e);
    }
  }

  /** A question to Vault. */
  @FunctionalInterface
  private interface Question {
    X509Certificate answer() throws VaultFault;
  }

  private X509Certificate ask(Question question) {
    try {
      return question.answer();
    } catch (VaultFault fault) {
      throw vault.away(fault);
    }
  }

  @Override
  public void close() {
    vault.close();
  }

  @Override
  public String toString() {
    return vault + ", PKI at " + mount;
  }
}
