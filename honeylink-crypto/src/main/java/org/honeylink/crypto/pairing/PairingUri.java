package org.honeylink.crypto.pairing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * All that a device needs to be paired, in one line that fits a QR code: {@code
 * honeylink:pair?device=HL-EDGE-0001&code=3467-9ACD-EFHJ&server=https%3A%2F%2Fhost%3A8443&ca=<hex>}.
 * It holds a secret, the code, which its text form hides; {@link #reveal} is the line itself.
 */
public final class PairingUri {

  private static final String PREFIX = "honeylink:pair?";
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
  private static final Set<String> NAMES = Set.of("device", "code", "server", "ca");

  private final String deviceId;
  private final String code;
  private final URI server;
  private final String rootSha256;

  /**
   * @param code as the console shows it
   * @param server scheme, host and port of the API
   * @param rootSha256 of the root certificate (DER) that the device's certificate will lead to,
   *     hexadecimal
   */
  public PairingUri(String deviceId, String code, URI server, String rootSha256) {
    this.deviceId = Objects.requireNonNull(deviceId);
    this.code = Objects.requireNonNull(code);
    this.server = server;
    this.rootSha256 = rootSha256;
    if (!"https".equals(server.getScheme()) || server.getHost() == null) {
      throw new IllegalArgumentException("the server of a pairing URI must be an https address");
    }
    if (!SHA256.matcher(rootSha256).matches()) {
      throw new IllegalArgumentException("ca of a pairing URI must be a SHA-256 in hexadecimal");
    }
  }

  /**
   * Reads a scanned line.
   *
   * @throws IllegalArgumentException when it is no pairing URI, or names anything that this version
   *     does not know; what was scanned is not repeated
   */
  public static PairingUri parse(String scanned) {
    String line = scanned.strip();
    if (!line.startsWith(PREFIX)) {
      throw new IllegalArgumentException("a pairing URI begins with " + PREFIX);
    }
    Map<String, String> members = new LinkedHashMap<>();
    for (String member : line.substring(PREFIX.length()).split("&", -1)) {
      String[] parts = member.split("=", 2);
      boolean known = parts.length == 2 && NAMES.contains(parts[0]);
      if (!known || members.put(parts[0], URLDecoder.decode(parts[1], UTF_8)) != null) {
        throw new IllegalArgumentException("a pairing URI has device, code, server, ca, once each");
      }
    }
    if (!members.keySet().equals(NAMES)) {
      throw new IllegalArgumentException("a pairing URI has device, code, server and ca");
    }
    return new PairingUri(
        member(members, "device"),
        member(members, "code"),
        URI.create(member(members, "server")),
        member(members, "ca"));
  }

  private static String member(Map<String, String> members, String name) {
    return Objects.requireNonNull(members.get(name));
  }

  /** SHA-256 of a certificate, as in {@code ca}. */
  public static String sha256(X509Certificate certificate) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
      return HexFormat.of().formatHex(digest);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("A certificate has no encoding", e);
    }
  }

  /** Whether the certificate is the root that was promised. */
  public boolean isRoot(X509Certificate certificate) {
    return Arrays.equals(
        HexFormat.of().parseHex(rootSha256), HexFormat.of().parseHex(sha256(certificate)));
  }

  /** The line, code and all. */
  public String reveal() {
    return PREFIX
        + "device="
        + encoded(deviceId)
        + "&code="
        + encoded(code)
        + "&server="
        + encoded(server.toString())
        + "&ca="
        + rootSha256;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  public String deviceId() {
    return deviceId;
  }

  /** The pairing code; a secret until it is used. */
  public String code() {
    return code;
  }

  public URI server() {
    return server;
  }

  /** Hexadecimal, lower case. */
  public String rootSha256() {
    return rootSha256;
  }

  @Override
  public String toString() {
    return "PairingUri[" + deviceId + " at " + server + "]";
  }
}
