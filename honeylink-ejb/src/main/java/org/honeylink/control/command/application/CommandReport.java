package org.honeylink.control.command.application;

import org.honeylink.control.command.domain.Command;
import org.honeylink.control.command.domain.TargetCounts;

/**
 * A command and how far it is.
 *
 * @param revision grows with each change of the counts that was told
 */
public record CommandReport(Command command, TargetCounts counts, long revision) {}
