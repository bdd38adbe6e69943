package org.honeylink.transport.schedule;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One packet in and one out of a queue with 16 flows of all priorities, each with 64 packets. The
 * peers: a heap of the packets themselves by the finish time that fair queuing gives them, and a
 * queue that is fair to nobody.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class SchedulerBenchmark {

  private static final int FLOWS = 16;
  private static final int DEPTH = 64;
  private static final int BYTES = 1_200;

  private final WeightedFairQueue<Integer> fair = new WeightedFairQueue<>();
  private final List<Flow<Integer>> flows = new ArrayList<>();
  private final ArrayDeque<Integer> fifo = new ArrayDeque<>();
  private final PriorityQueue<Tagged> heap =
      new PriorityQueue<>(Comparator.comparingLong(Tagged::finish));
  private final Tagged[] tags = new Tagged[FLOWS * DEPTH];
  private final long[] lastFinish = new long[FLOWS];

  /** Packets are made beforehand and used again, so that no column pays for them. */
  static final class Tagged {
    private final int flow;
    private long finish;

    Tagged(int flow) {
      this.flow = flow;
    }

    long finish() {
      return finish;
    }
  }

  @Setup
  public void fill() {
    for (int flow = 0; flow < FLOWS; flow++) {
      flows.add(fair.open(flow % 8));
    }
    for (int i = 0; i < FLOWS * DEPTH; i++) {
      fifo.add(i);
      Admission _ = fair.offer(flows.get(i % FLOWS), i % FLOWS, BYTES, 0);
      tags[i] = new Tagged(i % FLOWS);
      addToHeap(tags[i], 0);
    }
  }

  private void addToHeap(Tagged packet, long virtualNow) {
    long start = Math.max(virtualNow, lastFinish[packet.flow]);
    packet.finish = start + ((long) BYTES << 16 >> (packet.flow % 8));
    lastFinish[packet.flow] = packet.finish;
    heap.add(packet);
  }

  @Benchmark
  public @Nullable Integer fairQueue() {
    Integer flow = fair.poll(0);
    if (flow != null) {
      Admission _ = fair.offer(flows.get(flow), flow, BYTES, 0);
    }
    return flow;
  }

  @Benchmark
  public @Nullable Tagged heap() {
    Tagged packet = heap.poll();
    if (packet != null) {
      addToHeap(packet, packet.finish);
    }
    return packet;
  }

  @Benchmark
  public @Nullable Integer fifo() {
    Integer packet = fifo.poll();
    if (packet != null) {
      fifo.add(packet);
    }
    return packet;
  }
}
