package org.honeylink.control.shared.infrastructure;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** The time, wherever an {@link InstantSource} is injected. */
@ApplicationScoped
public class SystemClock {

  /** Microseconds are what the database keeps; a time read back equals the time written. */
  @Produces
  InstantSource clock() {
    return () -> InstantSource.system().instant().truncatedTo(ChronoUnit.MICROS);
  }
}
