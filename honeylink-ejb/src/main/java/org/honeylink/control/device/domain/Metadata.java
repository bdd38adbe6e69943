package org.honeylink.control.device.domain;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.honeylink.control.shared.domain.Faults;

/**
 * Text by name that the owner of a device keeps with it; HoneyLink reads no meaning into it. The
 * limits are HoneyLink's own: a kilobyte or so for each device.
 */
public record Metadata(Map<String, String> entries) {

  /** Most entries. */
  public static final int MAX_ENTRIES = 32;

  /** Longest value, in characters. */
  public static final int MAX_VALUE_CHARACTERS = 256;

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

  public Metadata {
    Faults faults = new Faults();
    if (entries.size() > MAX_ENTRIES) {
      faults.add("", "must have at most 32 entries, not " + entries.size());
    }
    entries.forEach((name, value) -> checkEntry(name, value, faults));
    faults.refuseIfAny();
    entries = Map.copyOf(new TreeMap<>(entries));
  }

  private static void checkEntry(String name, String value, Faults faults) {
    if (!NAME.matcher(name).matches()) {
      faults.add(
          "",
          "must have names of 1 to 64 letters, digits, '.', '_' and '-', not "
              + Faults.quoted(name));
    } else if (value.length() > MAX_VALUE_CHARACTERS) {
      faults.add("." + name, "must have at most 256 characters, not " + value.length());
    } else if (CONTROL.matcher(value).find()) {
      faults.add("." + name, "must have no control characters");
    }
  }
}
