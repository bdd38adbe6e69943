package org.honeylink.launcher.cli.packet;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.honeylink.launcher.cli.io.CommandFailed;
import org.honeylink.launcher.cli.io.Surroundings;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Where captured packets come from, and in which form. */
final class CaptureOptions {

  private static final Path STANDARD_INPUT = Path.of("-");
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

  List<CapturedPacket> read(Surroundings surroundings) {
    List<CapturedPacket> packets = new ArrayList<>();
    for (Path file : files) {
      String name = file.equals(STANDARD_INPUT) ? "" : file + " ";
      byte[] content = content(surroundings, file);
      if (raw) {
        packets.add(new CapturedPacket(name.isEmpty() ? "standard input" : name.strip(), content));
      } else if (PcapFile.isOne(content)) {
        packets.addAll(new PcapFile(name, content).packets());
      } else {
        packets.addAll(lines(name, new String(content, StandardCharsets.ISO_8859_1)));
      }
    }
    return packets;
  }

  private static byte[] content(Surroundings surroundings, Path file) {
    try {
      return file.equals(STANDARD_INPUT)
          ? surroundings.input().readAllBytes()
          : Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw CommandFailed.because("There is no file " + file, e);
    } catch (IOException e) {
      throw CommandFailed.because("Cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  private static List<CapturedPacket> lines(String name, String text) {
    List<CapturedPacket> packets = new ArrayList<>();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      String digits = line.replaceAll(NOT_DIGITS, "");
      if (!digits.isEmpty()) {
        packets.add(packet(name + "line " + number, digits));
      }
    }
    return packets;
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
