package org.honeylink.tests.keystore;

import org.honeylink.tests.server.ServerSettings;

/** A key store outside the server, which a test takes away and brings back. */
interface KeyStoreUnderTest extends AutoCloseable {

  /** What a server needs to use it. */
  ServerSettings settings();

  /** As health calls it. */
  String kind();

  void goAway();

  void comeBack();

  @Override
  void close();
}
