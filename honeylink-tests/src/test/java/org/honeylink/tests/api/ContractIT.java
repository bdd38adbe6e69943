package org.honeylink.tests.api;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.restassured.response.Response;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.parser.OpenAPIV3Parser;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.honeylink.tests.server.RunningServer;
import org.honeylink.tests.server.TestServer;
import org.honeylink.tests.source.SourceTree;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The OpenAPI document against the routes. The other half, answers against the document, is done
 * with every call of every test, by {@link Contract}.
 */
@ExtendWith(RunningServer.class)
class ContractIT {

  private static final String DOCUMENT = "honeylink-web/src/main/resources/META-INF/openapi.yaml";

  private static final String NOBODYS_ID = "01890a5d-ac96-774b-bcce-b302099a8057";

  private static final Set<String> PUBLIC_OF_AN_AUTHORITY =
      Set.of("GET /pki/ca/{authority}", "GET /pki/crl/{authority}");

  private final TestServer server;

  ContractIT(TestServer server) {
    this.server = server;
  }

  @Test
  void servedDocumentIsTheWrittenOne() {
    String served = server.api().plain().get("/openapi").asString();
    assertEquals(SourceTree.text(DOCUMENT), served);
  }

  @TestFactory
  Stream<DynamicTest> describedOperationExists() {
    OpenAPI document = parse(SourceTree.text(DOCUMENT));
    return operations(document).stream()
        .map(operation -> DynamicTest.dynamicTest(operation, () -> assertExists(operation)));
  }

  /**
   * Asked for without a token, and for a thing that is not there: no route gives 404, 405 or 500.
   * What everybody may read says which thing is not there.
   */
  private void assertExists(String operation) {
    String[] parts = operation.split(" ", 2);
    String path =
        parts[1]
            .replace("{device_id}", "IT-NO-SUCH-DEVICE")
            .replace("{profile_id}", "prof_of_nobody")
            .replaceAll("\\{(\\w+_id|authority)}", NOBODYS_ID)
            .replace("{request}", "MAA");
    Response answer =
        server
            .api()
            .plain()
            .basePath(Contract.BASE_PATH)
            .contentType("application/json")
            .request(parts[0], path);
    int status = answer.statusCode();
    if (PUBLIC_OF_AN_AUTHORITY.contains(operation)) {
      Problem.of(answer, 404, "ERR_NOT_FOUND").saying(NOBODYS_ID);
    } else {
      assertFalse(
          status == 404 || status == 405 || status == 500,
          () -> operation + " gave " + status + ": " + answer.asString());
    }
  }

  @Test
  void healthNeedsNoSignIn() {
    for (String path : new String[] {"/health/live", "/health/ready"}) {
      server.api().plain().get(path).then().statusCode(200).body("status", equalTo("UP"));
    }
  }

  private static OpenAPI parse(String document) {
    return new OpenAPIV3Parser().readContents(document).getOpenAPI();
  }

  private static SortedSet<String> operations(OpenAPI document) {
    SortedSet<String> operations = new TreeSet<>();
    for (Map.Entry<String, PathItem> path : document.getPaths().entrySet()) {
      path.getValue()
          .readOperationsMap()
          .keySet()
          .forEach(method -> operations.add(method + " " + path.getKey()));
    }
    return operations;
  }
}
