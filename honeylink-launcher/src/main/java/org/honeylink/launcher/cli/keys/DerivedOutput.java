package org.honeylink.launcher.cli.keys;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.util.Base64;
import java.util.HexFormat;
import org.honeylink.crypto.secret.SecretAccess;
import org.honeylink.crypto.secret.SecretBytes;
import org.honeylink.launcher.cli.io.Output;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints derived keys: to see them is what the command is for. */
final class DerivedOutput {

  static final int KEY_BYTES = 32;

  @Option(
      names = "--base64url",
      description = "Print keys in base64url, as the API does, instead of hexadecimal.")
  private boolean base64url;

  @Mixin private Output output = new Output();

  private final JsonObjectBuilder answer = Json.createObjectBuilder();

  DerivedOutput info(String label) {
    answer.add("info", label);
    return this;
  }

  DerivedOutput key(String name, SecretBytes key) {
    answer.add(name, key.use(SecretAccess.granted(), this::text));
    return this;
  }

  private String text(byte[] bytes) {
    return base64url
        ? Base64.getUrlEncoder().withoutPadding().encodeToString(bytes)
        : HexFormat.of().formatHex(bytes);
  }

  void print() {
    output.print(answer.build());
  }
}
