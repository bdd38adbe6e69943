package org.honeylink.control.dataplane.application;

import java.util.Optional;
import org.honeylink.control.session.application.Carrier;
import org.honeylink.transport.stats.Arrivals;

/**
 * What a carried session has received so far.
 *
 * @param carrier empty until the device was heard
 */
record LinkReading(CarriedSession session, Arrivals arrivals, Optional<Carrier> carrier) {}
