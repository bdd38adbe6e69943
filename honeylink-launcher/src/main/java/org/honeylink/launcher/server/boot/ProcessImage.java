package org.honeylink.launcher.server.boot;

import java.lang.foreign.AddressLayout;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** POSIX {@code execve}: the same process, another program. */
final class ProcessImage {

  private static final AddressLayout POINTER = ValueLayout.ADDRESS;

  private ProcessImage() {}

  /**
   * Replaces this process; returns only where that is not possible.
   *
   * @param added environment variables, which do not replace those that are set
   */
  @SuppressWarnings("restricted") // execve is the purpose of this class
  static void replace(List<String> command, Map<String, String> added) {
    Linker linker = Linker.nativeLinker();
    Optional<MemorySegment> execve = linker.defaultLookup().find("execve");
    if (execve.isEmpty()) {
      return;
    }
    MethodHandle call =
        linker.downcallHandle(
            execve.get(), FunctionDescriptor.of(ValueLayout.JAVA_INT, POINTER, POINTER, POINTER));
    try (Arena arena = Arena.ofConfined()) {
      // "The exec functions return only if an error has occurred", POSIX.1-2017; we go on then.
      int _ =
          (int)
              call.invokeExact(
                  arena.allocateFrom(command.getFirst()),
                  strings(arena, command.stream()),
                  strings(arena, environment(added)));
    } catch (Error | RuntimeException bug) {
      throw bug;
    } catch (Throwable impossible) { // a downcall throws nothing checked
      throw new AssertionError(impossible);
    }
  }

  private static Stream<String> environment(Map<String, String> added) {
    Map<String, String> present = System.getenv();
    return Stream.concat(
            present.entrySet().stream(),
            added.entrySet().stream().filter(entry -> !present.containsKey(entry.getKey())))
        .map(entry -> entry.getKey() + "=" + entry.getValue());
  }

  /** A null-terminated array of C strings. */
  private static MemorySegment strings(Arena arena, Stream<String> texts) {
    List<String> list = texts.toList();
    MemorySegment array = arena.allocate(POINTER, list.size() + 1L);
    for (int i = 0; i < list.size(); i++) {
      array.setAtIndex(POINTER, i, arena.allocateFrom(list.get(i)));
    }
    array.setAtIndex(POINTER, list.size(), MemorySegment.NULL);
    return array;
  }
}
