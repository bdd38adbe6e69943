package org.honeylink.sdk.server;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.honeylink.crypto.agreement.Hpke.Sealed;
import org.honeylink.crypto.agreement.X25519KeyPair;
import org.honeylink.crypto.agreement.X25519PublicKey;
import org.honeylink.crypto.keys.DeviceMasterDelivery;
import org.honeylink.crypto.keys.KeyHierarchy;
import org.honeylink.crypto.keys.MemoryRootKeyStore;
import org.honeylink.crypto.keys.RootKeyStore;
import org.honeylink.crypto.pki.CertificateAuthority;
import org.honeylink.crypto.pki.CertificateRequest;
import org.honeylink.crypto.pki.Pem;
import org.honeylink.crypto.pki.ServiceIdentity;
import org.honeylink.crypto.pki.ServicePurpose;
import org.honeylink.crypto.secret.SecretBytes;
import org.honeylink.crypto.timestamp.SignedTime;
import org.honeylink.crypto.timestamp.TimeStamps;

/** Registration and pairing, with real keys and certificates. */
public final class FakeDevices {

  public static final String PAIRING_CODE = "K7QM-2XHP-9DVR";
  private static final String TIME = "2026-01-15T12:00:00Z";

  private final CertificateAuthority authority;
  private final RootKeyStore root = new MemoryRootKeyStore(SecretBytes.random(32));
  private final Map<String, X25519PublicKey> registered = new ConcurrentHashMap<>();
  private final Queue<Integer> acknowledged = new ConcurrentLinkedQueue<>();
  private final AtomicInteger generation = new AtomicInteger(1);
  private volatile boolean sealsForStranger;
  private volatile boolean stampsSomethingElse;
  private volatile boolean tainted;
  private volatile boolean refusing;
  private volatile Optional<CertificateRequest> foreignKey = Optional.empty();

  FakeDevices(CertificateAuthority authority) {
    this.authority = authority;
  }

  public static String token(String deviceId) {
    return "token-of-" + deviceId;
  }

  /** Generations that devices said they have. */
  public List<Integer> acknowledged() {
    return List.copyOf(acknowledged);
  }

  /** From now on the device master is sealed for a key that is not the device's. */
  public void sealForStranger() {
    sealsForStranger = true;
  }

  /** From now on the signed time is not over the device's request. */
  public void stampSomethingElse() {
    stampsSomethingElse = true;
  }

  /** From now on certificates are for the key of this request. */
  public void certify(CertificateRequest request) {
    foreignKey = Optional.of(request);
  }

  /** Every device's master is of the next generation from now on. */
  public void rotate() {
    generation.incrementAndGet();
  }

  int generation() {
    return generation.get();
  }

  SecretBytes master(String deviceId) {
    return master(deviceId, generation());
  }

  /** As it stands in answers; empty once it is acknowledged, and for the one of the pairing. */
  Optional<JsonObject> undelivered(String deviceId) {
    return generation() == 1 || acknowledged.contains(generation())
        ? Optional.empty()
        : Optional.of(deviceMaster(deviceId));
  }

  private JsonObject deviceMaster(String deviceId) {
    Sealed master = sealMaster(deviceId, publicKey(deviceId));
    return Json.createObjectBuilder()
        .add("generation", generation())
        .add("hpke_enc", base64(master.enc()))
        .add("hpke_ciphertext", base64(master.ciphertext()))
        .build();
  }

  private FakeAnswer keys(String deviceId) {
    var newest = Json.createObjectBuilder().add("generation", generation()).add("state", "ACTIVE");
    undelivered(deviceId).ifPresent(master -> newest.add("device_master", master));
    return FakeAnswer.ok(
        200,
        Json.createObjectBuilder()
            .add("device_id", deviceId)
            .add("generations", Json.createArrayBuilder().add(newest))
            .build());
  }

  SecretBytes master(String deviceId, int generation) {
    return KeyHierarchy.deviceMaster(root, deviceId, generation);
  }

  X25519PublicKey publicKey(String deviceId) {
    return Objects.requireNonNull(registered.get(deviceId), "not registered");
  }

  /** A master for the device alone. */
  Sealed sealed(String deviceId, int generation) {
    return DeviceMasterDelivery.seal(master(deviceId, generation), publicKey(deviceId), deviceId);
  }

  FakeAnswer answer(String call, String authorization, boolean admin, JsonObject body) {
    if (call.endsWith("/pair")) {
      return pair(
          call.replaceFirst("^POST /devices/", "").replaceFirst("/pair$", ""), authorization, body);
    }
    if (call.endsWith("/certificate/renew")) {
      return renew(
          call.replaceFirst("^POST /devices/", "").replaceFirst("/certificate/renew$", ""), body);
    }
    if (call.equals("GET /pki/authorities")) {
      return authorities();
    }
    if (call.endsWith("/keys/ack")) {
      acknowledged.add(body.getInt("generation"));
      return FakeAnswer.ok(200, body);
    }
    if (call.endsWith("/keys")) {
      return keys(call.split("/", -1)[2]);
    }
    if (call.startsWith("GET /devices/")) {
      return shown();
    }
    if (!admin) {
      return FakeAnswer.problem(401, "ERR_AUTH", "Sign in first");
    }
    if (call.startsWith("GET /devices?")) {
      return list(call);
    }
    return call.equals("POST /devices")
        ? register(body)
        : FakeAnswer.problem(404, "ERR_NOT_FOUND", call);
  }

