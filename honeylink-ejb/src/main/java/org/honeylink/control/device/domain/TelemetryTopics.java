package org.honeylink.control.device.domain;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.honeylink.control.shared.domain.Faults;

/** Topics on which a device says it will report; at most 16, none twice. */
public record TelemetryTopics(List<String> names) {

  private static final int MAX_TOPICS = 16;
  private static final Pattern RULE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/-]{0,127}");

  public TelemetryTopics {
    Faults faults = new Faults();
    if (names.size() > MAX_TOPICS) {
      faults.add("", "must have at most 16 topics, not " + names.size());
    }
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      if (!RULE.matcher(name).matches()) {
        faults.add(
            "[" + i + "]",
            "must be 1 to 128 letters, digits, '.', '_', '/' and '-', not " + Faults.quoted(name));
      } else if (!seen.add(name)) {
        faults.add("[" + i + "]", "is a second " + Faults.quoted(name));
      }
    }
    faults.refuseIfAny();
    names = List.copyOf(names);
  }
}
