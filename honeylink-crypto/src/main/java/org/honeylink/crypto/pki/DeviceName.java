package org.honeylink.crypto.pki;

import java.util.Optional;

/** How a device is called in certificates: common name and alternative name. */
final class DeviceName {

  private static final String URN = "urn:honeylink:device:";

  private DeviceName() {}

  static String uri(String deviceId) {
    return URN + deviceId;
  }

  /** The device id of such a name; empty when it is another's. */
  static Optional<String> deviceId(String uri) {
    return uri.startsWith(URN) ? Optional.of(uri.substring(URN.length())) : Optional.empty();
  }
}
