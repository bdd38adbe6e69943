package org.honeylink.launcher.server.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.honeylink.launcher.server.data.Unpacked;
import org.junit.jupiter.api.Test;

class JvmFlagsTest {

  @Test
  void vectorModuleIsAmongTheFlags() throws IOException {
    assertTrue(JvmFlags.flags().contains("--add-modules=jdk.incubator.vector"));
  }

  @Test
  void everyFlagIsAFlag() throws IOException {
    JvmFlags.flags().forEach(flag -> assertTrue(flag.startsWith("-"), flag));
  }

  @Test
  void argumentsOfTheServerComeLast() throws IOException {
    List<String> command =
        JvmFlags.command(
            Path.of("x.jar"), new Unpacked(Path.of("cache")), "Main", List.of("--data", "d"));
    assertEquals(
        List.of("Main", "--data", "d"), command.subList(command.size() - 3, command.size()));
  }
}
