package org.honeylink.launcher.cli.keys;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Kinds of key that HoneyLink uses, by the name that people type. */
enum KeyAlgorithm {
  /** Certificates of devices. */
  ED25519("ed25519", "Ed25519"),
  /** Key agreement: what a device registers. */
  X25519("x25519", "X25519"),
  /** Certificates of devices, for hardware that lacks Ed25519. */
  SECP384R1("secp384r1", "EC"),
  /** The post-quantum half of hybrid agreement. */
  ML_KEM_768("ml-kem-768", "ML-KEM-768");

  private static final int SECP384R1_BITS = 384;

  private final String typed;
  private final String jdkName;

  KeyAlgorithm(String typed, String jdkName) {
    this.typed = typed;
    this.jdkName = jdkName;
  }

  /** Picocli shows and reads this. */
  @Override
  public String toString() {
    return typed;
  }

  static Optional<KeyAlgorithm> named(String text) {
    return Arrays.stream(values())
        .filter(algorithm -> algorithm.typed.equals(text.toLowerCase(Locale.ROOT)))
        .findFirst();
  }

  /** What kind a key is, in words; also of keys that are none of ours. */
  static String describe(PublicKey key) {
    if (key instanceof ECPublicKey curve) {
      int bits = curve.getParams().getOrder().bitLength();
      return bits == SECP384R1_BITS ? SECP384R1.typed : "ec-" + bits;
    }
    return key.getAlgorithm().equals("EdDSA")
        ? ED25519.typed
        : named(jdkText(key)).map(KeyAlgorithm::toString).orElseGet(() -> jdkText(key));
  }

  private static String jdkText(PublicKey key) {
    return switch (key.getAlgorithm()) {
      case "XDH" -> "x25519";
      case "ML-KEM" -> "ml-kem-768";
      case String other -> other.toLowerCase(Locale.ROOT);
    };
  }

  KeyPair generate() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(jdkName);
      if (this == SECP384R1) {
        generator.initialize(new ECGenParameterSpec(typed));
      }
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java runtime lacks " + this, e);
    }
  }
}
