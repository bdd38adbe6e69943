package org.honeylink.launcher.demo;

import java.io.PrintStream;
import java.util.List;

/**
 * Where the demo talks to people: a terminal, on which the last block is drawn over, or a plain
 * stream, which gets every line once. Not thread-safe.
 */
final class Screen {

  private final PrintStream out;
  private final boolean terminal;
  private int blockLines;

  Screen(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  boolean isTerminal() {
    return terminal;
  }

  /** A line that stays. */
  void line(String text) {
    eraseBlock();
    out.println(text);
    out.flush();
  }

  /** Lines that the next call of any method here replaces on a terminal; elsewhere they stay. */
  void block(List<String> lines) {
    eraseBlock();
    lines.forEach(out::println);
    out.flush();
    blockLines = terminal ? lines.size() : 0;
  }

  /** As {@link #block}, for what is worth showing on a terminal only. */
  void passing(String text) {
    if (terminal) {
      block(List.of(text));
    }
  }

  private void eraseBlock() {
    if (blockLines > 0) {
      out.printf("\033[%dA\033[J", blockLines); // cursor up, erase below
      blockLines = 0;
    }
  }
}
