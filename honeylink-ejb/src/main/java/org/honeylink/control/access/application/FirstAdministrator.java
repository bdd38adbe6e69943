package org.honeylink.control.access.application;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.honeylink.control.access.domain.Account;
import org.honeylink.control.shared.domain.Caller;
import org.honeylink.control.shared.domain.Caller.Role;
import org.honeylink.control.shared.domain.ControlEvent;
import org.honeylink.control.shared.domain.ControlEvent.Category;
import org.honeylink.control.shared.domain.ControlEvent.Outcome;
import org.honeylink.control.shared.domain.TimeOrderedId;

/**
 * At the first start: the account {@code admin} with a random password, which is handed over in a
 * file that only the server's user can read. The file is written first: a crash in between makes a
 * new one at the next start.
 */
@Singleton
@Startup
@DependsOn("DatabaseMigration")
public class FirstAdministrator {

  /** Name of the account. */
  public static final String USERNAME = "admin";

  @Inject private Accounts accounts;
  @Inject private PasswordHash passwords;
  @Inject private FirstPassword handOver;
  @Inject private Event<ControlEvent> events;
  @Inject private InstantSource clock;

  @PostConstruct
  void createWhenThereIsNobody() {
    if (!accounts.isEmpty()) {
      return;
    }
    String password = OpaqueToken.fresh().substring(0, 24);
    handOver.write(password);
    accounts.add(
        new Account(
            TimeOrderedId.next(clock),
            Caller.DEFAULT_TENANT,
            USERNAME,
            passwords.of(password),
            Set.of(Role.ADMIN),
            clock.instant()));
    events.fire(
        new ControlEvent(
            Caller.SYSTEM,
            Category.ACCESS,
            "account.created",
            USERNAME,
            Outcome.SUCCESS,
            Map.of("roles", "admin"),
            Optional.empty()));
  }
}
