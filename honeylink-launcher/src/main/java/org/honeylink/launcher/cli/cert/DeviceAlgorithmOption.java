package org.honeylink.launcher.cli.cert;

import java.util.Locale;
import org.honeylink.crypto.pki.DeviceKeyAlgorithm;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Kinds of key that get a certificate. */
final class DeviceAlgorithmOption implements ITypeConverter<DeviceKeyAlgorithm> {

  @Override
  public DeviceKeyAlgorithm convert(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "ed25519" -> DeviceKeyAlgorithm.ED25519;
      case "secp384r1" -> DeviceKeyAlgorithm.SECP384R1;
      default ->
          throw new TypeConversionException(
              "'" + text + "' gets no certificate; use ed25519 or secp384r1");
    };
  }
}
