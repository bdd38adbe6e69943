package org.honeylink.launcher.cli.link;

import java.net.InetSocketAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** {@code host:7844}, {@code [::1]:7844}, or the port alone, which is on loopback. */
final class AddressOption implements ITypeConverter<InetSocketAddress> {

  private static final Pattern TEXT =
      Pattern.compile("(?:(\\[[0-9a-fA-F:.%]+]|[^:\\s]+):)?(\\d{1,5})");
  private static final int MOST_PORT = 65_535;

  @Override
  public InetSocketAddress convert(String text) {
    Matcher matcher = TEXT.matcher(text.strip());
    if (!matcher.matches() || Integer.parseInt(matcher.group(2)) > MOST_PORT) {
      throw new TypeConversionException(
          "'" + text + "' is no address; write it like 192.0.2.1:7844, [::1]:7844 or 7844");
    }
    String host = matcher.group(1) == null ? "127.0.0.1" : matcher.group(1);
    InetSocketAddress address = new InetSocketAddress(host, Integer.parseInt(matcher.group(2)));
    if (address.isUnresolved()) {
      throw new TypeConversionException("the host of '" + text + "' is not known by any name here");
    }
    return address;
  }
}
