package org.honeylink.control.session.application;

import java.util.UUID;
import org.honeylink.control.session.domain.FecLevel;

/**
 * A sender changed the redundancy of a stream, for what it measured of the link.
 *
 * @param uplink whether the device is the sender
 * @param loss share of packets lost before repair, 0 to 1
 * @param meanBurst average run of losses, in packets
 */
public record FecAdaptation(
    UUID sessionId,
    UUID streamId,
    String streamName,
    boolean uplink,
    FecLevel before,
    FecLevel after,
    double loss,
    double meanBurst) {}
