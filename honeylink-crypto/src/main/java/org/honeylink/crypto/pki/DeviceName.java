package org.honeylink.crypto.pki;

/** How a device is called in certificates: common name and alternative name. */
final class DeviceName {

  private static final String URN = "urn:honeylink:device:";

  private DeviceName() {}

  static String uri(String deviceId) {
    return URN + deviceId;
  }
}
