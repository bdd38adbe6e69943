package org.honeylink.launcher.cli.packet;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import org.honeylink.launcher.cli.io.CommandFailed;
import org.honeylink.launcher.cli.io.Surroundings;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Where captured packets come from, and in which form. */
final class CaptureOptions {

  private static final Path STANDARD_INPUT = Path.of("-");
  private static final int MOST_BYTES = 65_535; // in a datagram
  private static final String NOT_DIGITS = "[\\s:]";

  @Parameters(
      paramLabel = "FILE",
      arity = "0..*",
      description =
          "Packets, one on each line in hexadecimal; or a capture of tcpdump -w, which is"
              + " recognised. Without FILE, or with -, standard input.")
  private List<Path> files = new ArrayList<>(List.of(STANDARD_INPUT));

  @Option(names = "--raw", description = "Each FILE is the bytes of one packet.")
  private boolean raw;

  boolean readsStandardInput() {
    return files.contains(STANDARD_INPUT);
  }

  /** Hands on each packet as soon as it is read: the input may be larger than the memory. */
  void read(Surroundings surroundings, Consumer<CapturedPacket> then) {
    for (Path file : files) {
      try (InputStream content = new BufferedInputStream(open(surroundings, file))) {
        read(file.equals(STANDARD_INPUT) ? "" : file + " ", content, then);
      } catch (NoSuchFileException e) {
        throw CommandFailed.because("There is no file " + file, e);
      } catch (IOException e) {
        throw CommandFailed.because("Cannot read " + file + ": " + e.getMessage(), e);
      }
    }
  }

  private static InputStream open(Surroundings surroundings, Path file) throws IOException {
    return file.equals(STANDARD_INPUT) ? surroundings.input() : Files.newInputStream(file);
  }

  private void read(String name, InputStream content, Consumer<CapturedPacket> then)
      throws IOException {
    if (raw) {
      then.accept(raw(name.isEmpty() ? "standard input" : name.strip(), content));
      return;
    }
    content.mark(PcapFile.FILE_HEADER);
    byte[] start = content.readNBytes(PcapFile.FILE_HEADER);
    content.reset();
    if (PcapFile.isOne(start)) {
      new PcapFile(name, content).packets(then);
    } else {
      lines(name, content, then);
    }
  }

  private static CapturedPacket raw(String source, InputStream content) throws IOException {
    byte[] bytes = content.readNBytes(MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES) {
      throw CommandFailed.because(
          "%s is no packet: it has more than %d bytes".formatted(source, MOST_BYTES));
    }
    return new CapturedPacket(source, bytes);
  }

  private static void lines(String name, InputStream content, Consumer<CapturedPacket> then)
      throws IOException {
    var lines = new BufferedReader(new InputStreamReader(content, StandardCharsets.ISO_8859_1));
    int number = 0;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      String digits = line.replaceAll(NOT_DIGITS, "");
      if (!digits.isEmpty()) {
        then.accept(packet(name + "line " + number, digits));
      }
    }
  }

  private static CapturedPacket packet(String source, String digits) {
    try {
      return new CapturedPacket(source, HexFormat.of().parseHex(digits));
    } catch (IllegalArgumentException notHexadecimal) {
      throw CommandFailed.because(
          "%s is no packet in hexadecimal; --raw reads the bytes of a packet as they are"
              .formatted(source),
          notHexadecimal);
    }
  }
}
