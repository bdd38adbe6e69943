package org.honeylink.tests.event;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.honeylink.tests.device.TestDevice;
import org.honeylink.tests.server.TestServer;

/** Clients who register, pair and change policies until the server dies under them. */
final class Changes implements AutoCloseable {

  private static final int CLIENTS = 4;
  private static final String POLICY =
      "{\"policy_version\": \"1.0.0\", \"fec_mode\": \"HEAVY\", \"power_profile\": \"NORMAL\"}";

  private final TestServer server;
  private final String prefix;
  private final AtomicInteger number = new AtomicInteger();
  private final AtomicInteger lost = new AtomicInteger();
  private final Set<String> registered = ConcurrentHashMap.newKeySet();
  private final Set<String> paired = ConcurrentHashMap.newKeySet();
  private volatile boolean going;
  private ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();

  Changes(TestServer server, String prefix) {
    this.server = server;
    this.prefix = prefix;
  }

  /** Ids of devices whose registration was answered with success. */
  Set<String> registered() {
    return registered;
  }

  /** Ids of devices whose pairing was answered with success. */
  Set<String> paired() {
    return paired;
  }

  /** Calls without a good answer. */
  int lost() {
    return lost.get();
  }

  void start() {
    going = true;
    clients = Executors.newVirtualThreadPerTaskExecutor();
    for (int i = 0; i < CLIENTS; i++) {
      clients.execute(this::change);
    }
  }

  /** Returns when every client has noticed that the server is gone. */
  @Override
  public void close() {
    going = false;
    clients.close();
  }

  private void change() {
    while (going) {
      try {
        TestDevice device =
            TestDevice.register(server.api(), prefix + "-" + number.incrementAndGet());
        registered.add(device.id());
        device.pair().then().statusCode(200);
        paired.add(device.id());
        server
            .api()
            .asAdministrator()
            .body(POLICY)
            .put("/devices/{id}/policy", device.id())
            .then()
            .statusCode(202);
      } catch (Exception | AssertionError killed) {
        // No answer, or half of one: whether it happened is what the test looks at.
        lost.incrementAndGet();
      }
    }
  }
}
