package org.honeylink.transport.connection;

import java.net.InetSocketAddress;
import java.util.List;
import org.honeylink.transport.packet.Frame;
import org.honeylink.transport.schedule.WeightedFairQueue;
import org.honeylink.transport.spi.DatagramBatch;
import org.honeylink.transport.spi.PacketProtection;

/**
 * Way out of the session: streams that have something and are inside their allocation stand in the
 * fair queue, each with its next packet; the first goes when congestion window, pacer and path let
 * it. Acknowledgements, control messages and probes do not wait for the window (RFC 9002, sections
 * 7 and 7.5).
 */
final class SendPath {

  private final List<StreamEndpoint> streams;
  private final WeightedFairQueue<StreamEndpoint> queue;
  private final Congestion congestion;
  private final PeerPath path;
  private final PathAnswers answers = new PathAnswers();
  private final ControlMessages controls = new ControlMessages();
  private final MtuSearch mtu;
  private long nowMicros;

  SendPath(
      List<StreamEndpoint> streams,
      WeightedFairQueue<StreamEndpoint> queue,
      Congestion congestion,
      PeerPath path) {
    this.streams = streams;
    this.queue = queue;
    this.congestion = congestion;
    this.path = path;
    this.mtu = new MtuSearch(streams, congestion, path);
  }

  void onAck(StreamEndpoint stream, Frame.Ack ack, long now) {
    mtu.at(now);
    congestion.onReport(stream.sending().onAck(ack, now), now);
    FecNotice notice = stream.adapt(ack, now);
    if (notice != null) {
      controls.offer(stream, FecNotice.KIND, notice.bytes());
    }
  }

  /** Tunes a stream otherwise, in place: what is under way and what waits goes on. */
  void retune(StreamEndpoint stream, StreamConfig tuned, long now) {
    queue.prioritize(stream.flow(), tuned.priority());
    FecNotice notice = stream.retune(tuned, now);
    if (notice != null) {
      controls.offer(stream, FecNotice.KIND, notice.bytes());
    }
  }

  void answer(StreamEndpoint stream, Frame.PathChallenge challenge, InetSocketAddress to) {
    answers.add(stream, challenge.token(), to);
  }

  boolean control(StreamEndpoint stream, int kind, byte[] content) {
    return controls.offer(stream, kind, content);
  }

  void onPathMoved(InetSocketAddress before, InetSocketAddress after) {
    congestion.onPathMoved(before, after, nowMicros);
  }

  /** The stream's packets under way are forgotten. */
  void onRekeyed(StreamEndpoint stream) {
    if (stream == streams.getFirst()) {
      mtu.forget();
    }
  }

  /** Runs the streams' timers. */
  void onTimers(long now) {
    nowMicros = now;
    mtu.at(now);
    for (int i = 0; i < streams.size(); i++) {
      StreamEndpoint stream = streams.get(i);
      if (stream.timerMicros() <= now) {
        congestion.onReport(stream.onTimers(now), now);
      }
      stream.tellIfWritable();
    }
  }

  /**
   * Fills the batch.
   *
   * @return when more may go or a timer is due
   */
  long fill(DatagramBatch out, long now) {
    nowMicros = now;
    mtu.follow();
    answers.send(out, path);
    challenge(out);
    InetSocketAddress to = path.destination();
    if (to == null) {
      return Long.MAX_VALUE;
    }
    controls.send(out, path, to);
    acknowledge(out, to);
    probe(out, to);
    mtu.send(out, to);
    long next = sendQueued(out, to);
    return out.isFull() ? now : Math.min(next, timerMicros());
  }

  /** Sends a frame beside the streams' traffic, when the path lets it. */
  boolean send(DatagramBatch out, Frame frame) {
    InetSocketAddress to = path.destination();
    return to != null && !out.isFull() && send(out, streams.getFirst(), frame, to);
  }

  private void challenge(DatagramBatch out) {
    StreamEndpoint challenger = path.challenger();
    InetSocketAddress candidate = path.candidate();
    if (challenger == null
        || candidate == null
        || nowMicros < path.challengeMicros()
        || out.isFull()
        || path.giveUpIfSilent()) {
      return;
    }
    send(out, challenger, new Frame.PathChallenge(path.challenge(nowMicros)), candidate);
  }

