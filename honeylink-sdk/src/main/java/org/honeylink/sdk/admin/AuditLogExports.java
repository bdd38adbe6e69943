package org.honeylink.sdk.admin;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.honeylink.sdk.api.ApiClient;

/** The audit log, as far as files and heads of it are concerned. Thread-safe. */
public final class AuditLogExports {

  private final ApiClient api;
  private final SignIn signIn;

  AuditLogExports(ApiClient api, SignIn signIn) {
    this.api = api;
    this.signIn = signIn;
  }

  /** The newest signed head and the public key, as the API shows them. */
  public JsonObject checkpoint() {
    return api.get("/audit/checkpoint", signIn::accessToken).json();
  }

  /**
   * Writes events with all that is needed to verify them into a new file.
   *
   * @param from at or after
   * @param to before
   */
  public void export(Optional<Instant> from, Optional<Instant> to, Path file) throws IOException {
    List<String> query = new ArrayList<>();
    from.ifPresent(time -> query.add("from=" + ApiClient.encode(time.toString())));
    to.ifPresent(time -> query.add("to=" + ApiClient.encode(time.toString())));
    String path = "/audit/events/export" + (query.isEmpty() ? "" : "?" + String.join("&", query));
    api.download(path, signIn::accessToken, file);
  }
}
