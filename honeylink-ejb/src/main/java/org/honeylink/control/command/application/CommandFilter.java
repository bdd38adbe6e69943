package org.honeylink.control.command.application;

import java.util.Optional;
import org.honeylink.control.command.domain.CommandName;
import org.honeylink.control.command.domain.CommandStatus;

/** Which commands of a list to show; what is empty does not matter. */
public record CommandFilter(Optional<CommandStatus> status, Optional<CommandName> name) {}
