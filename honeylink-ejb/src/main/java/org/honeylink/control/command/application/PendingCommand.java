package org.honeylink.control.command.application;

import java.time.Instant;
import java.util.UUID;

/**
 * A command that waits for the answer of one device.
 *
 * @param parameters a JSON object
 */
public record PendingCommand(
    UUID commandId, String name, String parameters, Instant requestedAt, Instant expiresAt) {}
