package dev.holdfast.kernel;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.Temporal;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The writing half of [Json]: the same value always gives the same text.
final class JsonText {
  enum Form {
    LINE,
    INDENTED
  }

  private JsonText() {}

  static String write(@Nullable Object value, Form form) {
    var text = new StringWriter();
    try (var out = Json.FACTORY.createGenerator(text)) {
      if (form == Form.INDENTED) {
        var indenter = new DefaultIndenter("  ", "\n");
        var printer = new DefaultPrettyPrinter();
        printer.indentObjectsWith(indenter);
        printer.indentArraysWith(indenter);
        out.setPrettyPrinter(printer);
      }
      put(out, value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void put(JsonGenerator out, @Nullable Object value) throws IOException {
    switch (value) {
      case null -> out.writeNull();
      case Map<?, ?> map -> {
        out.writeStartObject();
        for (var entry : ordered(map).entrySet()) {
          out.writeFieldName(clean(String.valueOf(entry.getKey())));
          put(out, entry.getValue());
        }
        out.writeEndObject();
      }
      case Collection<?> list -> {
        out.writeStartArray();
        for (var item : list) put(out, item);
        out.writeEndArray();
      }
      case Object[] array -> put(out, java.util.Arrays.asList(array));
      case Optional<?> optional -> put(out, optional.orElse(null));
      case CharSequence text -> out.writeString(clean(text.toString()));
      case Boolean flag -> out.writeBoolean(flag);
      case Long number -> out.writeNumber(number);
      case Integer number -> out.writeNumber(number);
      case Short number -> out.writeNumber(number.longValue());
      case Byte number -> out.writeNumber(number.longValue());
      case BigInteger number -> out.writeNumber(number);
      case BigDecimal number -> out.writeNumber(number.toString());
      case Double number -> out.writeNumber(finite(number).toString());
      case Float number -> out.writeNumber(finite(number.doubleValue()).toString());
      case Duration duration -> out.writeString(duration.toString());
      case Temporal time -> out.writeString(time.toString());
      case Enum<?> name -> out.writeString(name.toString());
      case Path path -> out.writeString(clean(path.toString()));
      case java.net.URI uri -> out.writeString(uri.toString());
      case UUID id -> out.writeString(id.toString());
      case Character letter -> out.writeString(clean(letter.toString()));
      default ->
          throw new IllegalArgumentException("JSON has no place for " + value.getClass().getName());
    }
  }

  private static BigDecimal finite(Double number) {
    if (!Double.isFinite(number)) {
      throw new IllegalArgumentException("JSON has no place for " + number);
    }
    return BigDecimal.valueOf(number);
  }

  private static Map<?, ?> ordered(Map<?, ?> map) {
    if (map instanceof SequencedMap<?, ?> kept) return kept;
    var sorted = new TreeMap<String, @Nullable Object>();
    map.forEach((key, value) -> sorted.put(String.valueOf(key), value));
    return sorted;
  }

  /// Half a surrogate pair has no UTF-8 form; left in, the text would change on its way to disk.
  private static String clean(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) return replaced(text);
    }
    return text;
  }

  private static String replaced(String text) {
    var clean = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c ->
                clean.appendCodePoint(
                    c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c));
    return clean.toString();
  }
}
