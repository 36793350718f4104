package dev.holdfast.kernel;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// JSON as plain values: `Map`, `List`, `String`, `Long`, `BigDecimal`, `Boolean`, and `null`
/// inside maps and lists (RFC 8259). What two readers could understand differently (a key twice,
/// two documents in one text) is refused.
public final class Json {
  private static final int DEPTH = 200;

  static final JsonFactory FACTORY =
      new JsonFactoryBuilder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEPTH)
                  .maxStringLength(64 << 20)
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private Json() {}

  /// Writes a value in one line. Maps that keep an order are written in it, others sorted by key;
  /// times and durations as ISO 8601, paths and enums by name.
  ///
  /// @throws IllegalArgumentException for a type that JSON has no place for
  public static String write(@Nullable Object value) {
    return JsonText.write(value, JsonText.Form.LINE);
  }

  /// Writes a value indented by two blanks, ending with a line feed.
  public static String pretty(@Nullable Object value) {
    return JsonText.write(value, JsonText.Form.INDENTED) + "\n";
  }

  /// Reads one value, whole.
  ///
  /// @throws ProblemException `json.invalid` with the place, never with the text, which may be
  ///   secret
  public static Object read(String text) {
    return PlainJson.read(text).orElseGet(() -> parsed(text));
  }

  /// By the library, which knows all of the format and says what is wrong where.
  static Object parsed(String text) {
    try (var parser = FACTORY.createParser(text)) {
      parser.nextToken();
      var value = value(parser);
      if (value == null) throw invalid("only 'null' or nothing at all", parser, null);
      if (parser.nextToken() != null) throw invalid("more after the first value", parser, null);
      return value;
    } catch (JsonProcessingException e) {
      var at = e.getLocation();
      throw invalid(
          at == null
              ? "a syntax error"
              : "a syntax error at line " + at.getLineNr() + ", column " + at.getColumnNr(),
          null,
          e.getClass().getSimpleName());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Reads a text that has to be one object.
  ///
  /// @throws ProblemException `json.invalid`
  public static Map<String, Object> object(String text) {
    if (!(read(text) instanceof Map<?, ?> map)) {
      throw invalid("something else than an object", null, null);
    }
    Map<String, Object> object = new LinkedHashMap<>();
    map.forEach((key, value) -> object.put((String) key, value));
    return Collections.unmodifiableSequencedMap((LinkedHashMap<String, Object>) object);
  }

  private static ProblemException invalid(
      String what, @Nullable JsonParser parser, @Nullable String kind) {
    var at = parser == null ? null : parser.currentLocation();
    var place = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
    var detail = kind == null ? "" : " (" + kind + ")";
    return new ProblemException(
        Problem.of(
            "json.invalid",
            "This is not the JSON that was expected: " + what + place + detail,
            "nothing of it is used",
            "look at where it comes from"));
  }

  private static @Nullable Object value(JsonParser parser) throws IOException {
    var token = parser.currentToken();
    if (token == null) return null;
    return switch (token) {
      case START_OBJECT -> map(parser);
      case START_ARRAY -> list(parser);
      case VALUE_STRING -> parser.getText();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser, token);
      case NOT_AVAILABLE, END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT ->
          throw invalid("a value is missing", parser, null);
    };
  }

  private static Object number(JsonParser parser, JsonToken token) throws IOException {
    if (token == JsonToken.VALUE_NUMBER_INT
        && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
      return parser.getLongValue();
    }
    return new BigDecimal(parser.getText());
  }

  private static Map<String, Object> map(JsonParser parser) throws IOException {
    var map = new LinkedHashMap<String, @Nullable Object>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      var key = parser.currentName();
      parser.nextToken();
      map.put(key, value(parser));
    }
    return Collections.unmodifiableSequencedMap(map);
  }

  private static List<Object> list(JsonParser parser) throws IOException {
    var list = new ArrayList<@Nullable Object>();
    while (parser.nextToken() != JsonToken.END_ARRAY) list.add(value(parser));
    return Collections.unmodifiableList(list);
  }
}
