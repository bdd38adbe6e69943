package org.honeylink.crypto.signature;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Signing and verifying 256 bytes with Ed25519. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
@SuppressWarnings("NullAway.Init") // Fields are set before each run.
public class Ed25519Benchmark {

  private final byte[] message = new byte[256];

  private Ed25519KeyPair ours;
  private byte[] signature;
  private KeyPair jdk;
  private byte[] jdkSignature;
  private Ed25519PrivateKeyParameters bouncyCastle;
  private Ed25519PublicKeyParameters bouncyCastlePublic;
  private byte[] bouncyCastleSignature;

  @Setup
  public void prepare() throws GeneralSecurityException {
    ours = Ed25519KeyPair.generate();
    signature = ours.sign(message);
    jdk = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    jdkSignature = signJdk();
    bouncyCastle = new Ed25519PrivateKeyParameters(new SecureRandom());
    bouncyCastlePublic = bouncyCastle.generatePublicKey();
    bouncyCastleSignature = signBouncyCastle();
  }

  @Benchmark
  public byte[] signOurs() {
    return ours.sign(message);
  }

  @Benchmark
  public byte[] signJdk() throws GeneralSecurityException {
    Signature signer = Signature.getInstance("Ed25519");
    signer.initSign(jdk.getPrivate());
    signer.update(message);
    return signer.sign();
  }

  @Benchmark
  public byte[] signBouncyCastle() {
    Ed25519Signer signer = new Ed25519Signer();
    signer.init(true, bouncyCastle);
    signer.update(message, 0, message.length);
    return signer.generateSignature();
  }

  @Benchmark
  public boolean verifyOurs() {
    return ours.publicKey().verify(message, signature);
  }

  @Benchmark
  public boolean verifyJdk() throws GeneralSecurityException {
    Signature verifier = Signature.getInstance("Ed25519");
    verifier.initVerify(jdk.getPublic());
    verifier.update(message);
    return verifier.verify(jdkSignature);
  }

  @Benchmark
  public boolean verifyBouncyCastle() {
    Ed25519Signer verifier = new Ed25519Signer();
    verifier.init(false, bouncyCastlePublic);
    verifier.update(message, 0, message.length);
    return verifier.verifySignature(bouncyCastleSignature);
  }
}
