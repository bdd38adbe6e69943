package org.honeylink.control.rotation.application;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.device.domain.DeviceStatus;
import org.honeylink.control.rotation.domain.DeviceRotation;
import org.honeylink.control.rotation.domain.KeyRotation;
import org.honeylink.control.shared.domain.ControlEvent;
import org.honeylink.control.trust.domain.MasterGeneration;

/** What the database holds; a copy of it is a snapshot. */
final class Tables {

  /** A device: its status, and the generation in use. */
  record Row(DeviceStatus status, int generation) {}

  /** Key of a generation, and of a device in a rotation. */
  record Key<T extends Comparable<T>>(DeviceId device, T of) implements Comparable<Key<T>> {

    @Override
    public int compareTo(Key<T> other) {
      int byDevice = device.value().compareTo(other.device.value());
      return byDevice != 0 ? byDevice : of.compareTo(other.of);
    }
  }

  final Map<DeviceId, Row> devices = new TreeMap<>(Comparator.comparing(DeviceId::value));
  final Map<Key<Integer>, MasterGeneration> generations = new TreeMap<>();
  final Map<Key<UUID>, DeviceRotation> passages = new TreeMap<>();
  final Map<UUID, KeyRotation> rotations = new TreeMap<>();
  final List<ControlEvent> events = new ArrayList<>();

  Tables copy() {
    Tables copy = new Tables();
    copy.devices.putAll(devices);
    copy.generations.putAll(generations);
    copy.passages.putAll(passages);
    copy.rotations.putAll(rotations);
    copy.events.addAll(events);
    return copy;
  }

  void put(MasterGeneration generation) {
    generations.put(new Key<>(generation.deviceId(), generation.generation()), generation);
  }

  void put(DeviceRotation passage) {
    passages.put(new Key<>(passage.deviceId(), passage.rotationId()), passage);
  }

  Stream<MasterGeneration> of(DeviceId device) {
    return generations.values().stream().filter(each -> each.deviceId().equals(device));
  }

  /** How often the world was told this of the device. */
  long told(String action, DeviceId device) {
    return events.stream()
        .filter(each -> each.action().equals(action) && each.target().equals(device.value()))
        .count();
  }
}
