package org.honeylink.transport.connection;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.honeylink.transport.impairment.Fate;
import org.honeylink.transport.impairment.ImpairedLink;
import org.honeylink.transport.impairment.Impairment;
import org.honeylink.transport.spi.DatagramBatch;

/**
 * A device, a server and the link between them in virtual time. The same seed gives the same run,
 * datagram by datagram.
 */
final class Simulation {

  private static final long START_MICROS = 1_000_000;

  /** Of the thread, not of the simulation, of which there may be ten thousand. */
  private static final ThreadLocal<DatagramBatch> BATCH =
      ThreadLocal.withInitial(() -> new DatagramBatch(16, 1_472));

  private record Flight(
      long atMicros, long order, ByteBuffer bytes, InetSocketAddress from, Endpoint to) {}

  private record Event(long atMicros, Runnable action) {}

  final Endpoint device;
  final Endpoint server;
  final List<byte[]> tapped = new ArrayList<>();
  Consumer<byte[]> tap = bytes -> tapped.add(bytes.clone()); // of what goes to the server

  private final long seed;
  private final PriorityQueue<Flight> flights =
      new PriorityQueue<>(
          Comparator.comparingLong(Flight::atMicros).thenComparingLong(Flight::order));
  private final PriorityQueue<Event> events =
      new PriorityQueue<>(Comparator.comparingLong(Event::atMicros));
  private ImpairedLink toServer;
  private ImpairedLink toDevice;
  private long nowMicros = START_MICROS;
  private long deviceWakes = START_MICROS;
  private long serverWakes = START_MICROS;
  private long order;
  boolean cut;
  int mtuBytes = 65_507; // longest datagram that the link carries
  long turns; // how often the ends were called
  long datagramsSent;
  long datagramsLost;
  long toServerBytes;
  long toDeviceBytes;

  Simulation(long seed, Impairment impairment, StreamSpec... streams) {
    this(seed, impairment, config(Role.DEVICE, 0, streams), config(Role.SERVER, 0, streams));
  }

  Simulation(long seed, Impairment impairment, SessionConfig device, SessionConfig server) {
    this.seed = seed;
    this.toServer = link(impairment, 0);
    this.toDevice = link(impairment, 1);
    this.device = new Endpoint(device, 5_000, nowMicros);
    this.server = new Endpoint(server, 7_844, nowMicros);
    connect();
  }

  private void connect() {
    device.connection.connectPeer(server.address);
  }

  static SessionConfig config(Role role, int epoch, StreamSpec... streams) {
    return SessionConfig.of(
        role, Arrays.stream(streams).map(stream -> stream.config(role, epoch)).toList());
  }

  long now() {
    return nowMicros;
  }

  void impairment(Impairment other) {
    toServer = link(other, 0);
    toDevice = link(other, 1);
  }

  private ImpairedLink link(Impairment impairment, int direction) {
    return new ImpairedLink(impairment.seed(seed), direction, nowMicros * 1_000);
  }

  /** Runs an action at a time from now. */
  void in(long micros, Runnable action) {
    events.add(new Event(nowMicros + micros, action));
  }

  /** Sends messages from the device at equal intervals, the first one now. */
  void deviceSends(long connectionId, int messages, int bytes, long intervalMicros) {
    for (int i = 0; i < messages; i++) {
      byte[] message = message(i, bytes);
      in(i * intervalMicros, () -> device.connection.send(connectionId, message, nowMicros));
    }
  }

  static byte[] message(int number, int bytes) {
    byte[] message = new byte[bytes];
    new Random(number).nextBytes(message);
    return message;
  }

  /** Runs for a time. */
  void run(long micros) {
    runUntil(() -> false, micros);
  }

  /** Runs until something is true, or for a time at most; says whether it became true. */
  boolean runUntil(BooleanSupplier done, long micros) {
    long end = nowMicros + micros;
    while (!done.getAsBoolean()) {
      pump();
      turns++;
      long next = nextMicros();
      if (next > end) {
        nowMicros = end;
        return done.getAsBoolean();
      }
      nowMicros = Math.max(nowMicros, next);
      deliver();
      act();
    }
    return true;
  }

  /** Puts bytes onto the link towards the server as they are. */
  void inject(byte[] bytes, InetSocketAddress from) {
    server.connection.receive(bytes.clone(), 0, bytes.length, from, nowMicros);
  }

  private void pump() {
    deviceWakes = pump(device, server);
    serverWakes = pump(server, device);
  }

  private long pump(Endpoint from, Endpoint to) {
    DatagramBatch batch = BATCH.get();
    long wakes;
    do {
      batch.clear();
      wakes = from.transmit(batch, nowMicros);
      for (int i = 0; i < batch.count(); i++) {
        int offset = batch.offset(i);
        byte[] bytes = Arrays.copyOfRange(batch.bytes(), offset, offset + batch.length(i));
        carry(bytes, from, to, batch.address(i));
      }
      if (wakes <= nowMicros && !batch.isFull()) {
        throw new AssertionError("wants to be called again at once although the batch has room");
      }
    } while (wakes <= nowMicros);
    return wakes;
  }

  private void carry(byte[] bytes, Endpoint from, Endpoint to, InetSocketAddress address) {
    datagramsSent++;
    if (to == server) {
      toServerBytes += bytes.length;
      tap.accept(bytes);
    } else {
      toDeviceBytes += bytes.length;
    }
    ImpairedLink link = to == server ? toServer : toDevice;
    Fate fate = link.next(bytes.length, nowMicros * 1_000);
    if (cut || bytes.length > mtuBytes || !address.equals(to.address) || !fate.arrives()) {
      datagramsLost++;
      return;
    }
    fate.damage(bytes, 0);
    long at = nowMicros + fate.delayNanos() / 1_000;
    for (int copy = 0; copy < fate.copies(); copy++) {
      flights.add(new Flight(at, order++, ByteBuffer.wrap(bytes.clone()), from.address, to));
    }
  }

  private long nextMicros() {
    long next = Math.min(deviceWakes, serverWakes);
    Flight flight = flights.peek();
    Event event = events.peek();
    next = flight == null ? next : Math.min(next, flight.atMicros);
    return event == null ? next : Math.min(next, event.atMicros);
  }

  private void deliver() {
    Flight flight = flights.peek();
    while (flight != null && flight.atMicros <= nowMicros) {
      flights.remove();
      byte[] bytes = new byte[flight.bytes.remaining()];
      flight.bytes.get(bytes);
      flight.to.datagramsReceived++;
      flight.to.connection.receive(bytes, 0, bytes.length, flight.from, nowMicros);
      flight = flights.peek();
    }
  }

  private void act() {
    Event event = events.peek();
    while (event != null && event.atMicros <= nowMicros) {
      events.remove();
      event.action.run();
      event = events.peek();
    }
  }
}
