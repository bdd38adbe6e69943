package org.honeylink.launcher.cli.keys;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.Objects;
import org.honeylink.crypto.sealedfile.SealedFileRefused;
import org.honeylink.crypto.sealedfile.SealedKeyFile;

/** What a PKCS#12 file holds: a key pair, a device's identity, or entries of other programs. */
final class SealedContent {

  private static final String DEVICE_ID = "device-id";

  private SealedContent() {}

  static JsonObject of(Path file, char[] passphrase) {
    KeyStore store = new SealedKeyFile(file).load(passphrase);
    JsonObjectBuilder text =
        Json.createObjectBuilder().add("file", file.toString()).add("form", "PKCS#12");
    try {
      SealedKeyPair.in(store, file, passphrase)
          .ifPresent(
              keys -> text.add("kind", "key pair").addAll(PublicKeyText.of(keys.getPublic())));
      if (store.containsAlias(DEVICE_ID)) {
        text.add("kind", "identity of a device").add("device_id", deviceId(store, passphrase));
      }
      return text.add("entries", entries(store)).build();
    } catch (GeneralSecurityException e) {
      throw new SealedFileRefused(file, "holds an entry that does not open", e);
    }
  }

  private static String deviceId(KeyStore store, char[] passphrase)
      throws GeneralSecurityException {
    Key id = Objects.requireNonNull(store.getKey(DEVICE_ID, passphrase));
    return new String(id.getEncoded(), StandardCharsets.UTF_8);
  }

  private static JsonArrayBuilder entries(KeyStore store) throws KeyStoreException {
    JsonArrayBuilder entries = Json.createArrayBuilder();
    for (String alias : Collections.list(store.aliases())) {
      entries.add(entry(store, alias));
    }
    return entries;
  }

  private static JsonObjectBuilder entry(KeyStore store, String alias) throws KeyStoreException {
    JsonObjectBuilder entry = Json.createObjectBuilder().add("name", alias);
    Certificate certificate = store.getCertificate(alias);
    if (certificate instanceof X509Certificate x509) {
      return entry
          .add("holds", store.isKeyEntry(alias) ? "private key and certificate" : "certificate")
          .addAll(CertificateText.of(x509));
    }
    return entry.add("holds", "secret");
  }
}
