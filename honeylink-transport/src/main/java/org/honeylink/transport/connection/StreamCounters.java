package org.honeylink.transport.connection;

/** Figures of one stream that no other part keeps. */
final class StreamCounters {

  final DropCounters drops = new DropCounters();
  long packetsSent;
  long packetsReceived;
  long bytesSent;
  long bytesReceived;
  long messagesDelivered;
  long messagesAcknowledged;
  long messagesRefused;
  long retransmissions;
  long duplicates;
  long lastHeardMicros = -1;

  // Of the key epochs before this one; the ledger counts the present one.
  long receivedBefore;
  long rebuiltBefore;
  long lostBefore;

  void onSent(int bytes) {
    packetsSent++;
    bytesSent += bytes;
  }

  void onReceived(int bytes, long nowMicros) {
    packetsReceived++;
    bytesReceived += bytes;
    lastHeardMicros = nowMicros;
  }
}
