package org.honeylink.control.trust.application;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.shared.domain.ValidationFailed;
import org.junit.jupiter.api.Test;

class DeviceCertificatesTest {

  @Test
  void whatIsNoRequestIsRefusedInWordsThatHelp() {
    ValidationFailed refused =
        assertThrows(
            ValidationFailed.class,
            () -> DeviceCertificates.request("hello", new DeviceId("HL-EDGE-0001")));
    assertTrue(refused.getMessage().contains("PKCS#10"), refused.getMessage());
  }
}
