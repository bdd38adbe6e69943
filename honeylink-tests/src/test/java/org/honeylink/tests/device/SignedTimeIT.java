package org.honeylink.tests.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.restassured.response.Response;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.honeylink.crypto.pki.CertificateRequest;
import org.honeylink.sdk.HoneyLink;
import org.honeylink.sdk.PairingResult;
import org.honeylink.sdk.admin.AdminClient;
import org.honeylink.sdk.admin.DeviceRegistration;
import org.honeylink.sdk.admin.RegisteredDevice;
import org.honeylink.sdk.api.DeviceClock;
import org.honeylink.sdk.api.ServerTrust;
import org.honeylink.sdk.identity.DeviceIdentity;
import org.honeylink.tests.server.RunningServer;
import org.honeylink.tests.server.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The pairing answer tells a device without a clock what time it is, and proves it. */
@ExtendWith(RunningServer.class)
class SignedTimeIT {

  private final TestServer server;

  SignedTimeIT(TestServer server) {
    this.server = server;
  }

  @Test
  void opensslVerifiesTheTimeOverCodeAndRequest(@TempDir Path folder)
      throws IOException, InterruptedException {
    assumeTrue(
        Arrays.stream(System.getenv("PATH").split(":"))
            .anyMatch(place -> Files.isExecutable(Path.of(place, "openssl"))),
        "openssl is not installed, so its opinion of the signed time is not tested");
    TestDevice device = TestDevice.register(server.api());
    String request = CertificateRequests.p384(device.id());
    String code = device.pairingCode();
    Response paired = device.pair(code, request);
    paired.then().statusCode(200);
    List<String> chain = paired.path("certificate_chain");
    try (OutputStream asked = Files.newOutputStream(folder.resolve("asked"))) {
      asked.write((code + "\n").getBytes(StandardCharsets.US_ASCII));
      asked.write(CertificateRequest.parse(request).encoded());
    }
    Files.writeString(folder.resolve("root.pem"), chain.getLast());
    String token = paired.path("signed_time");
    Files.write(folder.resolve("token.der"), Base64.getDecoder().decode(token));
    assertEquals(
        "Verification: OK",
        openssl(
            folder,
            "ts -verify -data asked -in token.der -token_in -CAfile root.pem",
            "Verification"));
    String stated = openssl(folder, "ts -reply -in token.der -token_in -text", "Time stamp");
    assertTrue(stated.contains("GMT"), stated);
  }

  @Test
  void aDeviceWhoseClockBeginsIn1970PairsAndKnowsTheTime() throws IOException {
    Instant began = Instant.now();
    DeviceClock clock =
        DeviceClock.unset(() -> Instant.EPOCH.plus(Duration.between(began, Instant.now())));
    String authority = Files.readString(server.dataDirectory().resolve("tls/ca.pem"));
    try (DeviceIdentity identity = DeviceIdentity.inMemory(TestDevice.freshId())) {
      RegisteredDevice registered = register(identity, authority);
      identity.registered(registered.deviceToken());
      try (HoneyLink link =
          HoneyLink.connect(server.baseUri(), identity, ServerTrust.pem(authority, clock))) {
        PairingResult result = link.pair(registered.pairingCode());
        assertTrue(Duration.between(result.serverTime(), Instant.now()).abs().toMinutes() < 5);
        assertTrue(Duration.between(clock.instant(), Instant.now()).abs().toMinutes() < 5);
      }
    }
  }

  private RegisteredDevice register(DeviceIdentity identity, String authority) {
    try (AdminClient admin =
        AdminClient.signIn(
            server.baseUri(),
            ServerTrust.pem(authority),
            "admin",
            server.administratorPassword().toCharArray())) {
      return admin.register(DeviceRegistration.of(identity, "1.2.0", "telemetry"));
    }
  }

  /** The line of what it says that begins so. */
  private static String openssl(Path folder, String arguments, String line)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(("openssl " + arguments).split(" "))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    try (var out = process.inputReader()) {
      List<String> said = out.lines().toList();
      assertTrue(process.waitFor(30, TimeUnit.SECONDS));
      return said.stream()
          .filter(each -> each.startsWith(line))
          .findFirst()
          .orElseGet(() -> String.join("\n", said));
    } finally {
      process.destroyForcibly();
    }
  }
}
