package org.honeylink.control.event.application;

import jakarta.enterprise.context.ApplicationScoped;
import org.honeylink.control.shared.application.Bell;

/** Tells the relay that there is something to send. */
@ApplicationScoped
public class RelayBell extends Bell {}
