package org.honeylink.launcher.cli.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/**
 * Text that must not stand on a command line, where every user of the machine sees it: from a file,
 * standard input, the environment, or a person.
 */
final class HiddenText {

  private static final String STANDARD_INPUT = "-";
  private static final int MOST_BYTES = 1 << 16;

  private final Surroundings surroundings;

  HiddenText(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** Without the line end behind it. The caller wipes it. */
  char[] fromFile(Path file) {
    try (InputStream in = open(file)) {
      byte[] bytes = in.readNBytes(MOST_BYTES);
      CharBuffer text = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(bytes));
      Arrays.fill(bytes, (byte) 0);
      return withoutLineEnd(text);
    } catch (NoSuchFileException e) {
      throw CommandFailed.because("There is no file " + file, e);
    } catch (IOException e) {
      throw CommandFailed.because("Cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  private InputStream open(Path file) throws IOException {
    return file.toString().equals(STANDARD_INPUT)
        ? surroundings.input()
        : Files.newInputStream(file);
  }

  private static char[] withoutLineEnd(CharBuffer text) {
    int end = text.length();
    while (end > 0 && (text.get(end - 1) == '\n' || text.get(end - 1) == '\r')) {
      end--;
    }
    char[] content = new char[end];
    text.get(0, content);
    Arrays.fill(text.array(), '\0');
    return content;
  }

  Optional<char[]> fromEnvironment(String variable) {
    return Optional.ofNullable(surroundings.environment().get(variable)).map(String::toCharArray);
  }

  Optional<char[]> fromPerson(String prompt) {
    return surroundings.ask().map((Function<String, char[]> ask) -> ask.apply(prompt));
  }
}
