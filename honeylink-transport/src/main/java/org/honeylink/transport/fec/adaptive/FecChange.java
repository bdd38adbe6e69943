package org.honeylink.transport.fec.adaptive;

import org.honeylink.transport.fec.FecScheme;

/** A sender changes its redundancy, for what it measured. */
public record FecChange(FecScheme before, FecScheme after, LossEstimate measured) {}
