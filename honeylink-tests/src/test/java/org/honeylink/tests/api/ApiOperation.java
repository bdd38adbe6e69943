package org.honeylink.tests.api;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One operation of the served document, with all references resolved.
 *
 * @param method as in {@code GET}
 * @param path below {@code /api/v1}, with its parameters in braces
 */
record ApiOperation(String method, String path, List<Parameter> parameters, Operation operation) {

  /** All of a document, in its order. */
  static List<ApiOperation> of(String document) {
    ParseOptions options = new ParseOptions();
    options.setResolve(true);
    options.setResolveFully(true);
    OpenAPI parsed = new OpenAPIV3Parser().readContents(document, null, options).getOpenAPI();
    List<ApiOperation> all = new ArrayList<>();
    parsed
        .getPaths()
        .forEach(
            (path, item) ->
                item.readOperationsMap()
                    .forEach(
                        (method, operation) ->
                            all.add(
                                new ApiOperation(
                                    method.name(),
                                    path,
                                    both(item.getParameters(), operation.getParameters()),
                                    operation))));
    return all;
  }

  private static List<Parameter> both(
      @org.jspecify.annotations.Nullable List<Parameter> ofPath,
      @org.jspecify.annotations.Nullable List<Parameter> ofOperation) {
    return Stream.of(Optional.ofNullable(ofPath), Optional.ofNullable(ofOperation))
        .flatMap(Optional::stream)
        .flatMap(List::stream)
        .toList();
  }

  /** As in {@code GET /devices}. */
  String name() {
    return method + " " + path;
  }

  List<Parameter> in(String place) {
    return parameters.stream().filter(each -> place.equals(each.getIn())).toList();
  }

  Optional<Schema<?>> query(String name) {
    return in("query").stream()
        .filter(each -> each.getName().equals(name))
        .findFirst()
        .map(Parameter::getSchema);
  }

  /** Lists have pages. */
  boolean isList() {
    return method.equals("GET") && query("limit").isPresent() && query("cursor").isPresent();
  }

  Optional<Map.Entry<String, MediaType>> body() {
    return Optional.ofNullable(operation.getRequestBody())
        .flatMap(body -> body.getContent().entrySet().stream().findFirst());
  }

  boolean promises(int status) {
    return operation.getResponses().containsKey(Integer.toString(status));
  }

  /** What it does may go on for ever. */
  boolean isStream() {
    return operation.getResponses().values().stream()
        .flatMap(answer -> Optional.ofNullable(answer.getContent()).stream())
        .anyMatch(content -> content.containsKey("text/event-stream"));
  }
}