  /** The authority is about to go, from now on. */
  public void taint() {
    tainted = true;
  }

  /** From now on a device that shows itself is not known. */
  public void refuseCertificates() {
    refusing = true;
  }

  private FakeAnswer renew(String deviceId, JsonObject body) {
    CertificateRequest request = CertificateRequest.parse(body.getString("device_cert_csr"));
    return FakeAnswer.ok(
        200,
        Json.createObjectBuilder()
            .add("device_certificate", certificate(deviceId, foreignKey.orElse(request)))
            .add(
                "certificate_chain",
                Json.createArrayBuilder(authority.chain().stream().map(Pem::encode).toList()))
            .add("serial", "1")
            .build());
  }

  private FakeAnswer shown() {
    return refusing
        ? FakeAnswer.problem(401, "ERR_AUTH", "The client certificate was revoked")
        : FakeAnswer.ok(200, JsonObject.EMPTY_JSON_OBJECT);
  }

  private FakeAnswer authorities() {
    return FakeAnswer.ok(
        200,
        Json.createObjectBuilder()
            .add(
                "items",
                Json.createArrayBuilder()
                    .add(
                        Json.createObjectBuilder()
                            .add(
                                "subject",
                                authority.certificate().getSubjectX500Principal().getName())
                            .add("state", tainted ? "TAINTED" : "ACTIVE")))
            .build());
  }

  private FakeAnswer register(JsonObject body) {
    String deviceId = body.getString("device_id");
    X25519PublicKey key =
        X25519PublicKey.of(Base64.getUrlDecoder().decode(body.getString("public_key")));
    if (registered.putIfAbsent(deviceId, key) != null) {
      return FakeAnswer.problem(409, "ERR_CONFLICT", deviceId + " is there already");
    }
    return FakeAnswer.ok(
        201,
        Json.createObjectBuilder()
            .add("device_id", deviceId)
            .add("device_token", token(deviceId))
            .add("pairing_code", PAIRING_CODE)
            .add("registered_at", TIME)
            .add("expires_at", TIME)
            .build());
  }

  /** Two pages of one device each. */
  private static FakeAnswer list(String call) {
    boolean second = call.contains("cursor=next%26page");
    var page =
        Json.createObjectBuilder()
            .add("items", Json.createArrayBuilder().add(device(second ? "HL-2222" : "HL-1111")));
    if (!second) {
      page.add("next", "next&page");
    }
    return FakeAnswer.ok(200, page.build());
  }

  private static JsonObject device(String deviceId) {
    return Json.createObjectBuilder()
        .add("device_id", deviceId)
        .add("status", "PAIRED")
        .add("public_key", "")
        .add("firmware_version", "1.2.0")
        .add("capabilities", Json.createArrayBuilder().add("telemetry"))
        .add("metadata", Json.createObjectBuilder())
        .add("registered_at", TIME)
        .build();
  }

  private FakeAnswer pair(String deviceId, String authorization, JsonObject body) {
    X25519PublicKey key = registered.get(deviceId);
    if (key == null || !authorization.equals("Bearer " + token(deviceId))) {
      return FakeAnswer.problem(401, "ERR_AUTH", "Unknown token");
    }
    if (!body.getString("pairing_code").equals(PAIRING_CODE)) {
      return FakeAnswer.problem(400, "ERR_VALIDATION", "Wrong code");
    }
    CertificateRequest request = CertificateRequest.parse(body.getString("device_cert_csr"));
    request.checkNames(deviceId);
    Sealed master = sealMaster(deviceId, key);
    return FakeAnswer.ok(
        200,
        Json.createObjectBuilder()
            .add("device_certificate", certificate(deviceId, foreignKey.orElse(request)))
            .add(
                "certificate_chain",
                Json.createArrayBuilder(authority.chain().stream().map(Pem::encode).toList()))
            .add(
                "policy_bundle",
                Json.createObjectBuilder()
                    .add("version", "1.0.0")
                    .add("sha512", "")
                    .add("signed_payload", "a.b.c"))
            .add(
                "device_master",
                Json.createObjectBuilder()
                    .add("generation", 1)
                    .add("hpke_enc", base64(master.enc()))
                    .add("hpke_ciphertext", base64(master.ciphertext())))
            .add("datagram_endpoint", "hlst://localhost:1")
            .add("server_time", Instant.now().toString())
            .add("signed_time", signedTime(request))
            .build());
  }

  private Sealed sealMaster(String deviceId, X25519PublicKey key) {
    X25519PublicKey recipient = sealsForStranger ? X25519KeyPair.generate().publicKey() : key;
    return DeviceMasterDelivery.seal(master(deviceId), recipient, deviceId);
  }

  private String signedTime(CertificateRequest request) {
    ServiceIdentity service =
        authority.issueServiceIdentity(ServicePurpose.TIME_STAMPING, Duration.ofDays(3));
    String code = stampsSomethingElse ? "" : PAIRING_CODE;
    byte[] data = SignedTime.ofPairing(code, request.encoded());
    return Base64.getEncoder()
        .encodeToString(
            new TimeStamps(service.privateKey(), service.chain()).stamp(data, Instant.now()));
  }

  private String certificate(String deviceId, CertificateRequest request) {
    return Pem.encode(
        authority.issueDeviceCertificate(request, deviceId, CertificateAuthority.DEVICE_VALIDITY));
  }

  static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
