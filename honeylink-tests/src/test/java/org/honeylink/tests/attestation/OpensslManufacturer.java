package org.honeylink.tests.attestation;

import java.nio.charset.StandardCharsets;

/** A manufacturer with OpenSSL: an authority, a key that signs evidence, keys of TPMs certified. */
final class OpensslManufacturer {

  static final String NAME = "CN=Acme Devices Attestation CA,O=Acme";

  private final Workbench bench;

  OpensslManufacturer(Workbench bench) {
    this.bench = bench;
    bench.run(
        """
        openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-384 -nodes -keyout ca.key \
          -out ca.pem -subj "/O=Acme/CN=Acme Devices Attestation CA" -days 2
        printf 'basicConstraints=CA:FALSE\\nkeyUsage=critical,digitalSignature\\n' > line.ext
        cp line.ext ak.ext
        printf 'extendedKeyUsage=2.23.133.8.3\\n' >> ak.ext
        openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout line.key \
          -out line.csr -subj "/O=Acme/CN=Line 1"
        openssl x509 -req -in line.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 1 \
          -extfile line.ext -out line.pem
        """);
  }

  byte[] authority() {
    return bench.read("ca.pem");
  }

  /** Evidence {@code remote-attestation-v1} over a content. */
  byte[] sign(String content) {
    bench.write("content", content.getBytes(StandardCharsets.UTF_8));
    bench.run(
        """
        openssl cms -sign -binary -in content -signer line.pem -inkey line.key -md sha256 \
          -outform DER -out evidence.der
        """);
    return bench.read("evidence.der");
  }

  /** The certificate, in DER, of an attestation key. */
  byte[] certify(String publicKeyFile) {
    bench.run(
        """
        openssl x509 -new -force_pubkey %s -subj "/O=Acme/CN=AK" -CA ca.pem -CAkey ca.key \
          -CAcreateserial -days 1 -extfile ak.ext -outform DER -out ak.der
        """
            .formatted(publicKeyFile));
    return bench.read("ak.der");
  }
}
