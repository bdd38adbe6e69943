package org.honeylink.tests.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Holds one list against what all lists promise. Others may add to it meanwhile. */
final class ListWalk {

  private static final int MOST_PAGES = 60;

  private final Api api;
  private final ApiOperation list;
  private final String path;

  /**
   * @param id stands in for the parameters of the path
   */
  ListWalk(Api api, ApiOperation list, String id) {
    this.api = api;
    this.list = list;
    this.path = list.path().replaceAll("\\{[^}]*}", id);
  }

  void check() {
    if (get(Map.of()).statusCode() == 404) {
      return; // Of something that the id does not name.
    }
    refusesWhatIsNoPage();
    walksAll();
    for (Parameter each : list.in("query")) {
      Optional.ofNullable(each.getSchema().getEnum()).ifPresent(values -> filters(each, values));
    }
  }

  private void refusesWhatIsNoPage() {
    for (String limit : List.of("0", "501", "-1", "many", "")) {
      Problem.of(get(Map.of("limit", limit)), 400, "ERR_VALIDATION").at("limit");
    }
    for (String cursor : List.of("!!!", "AAAA", "A".repeat(513))) {
      Problem.of(get(Map.of("cursor", cursor)), 400, "ERR_VALIDATION").at("cursor");
    }
    assertEquals(200, get(Map.of("limit", "500")).statusCode(), list.name());
    assertEquals(200, get(Map.of("limit", "1")).statusCode(), list.name());
  }

  private void walksAll() {
    List<String> before = walk(500);
    List<String> small = walk(Math.max(1, before.size() / 7));
    List<String> after = walk(500);
    assertEquals(small.size(), new HashSet<>(small).size(), list.name() + " tells one twice");
    List<String> stable = new ArrayList<>(before);
    stable.retainAll(after);
    List<String> walked = new ArrayList<>(small);
    walked.retainAll(new HashSet<>(stable));
    assertEquals(stable, walked, list.name() + " leaves out or reorders");
  }

  private List<String> walk(int limit) {
    List<String> ids = new ArrayList<>();
    Optional<String> cursor = Optional.empty();
    for (int page = 0; page < MOST_PAGES; page++) {
      Response answer =
          get(
              cursor
                  .map(next -> Map.of("limit", Integer.toString(limit), "cursor", next))
                  .orElseGet(() -> Map.of("limit", Integer.toString(limit))));
      assertEquals(200, answer.statusCode(), list.name());
      List<Map<String, Object>> items = answer.path("items");
      assertTrue(items.size() <= limit, list.name());
      items.forEach(item -> ids.add(identity(item)));
      cursor = Optional.ofNullable(answer.path("next"));
      if (cursor.isEmpty()) {
        break;
      }
      assertEquals(limit, items.size(), () -> list.name() + " has a short page before its last");
    }
    return ids;
  }

  /** Times and states may change while the list is walked; names and ids do not. */
  private static String identity(Map<String, Object> item) {
    StringBuilder identity = new StringBuilder();
    item.forEach(
        (name, value) -> {
          if (name.endsWith("_id")
              || Set.of("id", "serial", "generation", "version", "name", "policy_version")
                  .contains(name)) {
            identity.append(name).append('=').append(value).append(' ');
          }
        });
    return identity.isEmpty() ? item.toString() : identity.toString();
  }

  private void filters(Parameter parameter, List<?> values) {
    String name = parameter.getName();
    for (Object value : values) {
      Response answer = get(Map.of(name, String.valueOf(value)));
      assertEquals(200, answer.statusCode(), () -> list.name() + "?" + name + "=" + value);
      List<Map<String, Object>> items = answer.path("items");
      for (Map<String, Object> item : items) {
        assertTrue(
            item.get(name) == null || String.valueOf(item.get(name)).equals(String.valueOf(value)),
            () -> list.name() + "?" + name + "=" + value + " tells of " + item);
      }
    }
    Problem.of(get(Map.of(name, "no such thing")), 400, "ERR_VALIDATION").at(name);
  }

  private Response get(Map<String, String> query) {
    RequestSpecification call = api.asAdministrator();
    return call.queryParams(query).get(path);
  }
}
