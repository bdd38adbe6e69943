package org.honeylink.control.shared.application;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TimedWorkTest {

  private static final Logger LOG = Logger.getLogger(TimedWorkTest.class.getName());

  private final TimedWork work = new TimedWork(TimedWorkTest.class, "Nothing was done");
  private final List<LogRecord> said = new ArrayList<>();
  private final Handler listening =
      new Handler() {
        @Override
        public void publish(LogRecord line) {
          said.add(line);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void listen() {
    LOG.setUseParentHandlers(false);
    LOG.setLevel(Level.ALL);
    LOG.addHandler(listening);
  }

  @AfterEach
  void listenNoMore() {
    LOG.removeHandler(listening);
  }

  @Test
  void aFailureIsLoggedWithItsCauseAndNotThrown() {
    RuntimeException cause = new IllegalStateException("the database is away");
    work.run(
        () -> {
          throw cause;
        });
    assertEquals(1, said.size());
    assertEquals(cause, said.getFirst().getThrown());
    assertEquals(Level.WARNING, said.getFirst().getLevel());
  }

  @Test
  void aFailureThatLastsIsLoudOnceAndAgainAfterASuccess() {
    Runnable failing =
        () -> {
          throw new IllegalStateException("the database is away");
        };
    work.run(failing);
    work.run(failing);
    work.run(() -> {});
    work.run(failing);
    assertEquals(
        List.of(Level.WARNING, Level.FINE, Level.WARNING),
        said.stream().map(LogRecord::getLevel).toList());
  }
}
