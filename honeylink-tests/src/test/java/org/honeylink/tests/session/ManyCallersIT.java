package org.honeylink.tests.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.honeylink.tests.device.SessionRequest;
import org.honeylink.tests.device.TestDevice;
import org.honeylink.tests.server.RunningServer;
import org.honeylink.tests.server.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A node has 32 connections to its database. */
@ExtendWith(RunningServer.class)
class ManyCallersIT {

  private static final int DEVICES = 100;

  private final TestServer server;

  ManyCallersIT(TestServer server) {
    this.server = server;
  }

  @Test
  void callersThatAreManyTimesTheConnectionsAreAllServed()
      throws InterruptedException, ExecutionException {
    List<TestDevice> devices =
        Stream.generate(() -> TestDevice.registerAndPair(server.api())).limit(DEVICES).toList();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Integer>> calls =
          devices.stream().<Callable<Integer>>map(each -> () -> open(each)).toList();
      List<Integer> statuses = new ArrayList<>();
      for (Future<Integer> each : threads.invokeAll(calls)) {
        statuses.add(each.get());
      }
      assertEquals(
          DEVICES,
          statuses.stream().filter(status -> status == 201).count(),
          () -> "answers: " + statuses);
    }
  }

  private static int open(TestDevice device) {
    return device
        .openSession(SessionRequest.of(device.id()).stream("bulk", "unreliable", "normal", 1))
        .statusCode();
  }
}
