package org.honeylink.tests.discovery;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.honeylink.crypto.beacon.Beacon;
import org.honeylink.crypto.beacon.BeaconRecord;
import org.honeylink.crypto.pki.CertificateRequestBuilder;
import org.honeylink.crypto.pki.DeviceKeyAlgorithm;
import org.honeylink.sdk.discovery.BeaconAnnouncement;
import org.honeylink.sdk.identity.DeviceIdentity;
import org.honeylink.tests.api.Problem;
import org.honeylink.tests.device.TestDevice;
import org.honeylink.tests.server.ServerSettings;
import org.honeylink.tests.server.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Avahi sees the server, and the server sees what Avahi and the SDK announce. */
class DiscoveryIT {

  private static final Duration HEARD = Duration.ofSeconds(40);

  @TempDir static Path folder;

  private static TestServer server;
  private static Avahi avahi;

  @BeforeAll
  static void start() throws IOException {
    assumeTrue(Avahi.isInstalled(), "needs dbus, avahi-daemon and avahi-utils");
    avahi = Avahi.start(folder);
    server =
        TestServer.startWith(
            ServerSettings.of(
                Map.of(
                    "honeylink.discovery.enabled",
                    "true",
                    "honeylink.discovery.interfaces",
                    Avahi.networkInterface().getName())));
  }

  @AfterAll
  static void stop() {
    if (Avahi.isInstalled()) {
      server.close();
      avahi.close();
    }
  }

  @Test
  void avahiSeesTheServer() {
    await()
        .atMost(HEARD)
        .untilAsserted(
            () ->
                assertThat(
                    avahi.browse(),
                    containsString("\"endpoint=hlst://localhost:" + server.endpoints().udp())));
  }

  @Test
  void deviceThatAvahiAnnouncesIsKnownByItsCertificate() throws IOException {
    KeyPair keys = DeviceKeyAlgorithm.ED25519.generate();
    TestDevice device = paired(keys);
    avahi.publish(device.id() + " wifi", beacon(device.id(), keys, "wifi"));
    Response heard = awaitHeard(device.id(), 1);
    assertEquals("known", heard.path("items[0].state"));
    assertEquals(true, heard.path("items[0].verified"));
    assertEquals("wifi", heard.path("items[0].links[0].type"));
  }

  @Test
  void strangerIsNewAndNotVerified() throws IOException {
    KeyPair keys = DeviceKeyAlgorithm.SECP384R1.generate();
    String id = TestDevice.freshId();
    avahi.publish(id, beacon(id, keys, "ethernet"));
    Response heard = awaitHeard(id, 1);
    assertEquals("new", heard.path("items[0].state"));
    assertEquals(false, heard.path("items[0].verified"));
    list().queryParam("state", "known").get("/discovery/devices").then().statusCode(200);
  }

  @Test
  void anotherKeyUnderTheNameOfADeviceIsSpoofedAndAnAlertIsRaised() throws IOException {
    KeyPair keys = DeviceKeyAlgorithm.ED25519.generate();
    TestDevice device = paired(keys);
    KeyPair impostor = DeviceKeyAlgorithm.ED25519.generate();
    avahi.publish(device.id() + " true", beacon(device.id(), keys, "wifi"));
    avahi.publish(device.id() + " false", beacon(device.id(), impostor, "wifi"));
    Response heard = awaitHeard(device.id(), 2);
    assertEquals(
        List.of("known", "spoofed"),
        heard.jsonPath().getList("items.state").stream().map(Object::toString).sorted().toList());
    await()
        .until(
            () ->
                server
                        .database()
                        .number(
                            "select count(*) from audit_event where device_id = ? and action ="
                                + " 'discovery.beacon-spoofed'",
                            device.id())
                    == 1);
  }

  @Test
  void forgedAndOldBeaconsAreNotListed() throws IOException {
    KeyPair keys = DeviceKeyAlgorithm.ED25519.generate();
    String forged = TestDevice.freshId();
    Map<String, String> members = new HashMap<>(beacon(TestDevice.freshId(), keys, "wifi"));
    members.put("id", forged);
    avahi.publish(forged, members);
    String old = TestDevice.freshId();
    avahi.publish(
        old,
        BeaconRecord.sign(
            Beacon.of(old, keys.getPublic(), List.of(), "wifi", Instant.now().minusSeconds(3600)),
            keys));
    String last = TestDevice.freshId();
    avahi.publish(last, beacon(last, keys, "wifi"));
    awaitHeard(last, 1);
    List<String> ids = list().get("/discovery/devices").path("items.device_id");
    assertEquals(List.of(), ids.stream().filter(List.of(forged, old)::contains).toList());
  }

  @Test
  void deviceThatTheSdkAnnouncesIsHeard() throws IOException {
    DeviceIdentity identity = DeviceIdentity.inMemory(TestDevice.freshId());
    InetAddress address = InetAddress.getByName(Avahi.address(Avahi.networkInterface()));
    try (var _ = BeaconAnnouncement.start(identity, List.of("telemetry"), "ethernet", address)) {
      assertEquals(
          List.of("telemetry"), awaitHeard(identity.deviceId(), 1).path("items[0].capabilities"));
    }
  }

  @Test
  void unknownFilterValuesAreRefused() {
    Problem.of(
            list().queryParam("state", "odd").queryParam("sort", "x").get("/discovery/devices"),
            400,
            "ERR_VALIDATION")
        .at("state", "sort");
  }

  private static TestDevice paired(KeyPair keys) {
    TestDevice device = TestDevice.register(server.api());
    device
        .pair(device.pairingCode(), CertificateRequestBuilder.forDevice(device.id()).build(keys))
        .then()
        .statusCode(200);
    return device;
  }

  private static Map<String, String> beacon(String id, KeyPair keys, String link) {
    return BeaconRecord.sign(
        Beacon.of(id, keys.getPublic(), List.of("telemetry"), link, Instant.now()), keys);
  }

  private static RequestSpecification list() {
    return server.api().asAdministrator().queryParam("limit", 500);
  }

  private static Response awaitHeard(String id, int entries) {
    server.api().asAdministrator().post("/discovery/scan").then().statusCode(202);
    return await()
        .atMost(HEARD)
        .until(() -> of(id), found -> found.jsonPath().getList("items").size() == entries);
  }

  private static Response of(String id) {
    return list().queryParam("device", id).get("/discovery/devices");
  }
}
