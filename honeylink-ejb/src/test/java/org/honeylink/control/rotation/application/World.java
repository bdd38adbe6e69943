package org.honeylink.control.rotation.application;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.device.domain.DeviceStatus;
import org.honeylink.control.rotation.application.Tables.Row;
import org.honeylink.control.rotation.domain.DeviceRotation;
import org.honeylink.control.rotation.domain.KeyRotation;
import org.honeylink.control.rotation.domain.RequestedBy;
import org.honeylink.control.rotation.domain.RotationReason;
import org.honeylink.control.rotation.domain.Step;
import org.honeylink.control.trust.application.GenerationStore;
import org.honeylink.control.trust.domain.MasterGeneration;

/**
 * Database, live sessions and time in memory. A transaction is all or nothing. At one call of any
 * port, or at a commit, the process can be made to die: before the call, or just after it.
 */
final class World implements StepStore, GenerationStore, LiveSessions {

  static final Instant START = Instant.parse("2026-01-15T08:00:00Z");

  private Tables tables = new Tables();
  private boolean inTransaction;

  /** Generation that the open session of a device is on. */
  final Map<String, Integer> sessions = new TreeMap<>();

  final Set<DeviceId> deaf = new HashSet<>();
  final Set<DeviceId> elsewhere = new HashSet<>();
  final Set<DeviceId> broken = new HashSet<>();
  private final CrashPoint crash;
  private Instant now = START;

  World(CrashPoint crash) {
    this.crash = crash;
  }

