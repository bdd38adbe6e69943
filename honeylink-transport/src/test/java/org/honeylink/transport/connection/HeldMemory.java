package org.honeylink.transport.connection;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Counts everything that can be reached from an object: of HoneyLink's own objects field by field,
 * of collections what they hold. Sizes are those of a JVM with compressed references.
 */
final class HeldMemory {

  private static final int HEADER_BYTES = 16;
  private static final int ENTRY_BYTES = 48; // of a map or list: node, key, place in a table

  private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Deque<Object> open = new ArrayDeque<>();
  private long bytes;

  private HeldMemory(Object outside) {
    seen.add(outside);
  }

  /** Bytes held by an object, without what can only be reached through the outside. */
  static long bytesOf(Object root, Object outside) {
    HeldMemory memory = new HeldMemory(outside);
    memory.reach(root);
    while (!memory.open.isEmpty()) {
      memory.count(memory.open.remove());
    }
    return memory.bytes;
  }

  private void reach(@Nullable Object object) {
    if (object != null && !(object instanceof Enum) && seen.add(object)) {
      open.add(object);
    }
  }

  private void count(Object object) {
    bytes += HEADER_BYTES;
    Class<?> type = object.getClass();
    if (type.isArray()) {
      countArray(object, type.getComponentType());
    } else if (object instanceof Collection<?> collection) {
      collection.forEach(this::reachEntry);
    } else if (object instanceof Map<?, ?> map) {
      map.values().forEach(this::reachEntry);
    } else if (type.getName().startsWith("org.honeylink")) {
      countFields(object, type);
    }
  }

  private void reachEntry(@Nullable Object entry) {
    bytes += ENTRY_BYTES;
    reach(entry);
  }

  private void countArray(Object array, Class<?> component) {
    int length = Array.getLength(array);
    if (component.isPrimitive()) {
      bytes += (long) length * width(component);
      return;
    }
    bytes += 4L * length;
    for (int i = 0; i < length; i++) {
      reach(Array.get(array, i));
    }
  }

  private void countFields(Object object, Class<?> type) {
    for (Class<?> at = type; at != null && at != Object.class; at = at.getSuperclass()) {
      for (Field field : at.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers())) {
          countField(object, field);
        }
      }
    }
  }

  private void countField(Object object, Field field) {
    bytes += width(field.getType());
    if (!field.getType().isPrimitive()) {
      try {
        field.setAccessible(true);
        reach(field.get(object));
      } catch (IllegalAccessException refused) {
        throw new IllegalStateException(refused);
      }
    }
  }

  private static int width(Class<?> type) {
    if (type == long.class || type == double.class) {
      return 8;
    }
    return type == byte.class || type == boolean.class ? 1 : 4;
  }
}
