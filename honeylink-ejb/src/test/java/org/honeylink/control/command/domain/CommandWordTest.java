package org.honeylink.control.command.domain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.honeylink.control.shared.domain.ValidationFailed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandWordTest {

  private static final UUID ID = UUID.fromString("01890000-0000-7000-8000-000000000001");
  private static final String ID_HEX = "01890000000070008000000000000001";

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text);
  }

  @Test
  void aWordIsIdNameAndParameters() {
    byte[] word = CommandWord.bytes(ID, "reboot", "{}");
    assertEquals(ID_HEX + "06" + "7265626f6f74" + "7b7d", HexFormat.of().formatHex(word));
  }

  @Test
  void nameAndParametersFitOneDatagramTogether() {
    CommandName name = new CommandName("reboot");
    String longest = "{" + " ".repeat(CommandWord.MOST_BYTES - 17 - 6 - 2) + "}";
    assertDoesNotThrow(() -> CommandWord.check(name, longest));
    assertEquals(CommandWord.MOST_BYTES, CommandWord.bytes(ID, name.value(), longest).length);
    ValidationFailed refused =
        assertThrows(ValidationFailed.class, () -> CommandWord.check(name, longest + " "));
    assertEquals("parameters", refused.violations().getFirst().path());
    assertTrue(refused.violations().getFirst().message().contains("1,142"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1st", "re boot", "x\n", "näme", "-x"})
  void otherNamesAreRefused(String name) {
    assertThrows(ValidationFailed.class, () -> new CommandName(name));
  }

  @Test
  void anAnswerIsRead() {
    assertEquals(
        Optional.of(new CommandAnswer(ID, true, "ok")),
        CommandAnswer.read(hex(ID_HEX + "00" + "6f6b")));
    assertEquals(
        Optional.of(new CommandAnswer(ID, false, "")), CommandAnswer.read(hex(ID_HEX + "01")));
  }

  @Test
  void whatIsNoAnswerIsNone() {
    assertTrue(CommandAnswer.read(new byte[16]).isEmpty());
    assertTrue(CommandAnswer.read(hex(ID_HEX + "02")).isEmpty());
    assertTrue(CommandAnswer.read(new byte[17 + 513]).isEmpty());
  }

  @Test
  void anAnswerMayBeAnyBytesAndIsTextThatCanBeKept() {
    IntStream.range(0, 256)
        .forEach(
            each -> {
              byte[] content = new byte[17 + 512];
              Arrays.fill(content, 17, content.length, (byte) each);
              CommandAnswer answer = CommandAnswer.read(content).orElseThrow();
              assertFalse(answer.text().contains("\0"));
              assertTrue(answer.text().getBytes(UTF_8).length <= 512);
            });
  }

  @Test
  void aCommandIsSaidAgainEverMoreSeldom() {
    assertEquals(
        List.of(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L),
        IntStream.of(1, 2, 3, 4, 5, 6, 7, 1_000)
            .mapToObj(Repetition::after)
            .map(Duration::toSeconds)
            .toList());
  }
}
