package org.honeylink.transport.spi;

import java.io.IOException;

/** Hands out pooled handles on managed links; the outbound side of a link adapter. */
public interface LinkConnectionFactory {

  /**
   * @throws IOException when the link is away or not configured; says which and what to do
   */
  LinkConnection getConnection(LinkSpec spec) throws IOException;
}
