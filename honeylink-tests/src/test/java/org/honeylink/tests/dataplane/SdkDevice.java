package org.honeylink.tests.dataplane;

import static org.honeylink.sdk.session.Bandwidth.mbps;
import static org.honeylink.sdk.session.QosPriority.BURST;
import static org.honeylink.sdk.session.QosPriority.NORMAL;
import static org.honeylink.sdk.session.StreamSpec.stream;
import static org.honeylink.transport.connection.StreamMode.RELIABLE;
import static org.honeylink.transport.connection.StreamMode.UNRELIABLE;

import io.restassured.response.Response;
import jakarta.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.Base64;
import java.util.List;
import org.honeylink.sdk.HoneyLink;
import org.honeylink.sdk.api.ServerTrust;
import org.honeylink.sdk.identity.DeviceIdentity;
import org.honeylink.sdk.session.HoneyLinkSession;
import org.honeylink.sdk.session.SessionRequest;
import org.honeylink.tests.device.TestDevice;
import org.honeylink.tests.server.TestServer;

/** A paired device that uses the SDK. Closing it closes its sessions. */
public final class SdkDevice implements AutoCloseable {

  private final DeviceIdentity identity;
  private final HoneyLink link;

  private SdkDevice(DeviceIdentity identity, HoneyLink link) {
    this.identity = identity;
    this.link = link;
  }

  public static SdkDevice paired(TestServer server) {
    return paired(server, "telemetry");
  }

  /** One that lists these capabilities. */
  public static SdkDevice paired(TestServer server, String... capabilities) {
    DeviceIdentity identity = DeviceIdentity.inMemory(TestDevice.freshId());
    String pairingCode = register(server, identity, List.of(capabilities));
    HoneyLink link = HoneyLink.connect(server.baseUri(), identity, trust(server));
    link.pair(pairingCode);
    return new SdkDevice(identity, link);
  }

  private static String register(
      TestServer server, DeviceIdentity identity, List<String> capabilities) {
    String body =
        Json.createObjectBuilder()
            .add("device_id", identity.deviceId())
            .add(
                "public_key",
                Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(identity.publicKey().bytes()))
            .add("firmware_version", "1.0.0")
            .add("capabilities", Json.createArrayBuilder(capabilities))
            .build()
            .toString();
    Response answer = server.api().asAdministrator().body(body).post("/devices");
    answer.then().statusCode(201);
    identity.registered(answer.path("device_token"), capabilities);
    return answer.path("pairing_code");
  }

  private static ServerTrust trust(TestServer server) {
    try {
      return ServerTrust.pem(server.dataDirectory().resolve("tls/ca.pem"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String id() {
    return identity.deviceId();
  }

  /** Its connection to the server. */
  public HoneyLink link() {
    return link;
  }

  public DeviceIdentity identity() {
    return identity;
  }

  /** Newest generation of the device master that it has. */
  public int masterGeneration() {
    return identity.masterGeneration();
  }

  /** A reliable stream {@code telemetry} and an unreliable {@code video}, by way of an address. */
  public HoneyLinkSession openSession(InetSocketAddress via) {
    return link.openSession(
        SessionRequest.of(
                stream("telemetry", RELIABLE, NORMAL, mbps(10)),
                stream("video", UNRELIABLE, BURST, mbps(20)))
            .via(via));
  }

  @Override
  public void close() {
    link.close();
    identity.close();
  }
}
