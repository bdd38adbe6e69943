package org.honeylink.web.request;

import java.util.Optional;

/**
 * A part of the input. Its value may be taken once the input it belongs to has been found
 * faultless.
 */
public final class Field<T> {

  private final Optional<T> value;

  private Field(Optional<T> value) {
    this.value = value;
  }

  static <T> Field<T> of(T value) {
    return new Field<>(Optional.of(value));
  }

  /** Absent or faulty; the fault has been noted. */
  static <T> Field<T> faulty() {
    return new Field<>(Optional.empty());
  }

  /** The same as a value that may be absent. */
  Field<Optional<T>> asOptional() {
    return value.isEmpty() ? faulty() : of(value);
  }

  /**
   * The value.
   *
   * @throws java.util.NoSuchElementException when there was a fault, which the caller must have
   *     reported before
   */
  public T get() {
    return value.orElseThrow();
  }

  /** The value, empty when there was a fault; for checks across fields. */
  public Optional<T> ifFaultless() {
    return value;
  }
}
