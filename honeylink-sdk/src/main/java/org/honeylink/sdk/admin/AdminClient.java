package org.honeylink.sdk.admin;

import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.honeylink.sdk.api.Answer;
import org.honeylink.sdk.api.ApiClient;
import org.honeylink.sdk.api.HoneyLinkApiException;
import org.honeylink.sdk.api.ServerTrust;
import org.honeylink.sdk.api.ServerUnreachable;
import org.honeylink.sdk.session.SessionDetail;

/**
 * An administrator's program, signed in until {@link #close}. Every call throws {@link
 * HoneyLinkApiException} when the server refuses and {@link ServerUnreachable} when it does not
 * answer. Thread-safe.
 */
public final class AdminClient implements AutoCloseable {

  private static final int PAGE = 500;

  private final ApiClient api;
  private final SignIn signIn;

  private AdminClient(ApiClient api, SignIn signIn) {
    this.api = api;
    this.signIn = signIn;
  }

  /**
   * @param server scheme, host and port, as in {@code https://localhost:8443}
   * @param password stays the caller's, who should wipe it
   */
  public static AdminClient signIn(
      URI server, ServerTrust trust, String username, char[] password) {
    return signIn(server, trust, username, password, InstantSource.system());
  }

  static AdminClient signIn(
      URI server, ServerTrust trust, String username, char[] password, InstantSource clock) {
    ApiClient api = new ApiClient(server, trust);
    try {
      return new AdminClient(api, SignIn.withPassword(api, clock, username, password));
    } catch (RuntimeException e) {
      api.close();
      throw e;
    }
  }

  public RegisteredDevice register(DeviceRegistration registration) {
    return RegisteredDevice.of(api.post("/devices", signIn::accessToken, registration.toJson()));
  }

  /** Every device, ordered by id; asks page by page. */
  public List<DeviceSummary> devices() {
    return pages("/devices", DeviceSummary::of);
  }

  /** Every session, newest first; asks page by page. */
  public List<SessionSummary> sessions() {
    return pages("/sessions", SessionSummary::of);
  }

  public SessionDetail session(UUID sessionId) {
    return SessionDetail.of(api.get("/sessions/" + sessionId, signIn::accessToken));
  }

  /** What the server's data plane does for a session; needs {@code admin} or {@code sre}. */
  public SessionDiagnostics diagnostics(UUID sessionId) {
    return SessionDiagnostics.of(
        api.get("/sessions/" + sessionId + "/diagnostics", signIn::accessToken));
  }

  /** Rotations of device masters; ends with this client. */
  public KeyRotations keyRotations() {
    return new KeyRotations(api, signIn);
  }

  /** Commands to devices; ends with this client. */
  public DeviceCommands commands() {
    return new DeviceCommands(api, signIn);
  }

  /** Certificates of devices; ends with this client. */
  public DeviceCertificates certificates() {
    return new DeviceCertificates(api, signIn);
  }

  private <T> List<T> pages(String path, Function<Answer, T> reader) {
    List<T> all = new ArrayList<>();
    Optional<String> next = Optional.of("");
    while (next.isPresent()) {
      Answer page = api.get(path + "?limit=" + PAGE + next.get(), signIn::accessToken);
      page.objects("items").forEach(item -> all.add(reader.apply(item)));
      next = page.optionalText("next").map(cursor -> "&cursor=" + ApiClient.encode(cursor));
    }
    return all;
  }

  /** Signs out. When the server is away the tokens end by themselves. */
  @Override
  public void close() {
    try {
      signIn.revoke();
    } catch (ServerUnreachable e) {
      System.getLogger(AdminClient.class.getName())
          .log(System.Logger.Level.DEBUG, "Not signed out, the server is away");
    } finally {
      api.close();
    }
  }
}
