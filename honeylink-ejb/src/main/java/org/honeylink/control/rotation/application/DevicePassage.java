package org.honeylink.control.rotation.application;

import java.time.Instant;
import java.util.Optional;
import org.honeylink.control.rotation.domain.DeviceRotation;
import org.honeylink.control.rotation.domain.KeyRotation;

/**
 * How one device went, or goes, through one rotation.
 *
 * @param acknowledgedAt when the device had the new master, also after the end
 */
public record DevicePassage(
    KeyRotation rotation, DeviceRotation device, Optional<Instant> acknowledgedAt) {}
