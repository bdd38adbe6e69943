package org.honeylink.tests.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolverFactory;
import com.atlassian.oai.validator.report.SimpleValidationReportFormat;
import com.atlassian.oai.validator.report.ValidationReport;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Holds every answer against the OpenAPI document, and every request that was accepted: what the
 * server takes and gives is what it promises.
 */
final class Contract implements Filter {

  static final String BASE_PATH = "/api/v1";

  private final OpenApiInteractionValidator validator;

  private Contract(OpenApiInteractionValidator validator) {
    this.validator = validator;
  }

  static Contract read(String document) {
    return new Contract(
        OpenApiInteractionValidator.createForInlineApiSpecification(document)
            .withBasePathOverride(BASE_PATH)
            .withLevelResolver(LevelResolverFactory.withAdditionalPropertiesIgnored())
            .build());
  }

  @Override
  public Response filter(
      FilterableRequestSpecification request,
      FilterableResponseSpecification expected,
      FilterContext context) {
    Response response = context.next(request, expected);
    hold(request, response);
    return response;
  }

  /** What the document does not promise of an answer; empty when it promises all of it. */
  String faultsOf(String method, String path, HttpResponse<?> answer, String body) {
    SimpleResponse.Builder builder = SimpleResponse.Builder.status(answer.statusCode());
    answer.headers().map().forEach((name, values) -> builder.withHeader(name, values));
    ValidationReport report =
        validator.validateResponse(
            path,
            Request.Method.valueOf(method),
            (body.isEmpty() ? builder : builder.withBody(body)).build());
    return report.hasErrors() ? SimpleValidationReportFormat.getInstance().apply(report) : "";
  }

  private void hold(FilterableRequestSpecification request, Response response) {
    String path = URI.create(request.getURI()).getRawPath();
    Request.Method method = Request.Method.valueOf(request.getMethod());
    ValidationReport report = validator.validateResponse(path, method, asSimple(response));
    if (response.statusCode() < 300) {
      report = report.merge(validator.validateRequest(asSimple(request, method, path)));
    }
    if (report.hasErrors()) {
      throw new AssertionError(
          "%s %s answered %d, which the OpenAPI document does not promise:%n%s%n%s"
              .formatted(
                  method,
                  path,
                  response.statusCode(),
                  SimpleValidationReportFormat.getInstance().apply(report),
                  response.asString()));
    }
  }

  private static SimpleResponse asSimple(Response response) {
    SimpleResponse.Builder builder = SimpleResponse.Builder.status(response.statusCode());
    response.headers().forEach(header -> builder.withHeader(header.getName(), header.getValue()));
    String body = response.asString();
    return (body.isEmpty() ? builder : builder.withBody(body)).build();
  }

  private static SimpleRequest asSimple(
      FilterableRequestSpecification request, Request.Method method, String path) {
    SimpleRequest.Builder builder = new SimpleRequest.Builder(method, path);
    request.getHeaders().forEach(header -> builder.withHeader(header.getName(), header.getValue()));
    request.getQueryParams().forEach((name, value) -> builder.withQueryParam(name, value));
    Object body = request.getBody();
    if (body != null) {
      builder.withBody(body.toString());
    } else if (!request.getFormParams().isEmpty()) {
      builder.withBody(form(request.getFormParams()));
    }
    return builder.build();
  }

  private static String form(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
        .collect(Collectors.joining("&"));
  }
}
