package org.honeylink.transport.spi;

/** Technologies a link can have. */
public enum LinkKind {
  WIFI_6E,
  WIFI_7,
  FIVE_G,
  THZ,
  ETHERNET,
  BLUETOOTH
}
