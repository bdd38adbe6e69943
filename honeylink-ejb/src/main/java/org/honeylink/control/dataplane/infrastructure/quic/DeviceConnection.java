package org.honeylink.control.dataplane.infrastructure.quic;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.honeylink.control.dataplane.application.CarrierAddress;
import org.honeylink.control.dataplane.application.DataPlane;
import org.honeylink.transport.packet.ConnectionIds;
import org.honeylink.transport.packet.PacketHeader;
import org.honeylink.transport.packet.PacketType;
import org.honeylink.transport.spi.DatagramBatch;
import org.jspecify.annotations.Nullable;
import tech.kwik.core.QuicConnection;
import tech.kwik.core.QuicStream;
import tech.kwik.core.server.ApplicationProtocolConnection;

/**
 * One QUIC connection of one device. Records of its streams and DATAGRAM frames go to the data
 * plane, which knows the connection as an address; what is sent there goes back on the stream that
 * brings the same connection id, or, for those that come as DATAGRAM frames, on one stream of the
 * server's own. Thread-safe.
 */
final class DeviceConnection implements ApplicationProtocolConnection {

  /** Application error code: what came on a stream is no record. */
  static final long MALFORMED_RECORD = 1;

  private static final Logger LOG = System.getLogger(DeviceConnection.class.getName());

  private final QuicConnection connection;
  private final String deviceId;
  private final DataPlane dataPlane;
  private final Address address;
  private final ReplyStream own;
  private final Map<Long, ReplyStream> replies = new ConcurrentHashMap<>();

  DeviceConnection(QuicConnection connection, long number, String deviceId, DataPlane dataPlane) {
    this.connection = connection;
    this.deviceId = deviceId;
    this.dataPlane = dataPlane;
    this.address = new Address(this, number);
    this.own =
        new ReplyStream(
            "honeylink-quic-replies", () -> connection.createStream(false).getOutputStream());
  }

  String deviceId() {
    return deviceId;
  }

  /** Called by kwik; must not block. */
  @Override
  public void acceptPeerInitiatedStream(QuicStream stream) {
    Thread.ofVirtual().name("honeylink-quic-records").start(() -> read(stream));
  }

  private void read(QuicStream stream) {
    StreamReader reader = new StreamReader(stream);
    try {
      Records.read(stream.getInputStream(), address, reader);
    } catch (Records.MalformedRecord malformed) {
      LOG.log(Level.DEBUG, "Device {0}: {1}", deviceId, malformed.getMessage());
      stream.abortReading(MALFORMED_RECORD);
    } catch (IOException gone) {
      LOG.log(Level.DEBUG, "A stream of device {0} ended: {1}", deviceId, gone);
    } finally {
      reader.close();
    }
  }

  /** Takes the content of one DATAGRAM frame. */
  void onDatagram(byte[] record) {
    if (record.length < Records.SMALLEST_BYTES || record.length > Records.LARGEST_BYTES) {
      return;
    }
    DatagramBatch batch = new DatagramBatch(1, record.length);
    batch.add(record, 0, record.length, address);
    dataPlane.receiveFrom(deviceId, batch);
  }

  private boolean send(byte[] bytes, int offset, int length) {
    // How large a datagram may be is asked on UDP alone: a stream carries any.
    if (PacketHeader.type(bytes, offset) == PacketType.PADDING) {
      return false;
    }
    return replies
        .getOrDefault(ConnectionIds.read(bytes, offset, length), own)
        .offer(bytes, offset, length);
  }

  /** The connection is over. */
  void ended() {
    own.close();
    replies.values().forEach(ReplyStream::close);
  }

  void close(long errorCode, String reason) {
    connection.close(errorCode, reason);
  }

  /** Gives replies to a stream's records the same stream, if it takes any. */
  private final class StreamReader implements Records.Receiver, AutoCloseable {

    private final QuicStream stream;
    private long connectionId;
    private @Nullable ReplyStream reply;

    StreamReader(QuicStream stream) {
      this.stream = stream;
    }

    @Override
    public void onRecords(long id, DatagramBatch records) {
      if (reply == null && stream.isBidirectional() && dataPlane.carries(deviceId, id)) {
        connectionId = id;
        reply = new ReplyStream("honeylink-quic-replies", stream::getOutputStream);
        ReplyStream before = replies.put(id, reply);
        if (before != null) {
          before.close();
        }
      }
      dataPlane.receiveFrom(deviceId, records);
    }

    /** Ends the server's half as well: else the device would once have no streams left. */
    @Override
    public void close() {
      if (reply != null) {
        replies.remove(connectionId, reply);
        reply.close();
      }
      if (stream.isBidirectional()) {
        stream.resetStream(0);
      }
    }
  }

  /** The connection as sessions know it. */
  private static final class Address extends CarrierAddress {

    private static final long serialVersionUID = 1L;

    private final transient DeviceConnection connection;

    Address(DeviceConnection connection, long number) {
      super(number);
      this.connection = connection;
    }

    @Override
    protected boolean send(byte[] bytes, int offset, int length) {
      return connection.send(bytes, offset, length);
    }
  }
}
