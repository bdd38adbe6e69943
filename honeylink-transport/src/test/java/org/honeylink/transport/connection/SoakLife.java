package org.honeylink.transport.connection;

import static org.honeylink.transport.connection.SoakStreams.RELIABLE;
import static org.honeylink.transport.connection.SoakStreams.UNRELIABLE;
import static org.honeylink.transport.connection.SoakWeather.HOUR;
import static org.honeylink.transport.connection.SoakWeather.MINUTE;
import static org.honeylink.transport.connection.SoakWeather.SECOND;

import java.util.BitSet;

/**
 * One session of the soak from its first packet to its end: sparse messages both ways, over a link
 * that changes, is away at times, and whose device moves; keys change in place, and the server
 * restarts. {@link SoakVerdict} judges it.
 */
final class SoakLife {

  final Simulation simulation;
  final SoakTotals totals;
  final SoakLedger atServer = new SoakLedger();
  final BitSet unreliable = new BitSet();
  SoakLedger atDevice = new SoakLedger();
  long commands; // accepted by the server's present process
  long readings; // accepted by the device
  long serverDatagramsBefore; // that former processes of the server accounted for
  long serverPacketsBefore;

  private final SoakWeather weather;
  private SoakStreams device = SoakStreams.of(Role.DEVICE, 0);
  private SoakStreams server = SoakStreams.of(Role.SERVER, 0);
  private int epoch;
  private int port = 5_000;
  private boolean speaks = true;

  SoakLife(long seed, SoakTotals totals) {
    this.weather = new SoakWeather(seed);
    this.totals = totals;
    this.simulation = new Simulation(seed, weather.link(), device.session(), server.session());
    simulation.tap = bytes -> {};
    simulation.server.commits = false;
    simulation.device.onMessage = message -> atDevice.onMessage(message);
    simulation.server.onMessage = this::onServerMessage;
    every(5 * MINUTE, this::sendReading);
    every(HOUR, this::sendCommand);
    every(10 * MINUTE, this::sendSamples);
    every(HOUR, () -> simulation.impairment(weather.link()));
    every(HOUR, this::rekey);
    every(4 * HOUR, this::move);
    every(6 * HOUR, this::cut);
    every(8 * HOUR, this::restartServerInTraffic);
  }

  /** No more messages, and nothing happens to keys, link or ends. */
  void calm() {
    speaks = false;
    simulation.cut = false;
    simulation.impairment(Links.NEAR);
  }

  boolean isClosed() {
    return simulation.device.connection.isClosed() || simulation.server.connection.isClosed();
  }

  private void every(long meanMicros, Runnable action) {
    simulation.in(
        weather.after(meanMicros),
        () -> {
          if (speaks) {
            action.run();
            every(meanMicros, action);
          }
        });
  }

  private void onServerMessage(ReceivedMessage message) {
    if (message.connectionId() == RELIABLE) {
      atServer.onMessage(message);
      commitLater(simulation.server.connection, message.messageNumber());
    } else if (unreliable.get((int) message.messageNumber())) {
      throw new AssertionError("unreliable message twice: " + message.messageNumber());
    } else {
      unreliable.set((int) message.messageNumber());
    }
  }

  /** As a broker does, and only while the process lives that took the message. */
  private void commitLater(SessionConnection process, long number) {
    simulation.in(weather.upTo(200_000), () -> process.committed(RELIABLE, number));
  }

  private void sendReading() {
    byte[] message = SoakLedger.message(readings, weather.bytes());
    if (simulation.device.connection.send(RELIABLE, message, simulation.now())
        == SendOutcome.ACCEPTED) {
      readings++;
    }
  }

  private void sendCommand() {
    byte[] message = SoakLedger.message(commands, weather.bytes());
    if (simulation.server.connection.send(RELIABLE, message, simulation.now())
        == SendOutcome.ACCEPTED) {
      commands++;
    }
  }

  private void sendSamples() {
    for (int i = 0; i < 5; i++) {
      simulation.in(
          i * 10_000L,
          () -> simulation.device.connection.send(UNRELIABLE, new byte[300], simulation.now()));
    }
  }

  /** Both know the new keys, change to them when they like, and drop the former after 10 s. */
  private void rekey() {
    totals.rekeyings.increment();
    for (SoakStreams end : new SoakStreams[] {device, server}) {
      end.protections().forEach(ChecksumProtection::knowNext);
      simulation.in(weather.upTo(3 * SECOND), () -> sealWithNewest(end));
      simulation.in(10 * SECOND, () -> end.protections().forEach(ChecksumProtection::dropFormer));
    }
  }

  private void sealWithNewest(SoakStreams end) {
    end.protections().forEach(ChecksumProtection::sealWithNewest);
    SessionConnection connection =
        (end.role() == Role.DEVICE ? simulation.device : simulation.server).connection;
    connection.freshKey(RELIABLE);
    connection.freshKey(UNRELIABLE);
  }

  private void move() {
    totals.moves.increment();
    port++;
    simulation.device.address = Endpoint.address(1 + port % 200, port);
  }

  private void cut() {
    totals.outages.increment();
    simulation.cut = true;
    simulation.in(weather.outage(), () -> simulation.cut = false);
  }

  /** While messages are under way and not all that came are committed. */
  private void restartServerInTraffic() {
    for (int i = 0; i < 8; i++) {
      simulation.in(i * 50_000L, this::sendReading);
    }
    simulation.in(weather.upTo(SECOND), this::restartServer);
  }

  /** A new process without memory; the device hears of the new epoch somewhat later. */
  private void restartServer() {
    if (isClosed()) {
      return;
    }
    totals.restarts.increment();
    epoch++;
    int now = epoch;
    SoakVerdict.remember(this);
    server = SoakStreams.of(Role.SERVER, now);
    simulation.server.restart(server.session(), simulation.now());
    commands = 0;
    atServer.onRestart(SoakVerdict.reliable(simulation.device).messagesAcknowledged());
    simulation.in(weather.upTo(3 * SECOND), () -> followEpoch(now));
  }

  private void followEpoch(int to) {
    if (to == epoch) {
      device = SoakStreams.of(Role.DEVICE, to);
      atDevice = new SoakLedger();
      simulation.device.connection.rekey(RELIABLE, device.reliable(), simulation.now());
      simulation.device.connection.rekey(UNRELIABLE, device.unreliable(), simulation.now());
    }
  }
}
