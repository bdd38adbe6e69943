package org.honeylink.control.trust.application;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.honeylink.control.device.application.DeviceRepository;
import org.honeylink.control.device.domain.Device;
import org.honeylink.control.shared.domain.Caller;
import org.honeylink.control.shared.domain.Caller.Role;
import org.honeylink.control.shared.domain.Conflict;
import org.honeylink.control.shared.domain.ControlEvent;
import org.honeylink.control.shared.domain.NotFound;
import org.honeylink.control.shared.domain.WrongState;
import org.honeylink.control.trust.domain.Authority;
import org.honeylink.control.trust.domain.AuthorityRole;
import org.honeylink.control.trust.domain.AuthorityState;
import org.honeylink.control.trust.domain.DeviceCertificate;
import org.honeylink.crypto.pki.RevocationReason;

/**
 * Moves authorities along their lives, each move in one transaction that holds all authorities
 * against every other node.
 */
@Stateless
public class AuthorityMoves {

  @Inject Authorities authorities;
  @Inject AuthorityRepository repository;
  @Inject DeviceCertificateRepository certificates;
  @Inject DeviceRepository devices;
  @Inject InstantSource clock;
  @Inject Event<ControlEvent> events;

  /** See {@link RollOver#prepare}. */
  public AuthorityReport prepare(Caller caller) {
    caller.require(Role.ADMIN);
    repository.lockAll();
    repository.published().stream()
        .filter(each -> each.state() == AuthorityState.PREPARED)
        .findFirst()
        .ifPresent(
            waiting -> {
              throw WrongState.resource(
                  "Authority '"
                      + waiting.id()
                      + "' is PREPARED already; activate it, or retire it, before another one");
            });
    return told(caller, "prepared", authorities.make());
  }

  /** See {@link RollOver#activate}. */
  public AuthorityReport activate(Caller caller, UUID id) {
    return move(caller, id, "activated", each -> each.activate(clock.instant()));
  }

  /** See {@link RollOver#taint}. */
  public AuthorityReport taint(Caller caller, UUID id) {
    return move(caller, id, "tainted", each -> each.taint(isSigning(each), clock.instant()));
  }

  /** See {@link RollOver#retire}; the key is destroyed after the commit. */
  public AuthorityReport retire(Caller caller, UUID id, boolean force) {
    return move(
        caller,
        id,
        "retired",
        each -> {
          each.retire(clock.instant());
          cutOff(caller, each, force);
        });
  }

  private void cutOff(Caller caller, Authority authority, boolean force) {
    long left = certificates.countGood(authority.id(), clock.instant());
    if (left > 0 && !force) {
      throw new Conflict(
          left
              + " device certificates of authority '"
              + authority.id()
              + "' are still good; wait until their devices have renewed them, or cut them off"
              + " with force=true",
          Map.of("device_certificates", left));
    }
    List<DeviceCertificate> revoked = certificates.lockUnrevoked(authority.id());
    revoked.forEach(each -> each.revoke(RevocationReason.CESSATION_OF_OPERATION, clock.instant()));
    revoked.forEach(each -> events.fire(CertificateEvents.revoked(within(caller, each), each)));
  }

  /** Authorities are everybody's: each tenant is told of its own devices, and of no others. */
  private Caller within(Caller caller, DeviceCertificate certificate) {
    String tenantId =
        devices.find(certificate.deviceId()).map(Device::tenantId).orElse(caller.tenantId());
    return new Caller(caller.subject(), tenantId, caller.roles());
  }

  private AuthorityReport move(
      Caller caller, UUID id, String what, Consumer<Authority> transition) {
    caller.require(Role.ADMIN);
    repository.lockAll();
    Authority authority =
        repository
            .lock(id)
            .filter(each -> each.role() == AuthorityRole.ISSUING)
            .orElseThrow(() -> new NotFound("authority", id.toString()));
    long before = certificates.countGood(id, clock.instant());
    transition.accept(authority);
    events.fire(AuthorityEvents.moved(caller, what, authority, before));
    return report(authority);
  }

  private AuthorityReport told(Caller caller, String what, Authority authority) {
    events.fire(AuthorityEvents.moved(caller, what, authority, 0));
    return report(authority);
  }

  /**
   * Every authority that is not retired, the one that signs first. Certificates are counted for
   * operators alone: no stranger may have the server count a fleet.
   */
  public List<AuthorityReport> published(Caller caller) {
    Optional<UUID> signing = repository.signing().map(Authority::id);
    Optional<Map<UUID, Long>> good =
        Stream.of(Role.ADMIN, Role.SRE, Role.AUDITOR).anyMatch(caller::has)
            ? Optional.of(certificates.countGood(clock.instant()))
            : Optional.empty();
    return repository.published().stream()
        .map(
            each ->
                new AuthorityReport(
                    each,
                    signing.filter(each.id()::equals).isPresent(),
                    good.map(counts -> counts.getOrDefault(each.id(), 0L))))
        .toList();
  }

  private AuthorityReport report(Authority authority) {
    return new AuthorityReport(
        authority,
        isSigning(authority),
        Optional.of(certificates.countGood(authority.id(), clock.instant())));
  }

  private boolean isSigning(Authority authority) {
    return repository.signing().filter(each -> each.id().equals(authority.id())).isPresent();
  }

  /** Retired authorities whose keys may still be there. */
  public List<Authority> withKeyToDestroy() {
    return repository.retired().stream().filter(each -> !each.isKeyDestroyed()).toList();
  }

  /** The key of that authority is gone. */
  public void keyIsDestroyed(UUID id) {
    repository.lock(id).ifPresent(Authority::keyIsDestroyed);
  }
}
