package org.honeylink.control.device.infrastructure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.honeylink.control.device.application.DeviceFilter;
import org.honeylink.control.device.application.DeviceOrder;
import org.honeylink.control.device.domain.DeviceStatus;
import org.honeylink.control.shared.infrastructure.TimeColumn;

/**
 * The statement of one page of devices. Text from outside is in the values, never in the statement.
 *
 * @param values of its parameters, in order
 */
record DeviceQuery(String sql, List<Object> values) {

  static DeviceQuery of(
      String tenantId, DeviceFilter filter, DeviceOrder order, Optional<DeviceOrder.Place> after) {
    StringBuilder sql = new StringBuilder("select * from device where tenant_id = ?");
    List<Object> values = new ArrayList<>(List.of(tenantId));
    after.ifPresent(place -> begin(sql, values, order, place));
    filter
        .status()
        .ifPresentOrElse(
            status -> narrow(sql, values, " and status = ?", status.name()),
            () -> narrow(sql, values, " and status <> ?", DeviceStatus.REVOKED.name()));
    filter
        .capability()
        .ifPresent(
            able ->
                narrow(
                    sql, values, " and ? = any(string_to_array(capabilities, ','))", able.text()));
    filter.tag().ifPresent(tag -> narrow(sql, values, " and tags @> string_to_array(?, ' ')", tag));
    filter
        .text()
        .ifPresent(
            text -> narrow(sql, values, " and search_text like ? escape '!'", containing(text)));
    return new DeviceQuery(sql + orderBy(order), List.copyOf(values));
  }

  private static void begin(
      StringBuilder sql, List<Object> values, DeviceOrder order, DeviceOrder.Place place) {
    String beyond = order.descending() ? "<" : ">";
    if (order.key() == DeviceOrder.Key.DEVICE_ID) {
      narrow(sql, values, " and device_id " + beyond + " ?", place.deviceId());
    } else {
      sql.append(" and (").append(order.key().text()).append(", device_id) ");
      sql.append(beyond).append(" (?, ?)");
      values.add(TimeColumn.of(Optional.of(place.time())));
      values.add(place.deviceId());
    }
  }

  private static String orderBy(DeviceOrder order) {
    String direction = order.descending() ? " desc" : "";
    return " order by "
        + (order.key() == DeviceOrder.Key.DEVICE_ID ? "" : order.key().text() + direction + ", ")
        + "device_id"
        + direction;
  }

  private static String containing(String text) {
    return "%" + text.toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0") + "%";
  }

  private static void narrow(
      StringBuilder sql, List<Object> values, String condition, Object value) {
    sql.append(condition);
    values.add(value);
  }
}
