package org.honeylink.tests.benchmark;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.security.GeneralSecurityException;
import java.security.spec.AlgorithmParameterSpec;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.honeylink.connector.link.ethernet.Batching;
import org.honeylink.connector.link.ethernet.EthernetSocket;
import org.honeylink.crypto.aead.CipherSuite;
import org.honeylink.transport.connection.Role;
import org.honeylink.transport.fec.FecScheme;
import org.honeylink.transport.fec.block.OutgoingBlock;
import org.honeylink.transport.packet.Fragment;
import org.honeylink.transport.packet.PacketHeader;
import org.honeylink.transport.packet.PacketType;
import org.honeylink.transport.spi.DatagramBatch;
import org.honeylink.transport.spi.PacketProtection;

/**
 * The way out of a data packet in one thread: FEC 10+2, seal, socket. Nobody reads the socket at
 * the other end, so that only the way out is measured. Beside it the sum of parts: what the JDK's
 * cipher and channel alone take for the same datagrams, without FEC and copies.
 */
final class PacketLine implements AutoCloseable {

  private static final int PAYLOAD_BYTES = 1_200;
  private static final int BLOCK = 10;
  private static final int PACKETS = 12;

  private final CipherSuite suite;
  private final PacketProtection protection;
  private final EthernetSocket socket;
  private final DatagramChannel sink = DatagramChannel.open();
  private final DatagramChannel bare = DatagramChannel.open();
  private final InetSocketAddress to;
  private final OutgoingBlock block = new OutgoingBlock(FecScheme.NORMAL, 1_400, 100_000);
  private final DatagramBatch batch = new DatagramBatch(PACKETS, 1_472);
  private final byte[] payload = new byte[PAYLOAD_BYTES];
  private final SecretKeySpec key;
  private final Cipher cipher;
  private final byte[] iv = new byte[12];
  private long number;

  PacketLine(CipherSuite suite, Batching batching) throws IOException, GeneralSecurityException {
    this.suite = suite;
    this.protection = Protections.of(suite, Role.DEVICE);
    this.sink.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    this.to = (InetSocketAddress) sink.getLocalAddress();
    this.bare.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    this.socket =
        EthernetSocket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), batching);
    this.key = new SecretKeySpec(new byte[32], isAes() ? "AES" : "ChaCha20");
    this.cipher = Cipher.getInstance(isAes() ? "AES/GCM/NoPadding" : "ChaCha20-Poly1305");
  }

  /** Sends a block; answers its data packets. */
  int block() throws IOException {
    batch.clear();
    for (int i = 0; i < BLOCK; i++) {
      data();
    }
    while (block.parityBytes() > 0) {
      parity();
    }
    socket.send(batch);
    return BLOCK;
  }

  private void data() {
    int offset = batch.nextOffset();
    int header = PacketType.DATA.headerBytes();
    byte[] bytes = batch.bytes();
    PacketHeader.write(bytes, offset, PacketType.DATA, 1, number);
    PacketHeader.writeData(bytes, offset, block.number(), block.nextIndex());
    Fragment.writeHeader(bytes, offset + header, number, number, 0, 1);
    int body = Fragment.HEADER_BYTES + PAYLOAD_BYTES;
    System.arraycopy(payload, 0, bytes, offset + header + Fragment.HEADER_BYTES, PAYLOAD_BYTES);
    block.add(bytes, offset + header, body, 0);
    batch.commit(protection.seal(number++, bytes, offset, header, body), to);
  }

  private void parity() {
    int offset = batch.nextOffset();
    int header = PacketType.PARITY.headerBytes();
    int body = block.parityBytes();
    PacketHeader.write(batch.bytes(), offset, PacketType.PARITY, 1, number);
    PacketHeader.writeParity(batch.bytes(), offset, block.parityFields());
    block.takeParity(batch.bytes(), offset + header);
    batch.commit(protection.seal(number++, batch.bytes(), offset, header, body), to);
  }

  /** The JDK alone: twelve times a cipher and a channel, counted as ten packets. */
  int sumOfParts() throws IOException, GeneralSecurityException {
    byte[] bytes = batch.bytes();
    ByteBuffer view = ByteBuffer.wrap(bytes);
    for (int i = 0; i < PACKETS; i++) {
      int offset = i * batch.datagramBytes();
      int header = PacketType.DATA.headerBytes();
      int body = Fragment.HEADER_BYTES + PAYLOAD_BYTES;
      cipher.init(Cipher.ENCRYPT_MODE, key, nonce());
      cipher.updateAAD(bytes, offset, header);
      int sealed = cipher.doFinal(bytes, offset + header, body, bytes, offset + header);
      view.limit(offset + header + sealed).position(offset);
      bare.send(view, to);
    }
    return BLOCK;
  }

  private AlgorithmParameterSpec nonce() {
    ByteBuffer.wrap(iv).putLong(4, number++);
    return isAes() ? new GCMParameterSpec(128, iv) : new IvParameterSpec(iv);
  }

  private boolean isAes() {
    return suite == CipherSuite.AES_256_GCM;
  }

  @Override
  public void close() throws IOException {
    try (sink;
        bare) {
      socket.close();
    }
  }
}
