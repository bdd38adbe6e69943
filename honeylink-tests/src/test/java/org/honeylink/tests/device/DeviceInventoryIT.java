package org.honeylink.tests.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.honeylink.crypto.pairing.PairingUri;
import org.honeylink.sdk.HoneyLink;
import org.honeylink.sdk.PairingFailed;
import org.honeylink.sdk.admin.AdminClient;
import org.honeylink.sdk.admin.DeviceInventory;
import org.honeylink.sdk.admin.DeviceRegistration;
import org.honeylink.sdk.admin.DeviceSummary;
import org.honeylink.sdk.api.Answer;
import org.honeylink.sdk.api.ServerTrust;
import org.honeylink.sdk.identity.DeviceIdentity;
import org.honeylink.tests.server.RunningServer;
import org.honeylink.tests.server.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The SDK against the server: an administrator's inventory, and a device that scans its code. */
@ExtendWith(RunningServer.class)
class DeviceInventoryIT {

  private final TestServer server;
  private ServerTrust trust;
  private AdminClient admin;

  DeviceInventoryIT(TestServer server) {
    this.server = server;
  }

  @BeforeEach
  void signIn() throws IOException {
    trust = ServerTrust.pem(server.dataDirectory().resolve("tls/ca.pem"));
    admin =
        AdminClient.signIn(
            server.baseUri(), trust, "admin", server.administratorPassword().toCharArray());
  }

  @AfterEach
  void signOut() {
    admin.close();
  }

  @Test
  void batchIsTaggedFoundSuspendedAndDecommissioned() {
    DeviceInventory inventory = admin.inventory();
    List<DeviceIdentity> devices =
        List.of(
            DeviceIdentity.inMemory(TestDevice.freshId()),
            DeviceIdentity.inMemory(TestDevice.freshId()));
    List<Answer> results =
        inventory.register(
            devices.stream()
                .map(each -> DeviceRegistration.of(each, "1.0.0", "telemetry"))
                .toList());
    assertEquals(List.of(201L, 201L), results.stream().map(each -> each.number("status")).toList());
    String tag = "sdk-" + devices.getFirst().deviceId();
    devices.forEach(each -> inventory.tag(each.deviceId(), List.of(tag)));
    assertEquals(
        devices.stream().map(DeviceIdentity::deviceId).sorted().toList(),
        inventory.find(Map.of("tag", tag, "sort", "device_id")).stream()
            .map(DeviceSummary::deviceId)
            .toList());
    String id = devices.getFirst().deviceId();
    inventory.describe(id, Map.of("a", Optional.of("1")));
    assertEquals("1", inventory.describe(id, Map.of()).object("metadata").text("a"));
    inventory.decommission(id);
    assertEquals("REVOKED", inventory.read(id).text("status"));
  }

  @Test
  void deviceThatScansItsCodeIsPairedAndTrustsThatRootOnly() {
    DeviceIdentity identity = DeviceIdentity.inMemory(TestDevice.freshId());
    String token =
        admin.register(DeviceRegistration.of(identity, "1.0.0", "telemetry")).deviceToken();
    identity.registered(token);
    PairingUri scanned = admin.inventory().pairingCode(identity.deviceId());
    PairingUri foreign =
        new PairingUri(
            scanned.deviceId(), scanned.code(), URI.create("https://other"), "00".repeat(32));
    try (HoneyLink link = HoneyLink.connect(scanned.server(), identity, trust)) {
      assertThrows(PairingFailed.class, () -> link.pair(foreign));
    }
    DeviceIdentity second = DeviceIdentity.inMemory(TestDevice.freshId());
    second.registered(
        admin.register(DeviceRegistration.of(second, "1.0.0", "telemetry")).deviceToken());
    try (HoneyLink link = HoneyLink.connect(scanned.server(), second, trust)) {
      link.pair(admin.inventory().pairingCode(second.deviceId()));
    }
    assertEquals("PAIRED", admin.inventory().read(second.deviceId()).text("status"));
    assertEquals("SUSPENDED", admin.inventory().suspend(second.deviceId()).text("status"));
    assertEquals("PAIRED", admin.inventory().reactivate(second.deviceId()).text("status"));
  }
}
