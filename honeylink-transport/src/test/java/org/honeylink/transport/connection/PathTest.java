package org.honeylink.transport.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.honeylink.transport.fec.FecScheme;
import org.honeylink.transport.spi.DatagramBatch;
import org.junit.jupiter.api.Test;

class PathTest {

  private static final StreamSpec STREAM = StreamSpec.reliable(FecScheme.NORMAL);
  private static final long ID = STREAM.connectionId();

  @Test
  void unprovenAddressGetsNoMoreThanThreeTimesWhatItSent() {
    Endpoint server = new Endpoint(Simulation.config(Role.SERVER, 0, STREAM), 7_844, 0);
    for (int i = 0; i < 100; i++) {
      server.connection.send(ID, new byte[1_000], 0);
    }
    byte[] first = packetsOfADevice(server.address, 1).getFirst();
    InetSocketAddress victim = Endpoint.address(3, 9);
    server.connection.receive(first.clone(), 0, first.length, victim, 1_000);
    long sent = 0;
    DatagramBatch batch = new DatagramBatch(64, 1_472);
    for (long now = 1_000; now < 60_000_000; now += 10_000) {
      batch.clear();
      server.connection.transmit(batch, now);
      for (int i = 0; i < batch.count(); i++) {
        assertEquals(victim, batch.address(i));
        sent += batch.length(i);
      }
    }
    assertTrue(sent > 0);
    assertTrue(sent <= 3L * first.length, sent + " bytes for " + first.length);
  }

  @Test
  void serverSendsOnceTheDevicesAddressIsProven() {
    Simulation simulation = new Simulation(1, Links.loss(0.1), STREAM);
    for (int i = 0; i < 100; i++) {
      simulation.server.connection.send(ID, Simulation.message(i, 1_000), simulation.now());
    }
    assertTrue(simulation.runUntil(() -> simulation.device.messages.size() == 100, 30_000_000));
    assertEquals(Endpoint.upTo(100), simulation.device.numbers(ID));
  }

  @Test
  void addressMovesWhenTheChallengeIsAnswered() {
    Simulation simulation = new Simulation(1, Links.loss(0.02), STREAM);
    simulation.deviceSends(ID, 300, 500, 10_000);
    simulation.in(1_000_000, () -> simulation.device.address = Endpoint.address(2, 4_444));
    assertTrue(
        simulation.runUntil(
            () ->
                simulation.device.connection.stats().streams().getFirst().messagesAcknowledged()
                    == 300,
            30_000_000));
    assertEquals(Endpoint.upTo(300), simulation.server.numbers(ID));
  }

  @Test
  void addressDoesNotMoveForAPacketThatAnotherRelays() {
    Endpoint server = new Endpoint(Simulation.config(Role.SERVER, 0, STREAM), 7_844, 0);
    Endpoint device = new Endpoint(Simulation.config(Role.DEVICE, 0, STREAM), 5_000, 0);
    device.connection.connectPeer(server.address);
    exchange(device, server, device.address, 0, 1_000_000);

    InetSocketAddress thief = Endpoint.address(9, 9);
    device.connection.send(ID, new byte[100], 1_000_000);
    exchange(device, server, thief, 1_000_000, 1_010_000);
    device.connection.send(ID, new byte[100], 1_010_000);
    Map<InetSocketAddress, Integer> bytes =
        exchange(device, server, device.address, 1_010_000, 3_000_000);
    assertTrue(bytes.containsKey(device.address));
    assertEquals(2, server.messages.size());
    bytes = exchange(device, server, device.address, 3_000_000, 9_000_000);
    assertFalse(bytes.containsKey(thief));
  }

  /** Lets both talk over a perfect link; the server sees the device at the given address. */
  private static Map<InetSocketAddress, Integer> exchange(
      Endpoint device, Endpoint server, InetSocketAddress seenAt, long from, long until) {
    Map<InetSocketAddress, Integer> bytesOfServer = new HashMap<>();
    DatagramBatch batch = new DatagramBatch(64, 1_472);
    for (long now = from; now < until; now += 5_000) {
      batch.clear();
      device.transmit(batch, now);
      for (int i = 0; i < batch.count(); i++) {
        server.connection.receive(batch.bytes(), batch.offset(i), batch.length(i), seenAt, now);
      }
      batch.clear();
      server.transmit(batch, now);
      for (int i = 0; i < batch.count(); i++) {
        bytesOfServer.merge(batch.address(i), batch.length(i), Integer::sum);
        if (batch.address(i).equals(device.address)) {
          device.connection.receive(
              batch.bytes(), batch.offset(i), batch.length(i), server.address, now);
        }
      }
    }
    return bytesOfServer;
  }

  private static List<byte[]> packetsOfADevice(InetSocketAddress server, int messages) {
    Endpoint device = new Endpoint(Simulation.config(Role.DEVICE, 0, STREAM), 5_000, 0);
    device.connection.connectPeer(server);
    for (int i = 0; i < messages; i++) {
      device.connection.send(ID, new byte[100], 0);
    }
    DatagramBatch batch = new DatagramBatch(64, 1_472);
    device.transmit(batch, 0);
    List<byte[]> packets = new ArrayList<>();
    for (int i = 0; i < batch.count(); i++) {
      int offset = batch.offset(i);
      packets.add(Arrays.copyOfRange(batch.bytes(), offset, offset + batch.length(i)));
    }
    return packets;
  }
}