  InstantSource clock() {
    return () -> now;
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  Tables tables() {
    return tables;
  }

  AdvanceRotations engine() {
    return new AdvanceRotations(this, StepsInTransactions.of(this), this, clock());
  }

  // What the tests set up.

  void addDevice(String id, DeviceStatus status) {
    DeviceId device = new DeviceId(id);
    tables.devices.put(device, new Row(status, 1));
    tables.put(MasterGeneration.first(device, 1, now).acknowledge(now));
  }

  KeyRotation order(RotationReason reason) {
    KeyRotation rotation =
        KeyRotation.ordered(
                new UUID(0, tables.rotations.size() + 1L),
                "default",
                reason,
                new RequestedBy("test"),
                now)
            .of(tables.devices.size(), now);
    tables.rotations.put(rotation.id(), rotation);
    tables.devices.keySet().forEach(id -> tables.put(DeviceRotation.requested(rotation, id, now)));
    return rotation;
  }

  void openSession(String id) {
    sessions.put(id, row(new DeviceId(id)).generation());
  }

  // Transactions.

  int transaction(Supplier<Integer> work) {
    Tables before = tables.copy();
    inTransaction = true;
    try {
      int changed = work.get();
      crash.point();
      inTransaction = false;
      crash.afterwards();
      return changed;
    } catch (RuntimeException | Error e) {
      if (inTransaction) {
        tables = before;
      }
      throw e;
    } finally {
      inTransaction = false;
    }
  }

  private <T> T port(Supplier<T> work) {
    crash.point();
    T result = work.get();
    crash.afterwards();
    return result;
  }

  private void change(Runnable work) {
    if (!inTransaction) {
      throw new IllegalStateException("a change outside any transaction");
    }
    port(
        () -> {
          work.run();
          return true;
        });
  }

  Row row(DeviceId device) {
    Row row = tables.devices.get(device);
    if (row == null) {
      throw new IllegalArgumentException("no device " + device);
    }
    return row;
  }

  // StepStore.

  @Override
  public List<DeviceRotation> due(Collection<Step> steps, Instant at, int limit) {
    return port(
        () ->
            tables.passages.values().stream()
                .filter(each -> steps.contains(each.step()) && !each.dueAt().isAfter(at))
                .limit(limit)
                .toList());
  }

  @Override
  public List<DeviceRotation> acknowledged(int limit) {
    return port(
        () ->
            tables.passages.values().stream()
                .filter(each -> each.step() == Step.ACTIVE)
                .filter(each -> hasAcknowledged(each.deviceId(), each.toGeneration().orElseThrow()))
                .limit(limit)
                .toList());
  }

  private boolean hasAcknowledged(DeviceId device, int generation) {
    return tables
        .of(device)
        .anyMatch(each -> each.generation() == generation && each.acknowledgedAt().isPresent());
  }

  @Override
  public List<Claimed> claim(Collection<DeviceRotation> wanted) {
    return port(
        () ->
            wanted.stream()
                .filter(tables.passages::containsValue)
                .filter(each -> !elsewhere.contains(each.deviceId()))
                .map(each -> claimed(each, row(each.deviceId())))
                .toList());
  }

  private static Claimed claimed(DeviceRotation passage, Row device) {
    return new Claimed(passage, device.status(), device.generation());
  }

  @Override
  public void save(Collection<DeviceRotation> rotations) {
    change(() -> rotations.forEach(tables::put));
  }

  @Override
  public void useNewGeneration(Collection<DeviceRotation> rotations) {
    change(
        () ->
            rotations.forEach(
                each ->
                    tables.devices.put(
                        each.deviceId(),
                        new Row(
                            row(each.deviceId()).status(), each.toGeneration().orElseThrow()))));
  }

  @Override
  public List<Ended> ended() {
    return port(
        () ->
            tables.rotations.values().stream()
                .filter(
                    each -> each.completedAt().isEmpty() && stepsOf(each).allMatch(Step::isFinal))
                .map(each -> new Ended(each, stepsOf(each).allMatch(step -> step == Step.RETIRED)))
                .toList());
  }

  private Stream<Step> stepsOf(KeyRotation rotation) {
    return tables.passages.values().stream()
        .filter(each -> each.rotationId().equals(rotation.id()))
        .map(DeviceRotation::step);
  }

  @Override
  public void save(KeyRotation rotation) {
    change(() -> tables.rotations.put(rotation.id(), rotation));
  }

  // GenerationStore; both ports have a save, of different things.

  @Override
  public void add(Collection<MasterGeneration> added) {
    change(
        () ->
            added.forEach(
                each -> {
                  if (broken.contains(each.deviceId())) {
                    throw new IllegalStateException("no row for " + each.deviceId());
                  }
                  tables.put(each);
                }));
  }

  @Override
  public List<MasterGeneration> of(Collection<DeviceId> devices) {
    return port(
        () -> {
          List<MasterGeneration> found = new ArrayList<>();
          devices.forEach(each -> tables.of(each).forEach(found::add));
          return found;
        });
  }

  @Override
  public void change(Collection<MasterGeneration> changed) {
    change(() -> changed.forEach(tables::put));
  }

  @Override
  public boolean acknowledge(MasterGeneration acknowledged) {
    tables.put(acknowledged);
    return true;
  }

  // LiveSessions.

  @Override
  public Set<DeviceId> amongOpen(Collection<DeviceId> devices) {
    return port(
        () ->
            devices.stream()
                .filter(each -> sessions.containsKey(each.value()))
                .collect(Collectors.toSet()));
  }

  /** A device that is not deaf follows at once, and so has the new master. */
  @Override
  public void rekey(DeviceId device) {
    port(
        () -> {
          if (!deaf.contains(device)) {
            int generation = row(device).generation();
            sessions.put(device.value(), generation);
            tables
                .of(device)
                .filter(each -> each.generation() == generation)
                .toList()
                .forEach(each -> tables.put(each.acknowledge(now)));
          }
          return true;
        });
  }

  @Override
  public int waiting(DeviceId device) {
    return port(() -> sessions.getOrDefault(device.value(), 0) < row(device).generation() ? 1 : 0);
  }

  @Override
  public void closeBehind(DeviceId device, int generation) {
    port(() -> sessions.entrySet().removeIf(each -> isBehind(each, device, generation)));
  }

  private static boolean isBehind(
      Map.Entry<String, Integer> session, DeviceId device, int generation) {
    return session.getKey().equals(device.value()) && session.getValue() < generation;
  }
}
