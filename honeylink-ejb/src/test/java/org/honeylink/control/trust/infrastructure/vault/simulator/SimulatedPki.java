package org.honeylink.control.trust.infrastructure.vault.simulator;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.PKCSException;

/** PKI engine with a root of its own; also gives the simulator its certificate for HTTPS. */
final class SimulatedPki {

  private static final X500Name ROOT = new X500Name("CN=Enterprise Root of the simulator");

  private final KeyPair keys;
  private final X509Certificate root;

  SimulatedPki(Duration validity) throws GeneralSecurityException, IOException {
    keys = generate();
    root =
        sign(
            ROOT,
            SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded()),
            Instant.now().plus(validity),
            builder ->
                builder
                    .addExtension(Extension.basicConstraints, true, new BasicConstraints(true))
                    .addExtension(
                        Extension.keyUsage,
                        true,
                        new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign)));
  }

  static KeyPair generate() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp384r1"));
    return generator.generateKeyPair();
  }

  X509Certificate root() {
    return root;
  }

  X509Certificate server(KeyPair server) throws GeneralSecurityException, IOException {
    return sign(
        new X500Name("CN=localhost"),
        SubjectPublicKeyInfo.getInstance(server.getPublic().getEncoded()),
        Instant.now().plus(Duration.ofDays(1)),
        builder ->
            builder.addExtension(
                Extension.subjectAlternativeName,
                false,
                new GeneralNames(
                    new GeneralName[] {
                      new GeneralName(GeneralName.dNSName, "localhost"),
                      new GeneralName(GeneralName.iPAddress, "127.0.0.1")
                    })));
  }

  /** "Read certificate", of serial {@code ca}. */
  JsonObject certificate() throws GeneralSecurityException {
    return Json.createObjectBuilder()
        .add(
            "data",
            Json.createObjectBuilder().add("certificate", pem(root)).add("revocation_time", 0))
        .build();
  }

  /** "Sign intermediate". */
  JsonObject signIntermediate(JsonObject body)
      throws Refusal, GeneralSecurityException, IOException {
    PKCS10CertificationRequest request = request(body.getString("csr", ""));
    Instant end = Instant.now().plusSeconds(seconds(body.getString("ttl", "768h")));
    if (end.isAfter(root.getNotAfter().toInstant())) {
      throw new Refusal(
          400,
          "cannot satisfy request, as TTL would result in notAfter of "
              + end
              + " that is beyond the expiration of the CA certificate at "
              + root.getNotAfter().toInstant());
    }
    if (!body.getBoolean("use_csr_values", false)) {
      throw new Refusal(400, "common_name must be provided in the request or CSR");
    }
    int pathLength = body.getInt("max_path_length", -1);
    X509Certificate signed =
        sign(
            request.getSubject(),
            request.getSubjectPublicKeyInfo(),
            end,
            builder ->
                builder
                    .addExtension(
                        Extension.basicConstraints, true, new BasicConstraints(pathLength))
                    .addExtension(
                        Extension.keyUsage,
                        true,
                        new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign)));
    return Json.createObjectBuilder()
        .add(
            "data",
            Json.createObjectBuilder()
                .add("certificate", pem(signed))
                .add("issuing_ca", pem(root))
                .add("ca_chain", Json.createArrayBuilder().add(pem(root)))
                .add("expiration", end.getEpochSecond())
                .add("serial_number", signed.getSerialNumber().toString(16)))
        .build();
  }

  private static PKCS10CertificationRequest request(String pem) throws Refusal, IOException {
    try (PEMParser parser = new PEMParser(new StringReader(pem))) {
      if (parser.readObject() instanceof PKCS10CertificationRequest request
          && request.isSignatureValid(
              new JcaContentVerifierProviderBuilder().build(request.getSubjectPublicKeyInfo()))) {
        return request;
      }
    } catch (PKCSException | OperatorCreationException e) {
      throw new Refusal(400, "request signature invalid: " + e.getMessage());
    }
    throw new Refusal(400, "csr contains no valid request");
  }

  private static long seconds(String ttl) {
    long number = Long.parseLong(ttl.substring(0, ttl.length() - 1));
    return ttl.endsWith("h") ? number * 3600 : number;
  }

  private X509Certificate sign(
      X500Name subject, SubjectPublicKeyInfo key, Instant end, Extensions extensions)
      throws GeneralSecurityException, IOException {
    X509v3CertificateBuilder builder =
        new X509v3CertificateBuilder(
            ROOT,
            new BigInteger(120, new SecureRandom()).add(BigInteger.ONE),
            Date.from(Instant.now().minusSeconds(30)),
            Date.from(end),
            subject,
            key);
    extensions.addTo(builder);
    try {
      return new JcaX509CertificateConverter()
          .getCertificate(
              builder.build(
                  new JcaContentSignerBuilder("SHA384withECDSA").build(keys.getPrivate())));
    } catch (OperatorCreationException e) {
      throw new GeneralSecurityException(e);
    }
  }

  @FunctionalInterface
  private interface Extensions {
    void addTo(X509v3CertificateBuilder builder) throws IOException;
  }

  static String pem(X509Certificate certificate) throws GeneralSecurityException {
    return "-----BEGIN CERTIFICATE-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded())
        + "\n-----END CERTIFICATE-----";
  }
}
