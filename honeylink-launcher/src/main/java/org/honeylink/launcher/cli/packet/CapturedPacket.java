package org.honeylink.launcher.cli.packet;

/**
 * One datagram as it was on the wire.
 *
 * @param source where it was read, for people: {@code line 3}
 * @param bytes the payload of UDP; not copied
 */
@SuppressWarnings("ArrayRecordComponent") // Only carries bytes to the decoder; never compared.
record CapturedPacket(String source, byte[] bytes) {}
