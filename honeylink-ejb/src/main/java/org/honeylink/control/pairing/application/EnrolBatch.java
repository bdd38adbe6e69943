package org.honeylink.control.pairing.application;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.honeylink.control.device.application.Devices;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.device.domain.Registration;
import org.honeylink.control.pairing.application.BatchResult.Enrolled;
import org.honeylink.control.pairing.application.BatchResult.Refused;
import org.honeylink.control.shared.application.Measured;
import org.honeylink.control.shared.application.Operation;
import org.honeylink.control.shared.domain.Caller;
import org.honeylink.control.shared.domain.Caller.Role;
import org.honeylink.control.shared.domain.Conflict;
import org.honeylink.control.shared.domain.HoneyLinkException;

/**
 * Registers many devices: each succeeds or fails by itself. They go through the database in chunks,
 * each in one transaction; what may fail, or has failed as part of a chunk, goes alone.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class EnrolBatch {

  /** Registrations of one transaction; its events hold locks that others wait for. */
  private static final int CHUNK = 100;

  @Inject EnrolDevice enrol;
  @Inject Devices devices;

  /**
   * Registers devices.
   *
   * @return one for each, in order; of several with the same id the first may succeed
   */
  @Measured(Operation.DEVICE_BATCH)
  public List<BatchResult> enrol(Caller caller, List<Registration> said) {
    caller.require(Role.ADMIN);
    List<BatchResult> results = new ArrayList<>();
    Set<DeviceId> seen = new HashSet<>();
    for (int from = 0; from < said.size(); from += CHUNK) {
      List<Registration> chunk = said.subList(from, Math.min(from + CHUNK, said.size()));
      results.addAll(
          isHarmless(chunk, seen) ? together(caller, chunk) : oneByOne(caller, chunk, seen));
      chunk.forEach(each -> seen.add(each.deviceId()));
    }
    return List.copyOf(results);
  }

  /** Nothing in it can be refused, unless somebody else registers one of the ids right now. */
  private boolean isHarmless(List<Registration> chunk, Set<DeviceId> seen) {
    List<DeviceId> ids = chunk.stream().map(Registration::deviceId).toList();
    return devices.attestationIsOptional()
        && chunk.stream().allMatch(each -> each.attestation().isEmpty())
        && ids.stream().distinct().count() == ids.size()
        && ids.stream().noneMatch(seen::contains)
        && devices.taken(ids).isEmpty();
  }

  private List<BatchResult> together(Caller caller, List<Registration> chunk) {
    try {
      return enrol.enrolTogether(caller, chunk).stream().<BatchResult>map(Enrolled::new).toList();
    } catch (Conflict raced) {
      return oneByOne(caller, chunk, Set.of());
    }
  }

  private List<BatchResult> oneByOne(
      Caller caller, List<Registration> chunk, Collection<DeviceId> before) {
    Set<DeviceId> seen = new HashSet<>(before);
    return chunk.stream()
        .map(each -> seen.add(each.deviceId()) ? alone(caller, each) : twice(each))
        .toList();
  }

  private BatchResult alone(Caller caller, Registration said) {
    try {
      return new Enrolled(enrol.enrol(caller, said));
    } catch (HoneyLinkException refused) {
      return new Refused(refused);
    }
  }

  private static BatchResult twice(Registration said) {
    return new Refused(
        new Conflict(
            "Device '" + said.deviceId() + "' is in this batch already; the first counts"));
  }
}
