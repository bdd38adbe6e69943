package org.honeylink.crypto.agreement;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.util.concurrent.TimeUnit;
import javax.crypto.KEM;
import javax.crypto.KeyAgreement;
import org.bouncycastle.crypto.agreement.X25519Agreement;
import org.bouncycastle.crypto.generators.MLKEMKeyPairGenerator;
import org.bouncycastle.crypto.kems.MLKEMExtractor;
import org.bouncycastle.crypto.kems.MLKEMGenerator;
import org.bouncycastle.crypto.params.MLKEMKeyGenerationParameters;
import org.bouncycastle.crypto.params.MLKEMParameters;
import org.bouncycastle.crypto.params.MLKEMPrivateKeyParameters;
import org.bouncycastle.crypto.params.MLKEMPublicKeyParameters;
import org.bouncycastle.crypto.params.X25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.X25519PublicKeyParameters;
import org.honeylink.crypto.agreement.MlKemPublicKey.Encapsulated;
import org.honeylink.crypto.secret.SecretBytes;
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

/**
 * One agreement, without making key pairs: X25519 alone, then together with ML-KEM-768 as the
 * server does it (encapsulate) and as the device does it (decapsulate). Ours wipes its secrets and
 * hashes the transcript, the peers do not.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
@SuppressWarnings("NullAway.Init") // Fields are set before each run.
public class AgreementBenchmark {

  private X25519KeyPair device;
  private X25519KeyPair server;
  private MlKemKeyPair kem;
  private byte[] ciphertext;

  private KeyPair jdkDevice;
  private KeyPair jdkServer;
  private KeyPair jdkKem;
  private byte[] jdkCiphertext;

  private X25519PrivateKeyParameters bouncyCastleDevice;
  private X25519PublicKeyParameters bouncyCastleServer;
  private MLKEMPrivateKeyParameters bouncyCastleKem;
  private MLKEMPublicKeyParameters bouncyCastleKemPublic;
  private byte[] bouncyCastleCiphertext;
  private final SecureRandom random = new SecureRandom();

  @Setup
  public void prepare() throws GeneralSecurityException {
    device = X25519KeyPair.generate();
    server = X25519KeyPair.generate();
    kem = MlKemKeyPair.generate();
    ciphertext = kem.publicKey().encapsulate().ciphertext();
    jdkDevice = KeyPairGenerator.getInstance("X25519").generateKeyPair();
    jdkServer = KeyPairGenerator.getInstance("X25519").generateKeyPair();
    jdkKem = KeyPairGenerator.getInstance("ML-KEM-768").generateKeyPair();
    jdkCiphertext = encapsulateJdk();
    bouncyCastleDevice = new X25519PrivateKeyParameters(random);
    bouncyCastleServer = new X25519PrivateKeyParameters(random).generatePublicKey();
    MLKEMKeyPairGenerator generator = new MLKEMKeyPairGenerator();
    generator.init(new MLKEMKeyGenerationParameters(random, MLKEMParameters.ml_kem_768));
    var pair = generator.generateKeyPair();
    bouncyCastleKem = (MLKEMPrivateKeyParameters) pair.getPrivate();
    bouncyCastleKemPublic = (MLKEMPublicKeyParameters) pair.getPublic();
    bouncyCastleCiphertext = encapsulateBouncyCastle();
  }

  @Benchmark
  public int x25519Ours() {
    try (SecretBytes secret = device.agree(server.publicKey())) {
      return secret.length();
    }
  }

  @Benchmark
  public byte[] x25519Jdk() throws GeneralSecurityException {
    KeyAgreement agreement = KeyAgreement.getInstance("X25519");
    agreement.init(jdkDevice.getPrivate());
    agreement.doPhase(jdkServer.getPublic(), true);
    return agreement.generateSecret();
  }

  @Benchmark
  public byte[] x25519BouncyCastle() {
    X25519Agreement agreement = new X25519Agreement();
    agreement.init(bouncyCastleDevice);
    byte[] secret = new byte[32];
    agreement.calculateAgreement(bouncyCastleServer, secret, 0);
    return secret;
  }

  @Benchmark
  public int hybridServerOurs() {
    try (SecretBytes shared = server.agree(device.publicKey());
        Encapsulated sealed = kem.publicKey().encapsulate();
        HybridSecret hybrid = join(shared, sealed.secret(), sealed.ciphertext())) {
      return hybrid.secret().length();
    }
  }

  @Benchmark
  public int hybridServerJdk() throws GeneralSecurityException {
    return x25519Jdk().length + encapsulateJdk().length;
  }

  @Benchmark
  public int hybridServerBouncyCastle() {
    return x25519BouncyCastle().length + encapsulateBouncyCastle().length;
  }

  @Benchmark
  public int hybridDeviceOurs() {
    try (SecretBytes shared = device.agree(server.publicKey());
        SecretBytes opened = kem.decapsulate(ciphertext);
        HybridSecret hybrid = join(shared, opened, ciphertext)) {
      return hybrid.secret().length();
    }
  }

  @Benchmark
  public int hybridDeviceJdk() throws GeneralSecurityException {
    return x25519Jdk().length
        + KEM.getInstance("ML-KEM-768")
            .newDecapsulator(jdkKem.getPrivate())
            .decapsulate(jdkCiphertext)
            .getEncoded()
            .length;
  }

  @Benchmark
  public int hybridDeviceBouncyCastle() {
    return x25519BouncyCastle().length
        + new MLKEMExtractor(bouncyCastleKem).extractSecret(bouncyCastleCiphertext).length;
  }

  private byte[] encapsulateJdk() throws GeneralSecurityException {
    return KEM.getInstance("ML-KEM-768")
        .newEncapsulator(jdkKem.getPublic(), random)
        .encapsulate()
        .encapsulation();
  }

  private byte[] encapsulateBouncyCastle() {
    return new MLKEMGenerator(random)
        .generateEncapsulated(bouncyCastleKemPublic)
        .getEncapsulation();
  }

  private HybridSecret join(SecretBytes shared, SecretBytes opened, byte[] sealed) {
    return HybridSecret.join(
        shared,
        opened,
        new HybridSecret.Transcript(
            device.publicKey(), server.publicKey(), kem.publicKey(), sealed));
  }
}
