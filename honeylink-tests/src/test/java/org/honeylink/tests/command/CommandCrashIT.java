package org.honeylink.tests.command;

import static org.honeylink.sdk.session.Bandwidth.mbps;
import static org.honeylink.sdk.session.QosPriority.NORMAL;
import static org.honeylink.sdk.session.StreamSpec.stream;
import static org.honeylink.tests.command.CommandCalls.order;
import static org.honeylink.transport.connection.StreamMode.RELIABLE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.honeylink.sdk.session.CommandResult;
import org.honeylink.sdk.session.HoneyLinkSession;
import org.honeylink.tests.dataplane.SdkDevice;
import org.honeylink.tests.server.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The server is killed while it sends commands: on a server of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CommandCrashIT {

  private static final int COMMANDS = 20;

  private TestServer server;

  @BeforeAll
  void start() {
    server = TestServer.startFresh();
  }

  @AfterAll
  void close() {
    server.close();
  }

  @Test
  void everyCommandIsDoneOnceWhenTheServerIsKilledWhileItSends() {
    CommandCalls commands = new CommandCalls(server);
    Map<String, Integer> done = new ConcurrentHashMap<>();
    try (SdkDevice device = SdkDevice.paired(server);
        HoneyLinkSession session =
            device.link().openSession(stream("telemetry", RELIABLE, NORMAL, mbps(1)))) {
      session.onCommand(
          command -> {
            done.merge(command.name(), 1, Integer::sum);
            return CommandResult.ok();
          });
      List<String> ids =
          IntStream.range(0, COMMANDS)
              .mapToObj(
                  i ->
                      commands.ordered(
                          order("step-" + i, device.id()).add("expires_in_seconds", 600).build()))
              .toList();
      server.kill();
      server.startAgain();
      ids.forEach(id -> commands.awaitState(id, device.id(), "ACKNOWLEDGED"));
      ids.forEach(id -> commands.awaitStatus(id, "COMPLETED"));
      assertEquals(COMMANDS, done.size());
      assertEquals(List.of(1), done.values().stream().distinct().toList());
    }
  }
}
