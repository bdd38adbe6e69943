package org.honeylink.control.event.application;

import jakarta.enterprise.context.ApplicationScoped;
import org.honeylink.control.shared.application.Bell;

/** Tells this node that something has been left in the outbox. */
@ApplicationScoped
public class RelayBell extends Bell {}
