package org.honeylink.tests.leak;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.interfaces.ECPrivateKey;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.honeylink.crypto.derivation.DerivationLabel;
import org.honeylink.crypto.derivation.DerivationLabel.Scope;
import org.honeylink.crypto.keys.FileRootKeyStore;
import org.honeylink.crypto.keys.RootKeyStore;
import org.honeylink.crypto.sealedfile.SealedKeyFile;
import org.honeylink.crypto.secret.SecretAccess;
import org.honeylink.crypto.secret.SecretBytes;

/** What a server's key directory holds, opened with its passphrase, and what derives from it. */
final class KeyDirectorySecrets {

  private static final int KEY_BYTES = 32;

  private final Path directory;
  private final Map<String, byte[]> secrets = new LinkedHashMap<>();

  private KeyDirectorySecrets(Path directory) {
    this.directory = directory;
  }

  /** By name; bytes as they are in memory. */
  static Map<String, byte[]> in(Path directory) {
    KeyDirectorySecrets found = new KeyDirectorySecrets(directory);
    try {
      found.readPasswords();
      found.readSealedFiles();
      found.derive();
      return found.secrets;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("cannot open " + directory, e);
    }
  }

  private void readPasswords() throws IOException {
    for (String name :
        List.of(
            "passphrase",
            "amqp-password",
            "database-password",
            "database-application-password",
            "metrics-token")) {
      secrets.put("file " + name, text(name).getBytes(UTF_8));
    }
    try (JsonReader key = Json.createReader(new StringReader(text("access-token-key.json")))) {
      secrets.put(
          "signing key of access tokens",
          Base64.getUrlDecoder().decode(key.readObject().getString("d")));
    }
  }

  private String text(String name) throws IOException {
    return Files.readString(directory.resolve(name)).strip();
  }

  private void readSealedFiles() throws IOException, GeneralSecurityException {
    char[] passphrase = text("passphrase").toCharArray();
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.filter(one -> one.toString().endsWith(".p12")).toList()) {
        KeyStore store = new SealedKeyFile(file).load(passphrase);
        for (String alias : Collections.list(store.aliases())) {
          Key key = store.getKey(alias, passphrase);
          if (key != null) {
            secrets.put(file.getFileName() + " " + alias, bytes(key));
          }
        }
      }
    }
  }

  /** As encodings hold a key: the scalar of a curve in the full width of its order (RFC 5915). */
  static byte[] bytes(Key key) {
    if (!(key instanceof ECPrivateKey curve)) {
      return key.getEncoded();
    }
    int width = (curve.getParams().getOrder().bitLength() + Byte.SIZE - 1) / Byte.SIZE;
    return HexFormat.of().parseHex(("%0" + 2 * width + "x").formatted(curve.getS()));
  }

  /** The service keys, as docs/security.md names their labels. */
  private void derive() throws IOException {
    try (RootKeyStore root =
        FileRootKeyStore.open(directory.resolve("root.p12"), text("passphrase").toCharArray())) {
      derive(root, "k_service", "wrap", "1");
      derive(root, "seed of the policy signature", "policy-signature", "1");
      derive(root, "seed of the audit log's signature", "audit-signature", "1");
      derive(root, "key of pairing code digests", "digest", "pairing-code", "1");
    }
  }

  private void derive(RootKeyStore root, String name, String... label) {
    try (SecretBytes key =
        root.derive(new byte[0], DerivationLabel.of(Scope.SERVICE, label), KEY_BYTES)) {
      secrets.put(name, key.expose(SecretAccess.granted()));
    }
  }
}
