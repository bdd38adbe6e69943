package org.honeylink.connector.link.ethernet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.honeylink.transport.spi.DatagramBatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@EnabledOnOs(OS.LINUX)
class SendmmsgBatchSenderTest extends BatchSenderContract {

  /** Next answers of the system call; a positive one lets so many messages through. */
  private final Deque<Integer> answers = new ArrayDeque<>();

  private int calls;

  SendmmsgBatchSenderTest() throws IOException {}

  @Override
  BatchSender sender(DatagramChannel channel, InetSocketAddress local) throws IOException {
    Arena memory = Arena.ofShared();
    SocketCalls system = new SocketCalls(memory);
    SocketDescriptor socket = SocketDescriptor.of(local, system).orElseThrow();
    return new SendmmsgBatchSender(
        new ChannelBatchSender(channel),
        (messages, count) -> answer(system, socket.number(), messages, count),
        new MessageVector(socket.family(), memory),
        () -> {
          system.close(socket.number());
          memory.close();
        });
  }

  private int answer(SocketCalls system, int descriptor, MemorySegment messages, int count) {
    calls++;
    Integer next = answers.poll();
    if (next != null && next < 0) {
      return next;
    }
    return system.sendmmsg(descriptor, messages, next == null ? count : Math.min(next, count));
  }

  @Test
  void wholeBatchIsOneCall() throws IOException {
    DatagramBatch out = seven();
    assertEquals(7, sender.send(out));
    assertEquals(1, calls);
    assertArrived(out);
  }

  @Test
  void callThatTakesAPartIsRepeatedForTheRest() throws IOException {
    answers.addAll(List.of(1, 1));
    DatagramBatch out = seven();
    assertEquals(7, sender.send(out));
    assertEquals(3, calls);
    assertArrived(out);
  }

  @Test
  void interruptedCallIsRepeated() throws IOException {
    answers.addAll(List.of(-SocketCalls.EINTR, 1, -SocketCalls.EINTR));
    DatagramBatch out = seven();
    assertEquals(7, sender.send(out));
    assertArrived(out);
  }

  @Test
  void messageForWhichThereIsNoRoomGoesDatagramByDatagramInItsPlace() throws IOException {
    answers.addAll(List.of(1, -SocketCalls.EAGAIN));
    DatagramBatch out = seven();
    assertEquals(7, sender.send(out));
    assertArrived(out);
  }

  @ParameterizedTest
  @ValueSource(ints = {SocketCalls.ENOSYS, SocketCalls.EPERM, SocketCalls.EIO})
  void refusedCallIsNotTriedAgainAndNothingIsLost(int error) throws IOException {
    answers.addAll(List.of(1, -error));
    DatagramBatch out = seven();
    assertEquals(7, sender.send(out));
    assertArrived(out);
    assertEquals(7, sender.send(out));
    assertArrived(out);
    assertEquals(2, calls);
  }

  @Test
  void nothingIsAllocatedInSteadyState() throws IOException {
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    DatagramBatch out = seven();
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 200 && least > 0; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < 200; i++) {
        sender.send(out);
      }
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    assertTrue(least < 200 * 32, least + " bytes for 200 batches");
  }

  @Test
  void closingGivesTheDescriptorBack() throws IOException {
    long before = sockets();
    for (int i = 0; i < 20; i++) {
      EthernetSocket.bind(loopback("127.0.0.1"), Batching.AUTO).close();
    }
    assertEquals(before, sockets());
  }

  private static long sockets() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
      return files.filter(SendmmsgBatchSenderTest::isSocket).count();
    }
  }

  private static boolean isSocket(Path file) {
    try {
      return Files.readSymbolicLink(file).toString().startsWith("socket:");
    } catch (IOException closedMeanwhile) {
      return false;
    }
  }

  @Test
  void isChosenUnlessSwitchedOff() throws IOException {
    sender.close(); // a second descriptor of the socket would make the choice ambiguous
    InetSocketAddress local = (InetSocketAddress) channel.getLocalAddress();
    try (BatchSender auto = BatchSenders.of(channel, local, Batching.AUTO);
        BatchSender off = BatchSenders.of(channel, local, Batching.OFF)) {
      assertInstanceOf(SendmmsgBatchSender.class, auto);
      assertInstanceOf(ChannelBatchSender.class, off);
    }
  }

  @Test
  void socketThatIsNotThereIsNotFound() throws IOException {
    InetSocketAddress local = (InetSocketAddress) channel.getLocalAddress();
    InetSocketAddress other = new InetSocketAddress("127.0.0.3", local.getPort());
    assertTrue(BatchSenders.accelerated(new ChannelBatchSender(channel), other).isEmpty());
  }
}
