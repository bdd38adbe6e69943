package org.honeylink.connector.outbound;

import jakarta.resource.spi.ManagedConnectionMetaData;

/** What a server's console shows of a link. */
final class LinkMetaData implements ManagedConnectionMetaData {

  @Override
  public String getEISProductName() {
    return "HoneyLink UDP link";
  }

  @Override
  public String getEISProductVersion() {
    return "1";
  }

  /** 0: no limit but the pool's. */
  @Override
  public int getMaxConnections() {
    return 0;
  }

  @Override
  public String getUserName() {
    return "";
  }
}
