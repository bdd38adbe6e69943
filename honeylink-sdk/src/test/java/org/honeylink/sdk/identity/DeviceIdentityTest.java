package org.honeylink.sdk.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.PublicKey;
import java.util.List;
import org.honeylink.crypto.pki.DeviceKeyAlgorithm;
import org.honeylink.crypto.secret.SecretAccess;
import org.honeylink.crypto.secret.SecretBytes;
import org.junit.jupiter.api.Test;

/** What cannot be saved is taken back: a restart must find what the running program believes. */
class DeviceIdentityTest {

  private boolean full;
  private final DeviceIdentity identity =
      DeviceIdentity.fresh(
          "HL-EDGE-0001",
          _ -> {
            if (full) {
              throw new UncheckedIOException(new IOException("no space left"));
            }
          });

  private void assertNotSaved(Runnable change) {
    full = true;
    assertThrows(UncheckedIOException.class, change::run);
    full = false;
  }

  private static SecretBytes master() {
    return SecretBytes.takeOver(new byte[32]);
  }

  @Test
  void aRegistrationThatCannotBeSavedIsNone() {
    assertNotSaved(() -> identity.registered("a token"));
    assertFalse(identity.isRegistered());
  }

  @Test
  void aPairingThatCannotBeSavedIsNoneAndItsMasterIsWiped() {
    SecretBytes master = master();
    assertNotSaved(() -> identity.paired(master, 1, List.of()));
    assertFalse(identity.isPaired());
    assertThrows(
        IllegalStateException.class,
        () -> {
          byte[] _ = master.expose(SecretAccess.granted());
        });
  }

  @Test
  void aRenewalThatCannotBeSavedLeavesTheOldCertificateInUse() {
    identity.paired(master(), 1, List.of());
    PublicKey before = identity.certificateKey();
    assertNotSaved(() -> identity.renewed(DeviceKeyAlgorithm.ED25519.generate(), List.of()));
    assertFalse(identity.isRenewed());
    identity.renewed(DeviceKeyAlgorithm.ED25519.generate(), List.of());
    assertNotSaved(identity::renewalWorked);
    assertTrue(identity.isRenewed());
    assertEquals(before, identity.certificateKey());
    assertNotSaved(identity::renewalFailed);
    assertTrue(identity.isRenewed());
  }

  @Test
  void aMasterThatCannotBeSavedLeavesTheOneBefore() {
    identity.paired(master(), 1, List.of());
    assertNotSaved(() -> identity.masterRenewed(master(), 2));
    assertEquals(1, identity.masterGeneration());
    try (SecretBytes still = identity.deviceMaster()) {
      assertEquals(master(), still);
    }
  }
}