  private void acknowledge(DatagramBatch out, InetSocketAddress to) {
    for (int i = 0; i < streams.size() && !out.isFull(); i++) {
      StreamEndpoint stream = streams.get(i);
      ReceiveHalf receiving = stream.receiving();
      if (receiving.acks().dueMicros() <= nowMicros
          && send(out, stream, receiving.ack(nowMicros), to)) {
        receiving.acks().onAckSent();
      }
      if (!out.isFull()
          && receiving.isReportDue(nowMicros)
          && send(out, stream, receiving.report(), to)) {
        receiving.onReportSent(nowMicros);
      }
    }
  }

  private void probe(DatagramBatch out, InetSocketAddress to) {
    for (int i = 0; i < streams.size(); i++) {
      StreamEndpoint stream = streams.get(i);
      while (mayGo(out, to) && stream.startProbe()) {
        // Section 6.2.4: "A sender may send up to two full-sized datagrams". Up to 64 of parity
        // that the window held back would be more, at the worst of times.
        stream.sending().skipParity(nowMicros);
        emit(stream, out, to);
      }
    }
  }

  /** Whether a datagram may go whatever its length. */
  private boolean mayGo(DatagramBatch out, InetSocketAddress to) {
    return !out.isFull() && path.allows(to, mtu.longestWaitingBytes());
  }

  private long sendQueued(DatagramBatch out, InetSocketAddress to) {
    for (int i = 0; i < streams.size(); i++) {
      enqueue(streams.get(i));
    }
    while (!out.isFull()) {
      int bytes = queue.peekBytes(nowMicros);
      if (bytes == 0
          || !congestion.window().allows(bytes)
          || !path.allows(to, Math.max(bytes, mtu.longestWaitingBytes()))) {
        return Long.MAX_VALUE;
      }
      if (!congestion.pacer().allows(bytes, nowMicros)) {
        return congestion.pacer().readyMicros(bytes);
      }
      StreamEndpoint stream = queue.poll(nowMicros);
      if (stream != null) {
        stream.queued(false);
        emit(stream, out, to);
        enqueue(stream);
      }
    }
    return nowMicros;
  }

  private void enqueue(StreamEndpoint stream) {
    int bytes = stream.isQueued() ? 0 : stream.sending().nextBytes(nowMicros);
    if (bytes > 0) {
      queue.offer(stream.flow(), stream, bytes, nowMicros);
      stream.queued(true);
    }
  }

  private void emit(StreamEndpoint stream, DatagramBatch out, InetSocketAddress to) {
    int bytes = stream.emit(out, to, nowMicros);
    if (bytes > 0) {
      congestion.onSent(bytes, nowMicros);
      path.onSent(to, bytes);
    }
  }

  private boolean send(
      DatagramBatch out, StreamEndpoint stream, Frame frame, InetSocketAddress to) {
    int body = PacketSealer.write(out, frame);
    int bytes = frame.type().headerBytes() + body + PacketProtection.TAG_BYTES;
    if (!path.allows(to, bytes)) {
      return false;
    }
    path.onSent(to, stream.sealer().seal(out, frame.type(), body, to));
    return true;
  }

  private long timerMicros() {
    long next = path.challengeMicros();
    if (mtu.dueMicros() > nowMicros) { // else the window is full, and only a packet changes that
      next = Math.min(next, mtu.dueMicros());
    }
    for (int i = 0; i < streams.size(); i++) {
      StreamEndpoint stream = streams.get(i);
      next = Math.min(next, stream.timerMicros());
      long ackDue = stream.receiving().acks().dueMicros();
      if (ackDue > nowMicros) { // else the path does not let it go, and only a packet changes that
        next = Math.min(next, ackDue);
      }
      if (!stream.isQueued()) {
        next = Math.min(next, stream.sending().readyMicros(nowMicros));
      }
    }
    return next;
  }
}
