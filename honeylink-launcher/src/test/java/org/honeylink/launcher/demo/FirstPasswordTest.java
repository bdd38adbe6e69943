package org.honeylink.launcher.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FirstPasswordTest {

  @Test
  void itIsTheOneBesideTheAdministrator() {
    assertEquals(
        Optional.of("k7-Secret_9"),
        FirstPassword.find(
            List.of(
                "  Console      https://localhost:8443/console/",
                "               password in /data/keys/amqp-password",
                "  Sign in      admin / k7-Secret_9  (shown only now)")));
  }

  @Test
  void aServerThatStartedBeforePrintsNone() {
    assertEquals(Optional.empty(), FirstPassword.find(List.of("HoneyLink is ready after 9.9 s.")));
  }
}
