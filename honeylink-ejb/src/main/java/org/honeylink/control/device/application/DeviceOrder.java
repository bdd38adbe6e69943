package org.honeylink.control.device.application;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.honeylink.control.device.domain.Device;
import org.honeylink.control.shared.domain.ApiTime;
import org.honeylink.control.shared.domain.Cursor;
import org.honeylink.control.shared.domain.Faults;
import org.honeylink.control.shared.domain.ValidationFailed;

/**
 * How a list of devices is ordered: by one key, devices of equal keys by id in the same direction,
 * so that every device has one place.
 */
public record DeviceOrder(Key key, boolean descending) {

  /** By id. */
  public static final DeviceOrder BY_ID = new DeviceOrder(Key.DEVICE_ID, false);

  private static final String SEPARATOR = " ";

  /** What a list may be ordered by; {@link #text} is the name outside. */
  public enum Key {
    DEVICE_ID("device_id"),
    REGISTERED_AT("registered_at"),
    STATUS_SINCE("status_since");

    private final String text;

    Key(String text) {
      this.text = text;
    }

    /** As in {@code registered_at}; also the column. */
    public String text() {
      return text;
    }
  }

  /**
   * Reads an order, as in {@code -registered_at}.
   *
   * @throws ValidationFailed when there is none of that name
   */
  public static DeviceOrder parse(String received) {
    boolean descending = received.startsWith("-");
    String name = descending ? received.substring(1) : received;
    return Arrays.stream(Key.values())
        .filter(key -> key.text.equals(name))
        .findFirst()
        .map(key -> new DeviceOrder(key, descending))
        .orElseThrow(
            () ->
                new ValidationFailed(
                    "",
                    "must be one of "
                        + Arrays.stream(Key.values())
                            .map(Key::text)
                            .collect(Collectors.joining(", "))
                        + ", with a '-' in front for the other way round, not "
                        + Faults.quoted(received)));
  }

  /** Where a device stands in this order. */
  Cursor cursorOf(Device device) {
    String id = device.deviceId().value();
    return new Cursor(
        switch (key) {
          case DEVICE_ID -> id;
          case REGISTERED_AT -> device.registeredAt() + SEPARATOR + id;
          case STATUS_SINCE -> device.statusSince() + SEPARATOR + id;
        });
  }

  /**
   * The place of a cursor.
   *
   * @throws ValidationFailed when it belongs to another order
   */
  public Place place(Cursor cursor) {
    String[] parts = cursor.position().split(SEPARATOR, -1);
    try {
      if (parts.length == (key == Key.DEVICE_ID ? 1 : 2)) {
        return parts.length == 1
            ? new Place(Instant.EPOCH, parts[0])
            : new Place(ApiTime.parse(parts[0]), parts[1]);
      }
    } catch (DateTimeException e) {
      // Told below, with what else may be wrong.
    }
    throw new ValidationFailed("cursor", "must be the 'next' of a page with the same sort");
  }

  /**
   * Where a page begins: behind this.
   *
   * @param time value of the key when it is a time
   */
  public record Place(Instant time, String deviceId) {}
}
