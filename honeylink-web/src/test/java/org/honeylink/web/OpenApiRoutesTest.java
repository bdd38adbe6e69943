package org.honeylink.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** Holds the served document against the resource classes, both ways. */
class OpenApiRoutesTest {

  private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
  private static final Map<String, Method> ROUTES = new TreeMap<>();
  private static final Map<String, Node> DOCUMENT = new TreeMap<>();

  @BeforeAll
  static void readBoth() throws IOException {
    JavaClasses web =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.honeylink.web");
    web.stream()
        .filter(type -> type.isAnnotatedWith(Path.class))
        .map(type -> type.reflect())
        .forEach(OpenApiRoutesTest::addRoutes);
    Node root = Node.document();
    root.child("paths")
        .fields()
        .forEach(
            (path, item) ->
                item.fields().entrySet().stream()
                    .filter(each -> METHODS.contains(each.getKey()))
                    .forEach(
                        each ->
                            DOCUMENT.put(
                                each.getKey().toUpperCase(Locale.ROOT) + " " + path,
                                each.getValue())));
  }

  private static void addRoutes(Class<?> resource) {
    for (Method method : resource.getDeclaredMethods()) {
      for (Annotation annotation : method.getAnnotations()) {
        HttpMethod verb = annotation.annotationType().getAnnotation(HttpMethod.class);
        if (verb != null) {
          ROUTES.put(verb.value() + " " + path(resource, method), method);
        }
      }
    }
  }

  private static String path(Class<?> resource, Method method) {
    return Stream.of(resource.getAnnotation(Path.class), method.getAnnotation(Path.class))
        .filter(Objects::nonNull)
        .flatMap(path -> Arrays.stream(path.value().split("/", -1)))
        .filter(part -> !part.isEmpty())
        // A pattern of JAX-RS, as in {request: .+}, is no part of the document.
        .map(part -> part.replaceFirst("\\{(\\w+):.*}", "{$1}"))
        .collect(Collectors.joining("/", "/", ""));
  }

  @Test
  void theDocumentHasExactlyTheRoutesThatAreServed() {
    assertEquals(
        String.join("\n", ROUTES.keySet()),
        DOCUMENT.keySet().stream().collect(Collectors.joining("\n")));
  }

  @Test
  void everyRouteHasTheQueryParametersOfItsMethod() {
    Map<String, Set<String>> served = new TreeMap<>();
    Map<String, Set<String>> written = new TreeMap<>();
    ROUTES.forEach((route, method) -> served.put(route, queryParameters(method)));
    ROUTES
        .keySet()
        .forEach(
            route ->
                written.put(
                    route,
                    operation(route).child("parameters").items().stream()
                        .map(Node::resolved)
                        .filter(parameter -> parameter.child("in").is("query"))
                        .map(parameter -> parameter.child("name").text())
                        .collect(Collectors.toCollection(TreeSet::new))));
    assertEquals(served, written);
  }

  @Test
  void everyChangeByAKnownCallerTakesAnIdempotencyKey() {
    ROUTES.forEach(
        (route, method) ->
            assertEquals(
                !method.isAnnotationPresent(PermitAll.class)
                    && Stream.of("POST ", "PUT ", "PATCH ").anyMatch(route::startsWith),
                operation(route).child("parameters").items().stream()
                    .map(Node::resolved)
                    .anyMatch(parameter -> parameter.child("name").is("Idempotency-Key")),
                route));
  }

  private static Set<String> queryParameters(Method method) {
    return Arrays.stream(method.getParameters())
        .map(parameter -> parameter.getAnnotation(QueryParam.class))
        .filter(Objects::nonNull)
        .map(QueryParam::value)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void everyRouteTakesAndGivesTheMediaTypesOfItsMethod() {
    ROUTES.forEach(
        (route, method) -> {
          Node operation = operation(route);
          Consumes consumes = method.getAnnotation(Consumes.class);
          if (consumes != null) {
            assertEquals(
                Set.of(consumes.value()),
                operation.child("requestBody").child("content").fields().keySet(),
                route);
          }
          Produces produces = method.getAnnotation(Produces.class);
          if (produces != null) {
            assertEquals(
                Arrays.stream(produces.value())
                    .map(type -> type.split(";", 2)[0])
                    .collect(Collectors.toSet()),
                successTypes(operation),
                route);
          }
        });
  }

  private static Node operation(String route) {
    return DOCUMENT.getOrDefault(route, new Node(Map.of(), Map.of()));
  }

  private static Set<String> successTypes(Node operation) {
    return operation.child("responses").fields().entrySet().stream()
        .filter(answer -> answer.getKey().startsWith("2"))
        .flatMap(answer -> answer.getValue().child("content").fields().keySet().stream())
        .collect(Collectors.toSet());
  }

  @Test
  void openRoutesAreOpenInTheDocumentAndOthersAreNot() {
    ROUTES.forEach(
        (route, method) ->
            assertEquals(
                method.isAnnotationPresent(PermitAll.class),
                operation(route).fields().containsKey("security"),
                route));
  }

  @Test
  void everyRouteDescribesItsErrors() {
    DOCUMENT.forEach(
        (route, operation) -> {
          Set<String> answers = operation.child("responses").fields().keySet();
          assertTrue(answers.contains("400") && answers.contains("500"), route);
          if (!operation.fields().containsKey("security")) {
            assertTrue(answers.contains("401") && answers.contains("403"), route);
          }
          if (operation.fields().containsKey("requestBody")) {
            assertTrue(answers.contains("413") && answers.contains("415"), route);
          }
        });
  }

  /** A place in the document; what is not there is empty. */
  private record Node(Map<?, ?> root, Object value) {

    static Node document() throws IOException {
      try (InputStream yaml =
          Objects.requireNonNull(
              OpenApiRoutesTest.class.getResourceAsStream("/META-INF/openapi.yaml"))) {
        Map<?, ?> root = new Yaml().load(yaml);
        return new Node(root, root);
      }
    }

    Node child(String name) {
      return fields().getOrDefault(name, new Node(root, Map.of()));
    }

    Map<String, Node> fields() {
      Map<String, Node> fields = new TreeMap<>();
      if (value instanceof Map<?, ?> map) {
        map.forEach((name, each) -> fields.put(String.valueOf(name), new Node(root, each)));
      }
      return fields;
    }

    List<Node> items() {
      List<Node> items = new ArrayList<>();
      if (value instanceof List<?> list) {
        list.forEach(each -> items.add(new Node(root, each)));
      }
      return items;
    }

    Node resolved() {
      Node reference = child("$ref");
      if (!(reference.value instanceof String pointer)) {
        return this;
      }
      Node found = new Node(root, root);
      for (String part : pointer.substring(2).split("/", -1)) {
        found = found.child(part);
      }
      return found;
    }

    boolean is(String text) {
      return text.equals(value);
    }

    String text() {
      return String.valueOf(value);
    }
  }
}
