package org.honeylink.control.device.infrastructure;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ConfiguredAttestationTrustTest {

  @Test
  void anEmptyFileNamesNobody() {
    assertTrue(ConfiguredAttestationTrust.manufacturers("\n").isEmpty());
  }

  @Test
  void whatIsNoCertificateIsRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> ConfiguredAttestationTrust.manufacturers("Acme"));
  }

  @Test
  void remarksStandBehindANumberSign() {
    String entry = "sha256:0,1,7=" + "ab".repeat(32);
    ConfiguredAttestationTrust.allowedPcrs("# firmware 1.2\n" + entry + " # board A\n\n");
    assertThrows(
        IllegalArgumentException.class,
        () -> ConfiguredAttestationTrust.allowedPcrs(entry + " board A"));
  }
}
