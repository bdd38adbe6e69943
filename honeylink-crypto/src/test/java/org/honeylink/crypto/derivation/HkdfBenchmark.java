package org.honeylink.crypto.derivation;

import java.security.GeneralSecurityException;
import java.util.concurrent.TimeUnit;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.HKDFParameters;
import org.honeylink.crypto.derivation.DerivationLabel.Scope;
import org.honeylink.crypto.secret.SecretBytes;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One session key: HKDF-SHA512 of 32 bytes with a salt of 32 and a label, 32 bytes out. */
@State(org.openjdk.jmh.annotations.Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
@SuppressWarnings("NullAway.Init") // Fields are set before each run.
public class HkdfBenchmark {

  private final byte[] ikm = new byte[32];
  private final byte[] salt = new byte[32];
  private final SecretBytes secret = SecretBytes.copyOf(ikm);
  private DerivationLabel label;
  private byte[] info;

  @Setup
  public void prepare() {
    label = label();
    info = label.bytes();
  }

  private static DerivationLabel label() {
    return DerivationLabel.of(
        Scope.SESSION, "HL-EDGE-0001", "01890a5d-ac96-774b-bcce-b302099a8057");
  }

  /** The secret is wiped, as everywhere. */
  @Benchmark
  public int deriveOurs() {
    try (SecretBytes key = Hkdf.derive(secret, salt, label, 32)) {
      return key.length();
    }
  }

  @Benchmark
  public byte[] deriveJdk() throws GeneralSecurityException {
    return KDF.getInstance("HKDF-SHA512")
        .deriveData(
            HKDFParameterSpec.ofExtract()
                .addIKM(new SecretKeySpec(ikm, "Generic"))
                .addSalt(salt)
                .thenExpand(info, 32));
  }

  @Benchmark
  public byte[] deriveBouncyCastle() {
    HKDFBytesGenerator generator = new HKDFBytesGenerator(new SHA512Digest());
    generator.init(new HKDFParameters(ikm, salt, info));
    byte[] key = new byte[32];
    generator.generateBytes(key, 0, key.length);
    return key;
  }
}
