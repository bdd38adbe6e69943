package org.honeylink.crypto.pki;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.NamedParameterSpec;

/** Kinds of key that get a device certificate; RSA is not among them. */
public enum DeviceKeyAlgorithm {
  ED25519("Ed25519", "Ed25519", "Ed25519"),
  SECP384R1("EC", "SHA384withECDSA", "secp384r1");

  private final String keyAlgorithm;
  private final String signatureAlgorithm;
  private final String curve;

  DeviceKeyAlgorithm(String keyAlgorithm, String signatureAlgorithm, String curve) {
    this.keyAlgorithm = keyAlgorithm;
    this.signatureAlgorithm = signatureAlgorithm;
    this.curve = curve;
  }

  String signatureAlgorithm() {
    return signatureAlgorithm;
  }

  /** A fresh key pair of the JDK. */
  public KeyPair generate() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(keyAlgorithm);
      generator.initialize(parameters());
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java runtime lacks " + this, e);
    }
  }

  private AlgorithmParameterSpec parameters() {
    return switch (this) {
      case ED25519 -> new NamedParameterSpec(curve);
      case SECP384R1 -> new ECGenParameterSpec(curve);
    };
  }

  /**
   * The kind of a key of the JDK.
   *
   * @throws IllegalArgumentException when it is none of these
   */
  static DeviceKeyAlgorithm of(String jdkName) {
    return switch (jdkName) {
      case "Ed25519", "EdDSA" -> ED25519;
      case "EC" -> SECP384R1;
      default -> throw new IllegalArgumentException("No device key: " + jdkName);
    };
  }
}
