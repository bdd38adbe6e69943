package org.honeylink.launcher.server.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class JvmFlagsTest {

  @Test
  void vectorModuleIsAmongTheFlags() {
    assertTrue(JvmFlags.flags().contains("--add-modules=jdk.incubator.vector"));
  }

  @Test
  void everyFlagIsAFlag() {
    JvmFlags.flags().forEach(flag -> assertTrue(flag.startsWith("-"), flag));
  }

  @Test
  void argumentsOfTheServerComeLast() {
    List<String> command = JvmFlags.command(Path.of("x.jar"), List.of("--data", "d"));
    assertEquals(
        List.of("-jar", "x.jar", "--data", "d"),
        command.subList(command.size() - 4, command.size()));
  }
}
