package org.honeylink.launcher.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScreenTest {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

  @Test
  void aTerminalShowsTheLastBlockOnly() {
    var screen = new Screen(out, true);
    screen.block(List.of("a", "b"));
    screen.block(List.of("c"));
    screen.line("d");
    assertEquals("a\nb\n\033[2A\033[Jc\n\033[1A\033[Jd\n", bytes.toString(StandardCharsets.UTF_8));
  }

  @Test
  void aPlainStreamGetsNoControlCharactersAndNothingPassing() {
    var screen = new Screen(out, false);
    screen.block(List.of("a"));
    screen.passing("waiting");
    screen.line("b");
    assertEquals("a\nb\n", bytes.toString(StandardCharsets.UTF_8));
  }
}
