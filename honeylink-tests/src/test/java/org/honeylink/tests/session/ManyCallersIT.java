package org.honeylink.tests.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.honeylink.tests.device.SessionRequest;
import org.honeylink.tests.device.TestDevice;
import org.honeylink.tests.server.RunningServer;
import org.honeylink.tests.server.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A node has 32 connections to its database, and many more callers. */
@ExtendWith(RunningServer.class)
class ManyCallersIT {

  private static final int DEVICES = 100;
  private static final int ROUNDS = 6;

  private final TestServer server;
  private final List<TestDevice> devices;

  ManyCallersIT(TestServer server) {
    this.server = server;
    this.devices =
        Stream.generate(() -> TestDevice.registerAndPair(server.api())).limit(DEVICES).toList();
  }

  @Test
  void callersThatAreManyTimesTheConnectionsAreAllServed() throws InterruptedException {
    assertEquals(Map.of(201, (long) DEVICES), answers(devices.stream(), this::open));
  }

  @Test
  void callersWithIdempotencyKeysAreAllServed() throws InterruptedException {
    assertEquals(
        Map.of(201, (long) DEVICES * ROUNDS),
        answers(
            IntStream.range(0, ROUNDS).boxed().flatMap(_ -> devices.stream()), this::openWithKey));
  }

  /** How often each status was answered when all call at once. */
  private static Map<Integer, Long> answers(
      Stream<TestDevice> callers, Function<TestDevice, Integer> call) throws InterruptedException {
    List<Callable<Integer>> calls =
        callers.<Callable<Integer>>map(each -> () -> call.apply(each)).toList();
    List<Integer> statuses = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Integer> each : threads.invokeAll(calls)) {
        statuses.add(each.get());
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
    return statuses.stream()
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
  }

  private int open(TestDevice device) {
    return device.openSession(request(device)).statusCode();
  }

  private int openWithKey(TestDevice device) {
    return server
        .api()
        .as(device.token())
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .body(request(device))
        .post("/sessions")
        .statusCode();
  }

  private static String request(TestDevice device) {
    return SessionRequest.of(device.id()).stream("bulk", "unreliable", "normal", 1).json();
  }
}
