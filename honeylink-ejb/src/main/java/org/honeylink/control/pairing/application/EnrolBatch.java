package org.honeylink.control.pairing.application;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.honeylink.control.device.application.Devices;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.device.domain.Registration;
import org.honeylink.control.pairing.application.BatchResult.Enrolled;
import org.honeylink.control.pairing.application.BatchResult.Failed;
import org.honeylink.control.pairing.application.BatchResult.Refused;
import org.honeylink.control.shared.application.Dependencies;
import org.honeylink.control.shared.application.Measured;
import org.honeylink.control.shared.application.Operation;
import org.honeylink.control.shared.application.Trace;
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

  private static final Logger LOG = Logger.getLogger(EnrolBatch.class.getName());

  /** Registrations of one transaction; its events hold locks that others wait for. */
  private static final int CHUNK = 100;

  @Inject EnrolDevice enrol;
  @Inject Devices devices;
  @Inject Dependencies dependencies;

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
          storeAway(results)
              .map(away -> failed(chunk, away))
              .orElseGet(() -> chunk(caller, chunk, seen)));
      chunk.forEach(each -> seen.add(each.deviceId()));
    }
    return List.copyOf(results);
  }

  /** Never throws: what was committed before must be told, with its secrets. */
  private List<BatchResult> chunk(Caller caller, List<Registration> chunk, Set<DeviceId> seen) {
    try {
      if (isHarmless(chunk, seen)) {
        return together(caller, chunk);
      }
    } catch (Conflict raced) {
      LOG.log(Level.FINE, "Somebody else registers the same devices", raced);
    } catch (RuntimeException failure) {
      LOG.log(Level.WARNING, "A chunk of a batch failed, trace " + Trace.currentId(), failure);
      if (dependencies.saysDatabaseAway(failure)) {
        return failed(chunk, failure);
      }
    }
    return oneByOne(caller, chunk, seen);
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

  /** In the order of ids, so that of two batches one waits for the other and not both. */
  private List<BatchResult> together(Caller caller, List<Registration> chunk) {
    List<Registration> sorted =
        chunk.stream().sorted(Comparator.comparing(each -> each.deviceId().value())).toList();
    Map<DeviceId, Enrolment> enrolled =
        enrol.enrolTogether(caller, sorted).stream()
            .collect(Collectors.toMap(each -> each.device().deviceId(), Function.identity()));
    return chunk.stream()
        .map(each -> Objects.requireNonNull(enrolled.get(each.deviceId())))
        .<BatchResult>map(Enrolled::new)
        .toList();
  }

  private List<BatchResult> oneByOne(
      Caller caller, List<Registration> chunk, Collection<DeviceId> before) {
    Set<DeviceId> seen = new HashSet<>(before);
    List<BatchResult> results = new ArrayList<>();
    for (Registration each : chunk) {
      results.add(
          storeAway(results)
              .<BatchResult>map(Failed::new)
              .orElseGet(() -> seen.add(each.deviceId()) ? alone(caller, each) : twice(each)));
    }
    return results;
  }

  private BatchResult alone(Caller caller, Registration said) {
    try {
      return new Enrolled(enrol.enrol(caller, said));
    } catch (HoneyLinkException refused) {
      return new Refused(refused);
    } catch (RuntimeException failure) {
      LOG.log(
          Level.SEVERE,
          "Device " + said.deviceId() + " was not registered, trace " + Trace.currentId(),
          failure);
      return new Failed(failure);
    }
  }

  /** Why the last one failed, when the next would wait for the same in vain. */
  private Optional<RuntimeException> storeAway(List<BatchResult> results) {
    return !results.isEmpty()
            && results.getLast() instanceof Failed(RuntimeException cause)
            && dependencies.saysDatabaseAway(cause)
        ? Optional.of(cause)
        : Optional.empty();
  }

  private static List<BatchResult> failed(List<Registration> chunk, RuntimeException cause) {
    return Collections.nCopies(chunk.size(), new Failed(cause));
  }

  private static BatchResult twice(Registration said) {
    return new Refused(
        new Conflict(
            "Device '" + said.deviceId() + "' is in this batch already; the first counts"));
  }
}
