package org.honeylink.transport.connection;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.honeylink.transport.fec.adaptive.FecChange;
import org.honeylink.transport.spi.DatagramBatch;
import org.jspecify.annotations.Nullable;

/** One end of the simulation: a connection, its address, and what its listener heard. */
final class Endpoint implements SessionListener {

  final List<ReceivedMessage> messages = new ArrayList<>();
  final List<Long> acknowledged = new ArrayList<>();
  final List<CloseReason> closes = new ArrayList<>();
  final List<Control> controls = new ArrayList<>();
  final List<FecChange> fecChanges = new ArrayList<>();
  final List<FecChange> peerFecChanges = new ArrayList<>();
  int writable;
  long datagramsReceived;

  InetSocketAddress address;
  SessionConnection connection;
  boolean commits = true;
  Consumer<ReceivedMessage> onMessage = messages::add;
  Consumer<Control> onControl = control -> {};
  private SessionConfig config;

  /** A control message that was heard. */
  record Control(long connectionId, int kind, ByteBuffer content) {}

  Endpoint(SessionConfig config, int port, long nowMicros) {
    this.config = config;
    this.address = address(port);
    this.connection = new SessionConnection(config, this, new Random(port), nowMicros);
  }

  /** A new process in the same place, without memory. */
  void restart(SessionConfig config, long nowMicros) {
    this.config = config;
    connection = new SessionConnection(config, this, new Random(4), nowMicros);
  }

  /** Keys of its only stream. */
  TestProtection protection() {
    return (TestProtection) config.streams().getFirst().protection();
  }

  long transmit(DatagramBatch out, long nowMicros) {
    return connection.transmit(out, nowMicros);
  }

  List<Long> numbers(long connectionId) {
    return messages.stream()
        .filter(message -> message.connectionId() == connectionId)
        .map(ReceivedMessage::messageNumber)
        .toList();
  }

  static List<Long> upTo(int count) {
    return IntStream.range(0, count).mapToObj(i -> (long) i).toList();
  }

  static InetSocketAddress address(int port) {
    return address(1, port);
  }

  static InetSocketAddress address(int host, int port) {
    try {
      return new InetSocketAddress(
          InetAddress.getByAddress(new byte[] {10, 0, 0, (byte) host}), port);
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void onMessage(ReceivedMessage message) {
    onMessage.accept(message);
    if (commits) {
      connection.committed(message.connectionId(), message.messageNumber());
    }
  }

  @Override
  public void onAcknowledged(long connectionId, long throughMessageNumber) {
    acknowledged.add(throughMessageNumber);
  }

  @Override
  public void onWritable(long connectionId) {
    writable++;
  }

  /** Kind 99 is what nobody knows. */
  @Override
  public boolean onControl(long connectionId, int kind, byte[] content) {
    Control control = new Control(connectionId, kind, ByteBuffer.wrap(content));
    controls.add(control);
    onControl.accept(control);
    return kind != 99;
  }

  @Override
  public void onFecChanged(long connectionId, FecChange change) {
    fecChanges.add(change);
  }

  @Override
  public void onPeerFecChanged(long connectionId, FecChange change) {
    peerFecChanges.add(change);
  }

  @Override
  public void onClosed(CloseReason reason) {
    closes.add(reason);
  }

  @Nullable ReceivedMessage last() {
    return messages.isEmpty() ? null : messages.getLast();
  }
}
