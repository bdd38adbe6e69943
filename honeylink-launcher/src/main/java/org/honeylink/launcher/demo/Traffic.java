package org.honeylink.launcher.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** All streams of all devices, each at its own rate, spread over a few threads. */
final class Traffic implements AutoCloseable {

  private static final int MAX_THREADS = 4;
  private static final long NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

  private final List<StreamSource> sources = new ArrayList<>();
  private final ScheduledExecutorService timer;
  private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();

  Traffic(List<DemoDevice> devices) {
    for (int index = 0; index < devices.size(); index++) {
      for (StreamKind kind : StreamKind.values()) {
        sources.add(new StreamSource(devices.get(index), index, kind));
      }
    }
    this.timer =
        Executors.newScheduledThreadPool(
            Math.min(MAX_THREADS, devices.size()),
            Thread.ofPlatform().daemon().name("traffic-", 0).factory());
  }

  void start() {
    for (int i = 0; i < sources.size(); i++) {
      StreamSource source = sources.get(i);
      long periodNanos = NANOS_PER_SECOND / source.kind().messagesPerSecond;
      // Spread over the period, as devices that know nothing of each other are.
      long firstNanos = periodNanos * i / sources.size();
      var ignored =
          timer.scheduleAtFixedRate(
              () -> tick(source), firstNanos, periodNanos, TimeUnit.NANOSECONDS);
    }
  }

  private void tick(StreamSource source) {
    try {
      source.tick();
    } catch (RuntimeException broken) {
      failure.compareAndSet(null, broken);
      throw broken; // ends this source's schedule
    }
  }

  /**
   * @throws DemoFailed when a stream broke, with the reason
   */
  void check() {
    RuntimeException broken = failure.get();
    if (broken != null) {
      throw new DemoFailed("A device could not send: " + broken.getMessage(), broken);
    }
  }

  long sent(StreamKind kind) {
    return sentByDevice(kind).stream().mapToLong(Integer::longValue).sum();
  }

  /** Messages sent on the streams of one kind, in the order of the devices. */
  List<Integer> sentByDevice(StreamKind kind) {
    return sources.stream()
        .filter(source -> source.kind() == kind)
        .map(StreamSource::sent)
        .toList();
  }

  /** Stops sending and waits until the last message is handed over. */
  @Override
  public void close() {
    timer.close();
  }
}
