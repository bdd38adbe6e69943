package org.honeylink.transport.fec.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A JVM of its own, started without the module that the vector kernel needs. */
class WithoutVectorModuleTest {

  /** What the child runs. */
  static final class Describe {

    public static void main(String[] args) {
      System.out.print(FecKernels.preferred().describe());
    }
  }

  @Test
  void theScalarKernelStepsInAndNamesTheMissingFlag() throws IOException, InterruptedException {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Describe.class.getName())
            .redirectErrorStream(true)
            .start();
    String printed = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, child.waitFor(), printed);
    assertEquals(
        "FEC kernel: scalar (start the JVM with --add-modules jdk.incubator.vector for vectors)",
        printed);
  }
}
