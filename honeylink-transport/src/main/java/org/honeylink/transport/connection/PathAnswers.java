package org.honeylink.transport.connection;

import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import org.honeylink.transport.packet.Frame;
import org.honeylink.transport.packet.PacketType;
import org.honeylink.transport.spi.DatagramBatch;

/** Challenges to be answered: a few at most, the oldest gives way. */
final class PathAnswers {

  private static final int MOST = 4;

  private record Answer(StreamEndpoint stream, Frame.PathResponse frame, InetSocketAddress to) {}

  private final Deque<Answer> answers = new ArrayDeque<>(MOST);

  void add(StreamEndpoint stream, long token, InetSocketAddress to) {
    if (answers.size() == MOST) {
      answers.remove();
    }
    answers.add(new Answer(stream, new Frame.PathResponse(token), to));
  }

  /** An answer is no longer than its challenge, so that it amplifies nothing. */
  void send(DatagramBatch out, PeerPath path) {
    while (!answers.isEmpty() && !out.isFull()) {
      Answer answer = answers.remove();
      int body = PacketSealer.write(out, answer.frame());
      PacketSealer sealer = answer.stream().sealer();
      path.onSent(answer.to(), sealer.seal(out, PacketType.PATH_RESPONSE, body, answer.to()));
    }
  }
}
