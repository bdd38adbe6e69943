package org.honeylink.web.request;

import static org.honeylink.control.shared.application.SharedJson.JSON;

import jakarta.json.JsonException;
import jakarta.json.stream.JsonLocation;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParsingException;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.NoSuchElementException;
import java.util.Set;
import org.honeylink.control.shared.domain.Faults;
import org.honeylink.control.shared.domain.ValidationFailed;

/**
 * Reads JSON text once for its form alone: one value, no name twice in an object, not too deep. The
 * parser by itself takes the last of two equal names and stops after the first value.
 */
final class JsonSyntax {

  /** No body of this API is a third as deep. */
  private static final int MAX_DEPTH = 32;

  private JsonSyntax() {}

  /**
   * @throws ValidationFailed with the place of the first fault
   */
  static void check(String text) {
    try (JsonParser parser = JSON.createParser(new StringReader(text))) {
      Deque<Set<String>> open = new ArrayDeque<>();
      while (parser.hasNext()) {
        step(parser, open);
      }
    } catch (JsonParsingException malformed) {
      throw new ValidationFailed("", "Malformed JSON at " + place(malformed.getLocation()));
    } catch (JsonException | NoSuchElementException malformed) {
      throw new ValidationFailed("", "Malformed JSON: it ends too early");
    }
  }

  private static void step(JsonParser parser, Deque<Set<String>> open) {
    switch (parser.next()) {
      case START_OBJECT, START_ARRAY -> {
        open.push(new HashSet<>());
        if (open.size() > MAX_DEPTH) {
          throw new ValidationFailed("", "The body is nested more than 32 levels deep");
        }
      }
      case END_OBJECT, END_ARRAY -> open.pop();
      case KEY_NAME -> {
        if (!open.getFirst().add(parser.getString())) {
          throw new ValidationFailed(
              "",
              "The name %s is there twice, at %s"
                  .formatted(Faults.quoted(parser.getString()), place(parser.getLocation())));
        }
      }
      default -> {
        // Plain values have no form of their own.
      }
    }
  }

  private static String place(JsonLocation where) {
    return "line %d, column %d".formatted(where.getLineNumber(), where.getColumnNumber());
  }
}
