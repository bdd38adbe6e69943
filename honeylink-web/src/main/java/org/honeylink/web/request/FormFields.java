package org.honeylink.web.request;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.honeylink.control.shared.domain.Faults;

/**
 * Reads a form body and collects its faults: missing, doubled and unknown fields, too long ones.
 * Lives as long as the call; not thread-safe.
 */
public final class FormFields {

  private static final int LONGEST = 1024;

  private final MultivaluedMap<String, String> form;
  private final Faults faults = new Faults();
  private final Set<String> known = new HashSet<>();

  public FormFields(MultivaluedMap<String, String> form) {
    this.form = form;
  }

  /** A field that must be there. Its content is never repeated in a message: it may be a secret. */
  public Field<String> text(String name) {
    return text(name, text -> text);
  }

  /** A field that must be there, and its meaning. */
  public <T> Field<T> text(String name, Function<String, T> parse) {
    known.add(name);
    List<String> values = form.getOrDefault(name, List.of());
    if (values.isEmpty() || values.getFirst().isEmpty()) {
      faults.add(name, "is missing");
    } else if (values.size() > 1) {
      faults.add(name, "must be given once");
    } else if (values.getFirst().length() > LONGEST) {
      faults.add(name, "must have at most 1,024 characters");
    } else {
      return Texts.parse(name, values.getFirst(), parse, faults);
    }
    return Field.faulty();
  }

  /**
   * Refuses when anything was wrong, or when there are fields that nobody read.
   *
   * @throws org.honeylink.control.shared.domain.ValidationFailed with all of it
   */
  public void check() {
    for (String name : form.keySet()) {
      if (!known.contains(name)) {
        faults.add(Texts.name(name), "is not a field of this form");
      }
    }
    faults.refuseIfAny();
  }
}
