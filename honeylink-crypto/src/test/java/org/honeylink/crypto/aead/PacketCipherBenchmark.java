package org.honeylink.crypto.aead;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.modes.AEADCipher;
import org.bouncycastle.crypto.modes.ChaCha20Poly1305;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;
import org.honeylink.crypto.keys.DirectionKeys;
import org.honeylink.crypto.secret.SecretBytes;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Sealing and opening one packet with a header of 22 bytes: ours, the bare JDK cipher (made once;
 * init, updateAAD, doFinal), and Bouncy Castle's, in place on one array. Opening begins with a copy
 * of the sealed packet, for all three. One sample is of {@value #PACKETS} packets, so that its
 * median does not see other work on the machine.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
@OperationsPerInvocation(PacketCipherBenchmark.PACKETS)
@SuppressWarnings("NullAway.Init") // Fields are set before each run.
public class PacketCipherBenchmark {

  static final int PACKETS = 16;
  private static final int HEADER = 22;

  @Param({"CHACHA20_POLY1305", "AES_256_GCM"})
  public CipherSuite suite;

  @Param({"64", "1200", "16384"})
  public int bytes;

  private PacketCipher ours;
  private Cipher jdk;
  private SecretKey jdkKey;
  private AEADCipher bouncyCastle;
  private KeyParameter bouncyCastleKey;
  private byte[] iv;
  private byte[] packet;
  private byte[] sealed;
  private long number;

  @Setup
  public void prepare() {
    byte[] traffic = new byte[44];
    new Random(7).nextBytes(traffic);
    byte[] key = Arrays.copyOf(traffic, 32);
    iv = Arrays.copyOfRange(traffic, 32, 44);
    DirectionKeys keys = DirectionKeys.split(SecretBytes.takeOver(traffic));
    ours = PacketCipher.of(suite, keys, keys);
    jdk = suite.newCipher();
    jdkKey = new SecretKeySpec(key, suite.keyAlgorithm());
    bouncyCastle =
        switch (suite) {
          case CHACHA20_POLY1305 -> new ChaCha20Poly1305();
          case AES_256_GCM -> GCMBlockCipher.newInstance(AESEngine.newInstance());
        };
    bouncyCastleKey = new KeyParameter(key);
    packet = new byte[HEADER + bytes + PacketCipher.TAG_BYTES];
    sealed = packet.clone();
    PacketCipher.of(suite, keys, keys).seal(0, sealed, 0, HEADER, bytes);
  }

  @Benchmark
  public int sealOurs() {
    int sum = 0;
    for (int i = 0; i < PACKETS; i++) {
      sum += ours.seal(number++, packet, 0, HEADER, bytes);
    }
    return sum;
  }

  @Benchmark
  public int sealJdk() throws GeneralSecurityException {
    int sum = 0;
    for (int i = 0; i < PACKETS; i++) {
      jdk.init(Cipher.ENCRYPT_MODE, jdkKey, suite.parameters(nonce(number++)));
      jdk.updateAAD(packet, 0, HEADER);
      sum += jdk.doFinal(packet, HEADER, bytes, packet, HEADER);
    }
    return sum;
  }

  @Benchmark
  public int sealBouncyCastle() throws InvalidCipherTextException {
    int sum = 0;
    for (int i = 0; i < PACKETS; i++) {
      bouncyCastle.init(true, new AEADParameters(bouncyCastleKey, 128, nonce(number++).clone()));
      sum += finish(bytes);
    }
    return sum;
  }

  @Benchmark
  public int openOurs() {
    int sum = 0;
    for (int i = 0; i < PACKETS; i++) {
      receive();
      sum += ours.open(0, packet, 0, HEADER, bytes + PacketCipher.TAG_BYTES);
    }
    return sum;
  }

  @Benchmark
  public int openJdk() throws GeneralSecurityException {
    int sum = 0;
    for (int i = 0; i < PACKETS; i++) {
      receive();
      jdk.init(Cipher.DECRYPT_MODE, jdkKey, suite.parameters(nonce(0)));
      jdk.updateAAD(packet, 0, HEADER);
      sum += jdk.doFinal(packet, HEADER, bytes + PacketCipher.TAG_BYTES, packet, HEADER);
    }
    return sum;
  }

  @Benchmark
  public int openBouncyCastle() throws InvalidCipherTextException {
    int sum = 0;
    for (int i = 0; i < PACKETS; i++) {
      receive();
      bouncyCastle.init(false, new AEADParameters(bouncyCastleKey, 128, nonce(0).clone()));
      sum += finish(bytes + PacketCipher.TAG_BYTES);
    }
    return sum;
  }

  private int finish(int inputBytes) throws InvalidCipherTextException {
    bouncyCastle.processAADBytes(packet, 0, HEADER);
    int done = bouncyCastle.processBytes(packet, HEADER, inputBytes, packet, HEADER);
    return done + bouncyCastle.doFinal(packet, HEADER + done);
  }

  private void receive() {
    System.arraycopy(sealed, 0, packet, 0, packet.length);
  }

  private final byte[] scratch = new byte[12];

  private byte[] nonce(long packetNumber) {
    System.arraycopy(iv, 0, scratch, 0, iv.length);
    for (int i = 0; i < Long.BYTES; i++) {
      scratch[scratch.length - 1 - i] ^= (byte) (packetNumber >>> (Byte.SIZE * i));
    }
    return scratch;
  }
}
