package dev.holdfast.plan;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes trees as YAML that people read: short objects on one line, long ones as blocks, long
/// texts folded, comments where they were.
final class YamlPrinter {
  private static final int WIDTH = 110;

  private final StringBuilder out = new StringBuilder();
  private final YamlComments comments;

  private YamlPrinter(YamlComments comments) {
    this.comments = comments;
  }

  static String print(Map<String, ?> root, YamlComments comments) {
    var printer = new YamlPrinter(comments);
    if (root.isEmpty()) printer.out.append("{}\n");
    printer.map(root, 0, "", false);
    comments.atEnd().forEach(line -> printer.out.append(line).append('\n'));
    return printer.out.toString();
  }

  /// @param begun whether the first key goes on the line that has been begun, after `- `
  private void map(Map<?, ?> map, int indent, String path, boolean begun) {
    var first = begun;
    for (var entry : map.entrySet()) {
      var key = String.valueOf(entry.getKey());
      var here = YamlComments.join(path, key);
      if (!first) {
        before(here, indent);
        indent(indent);
      }
      first = false;
      out.append(YamlScalars.write(key, true)).append(':');
      value(entry.getValue(), indent, here);
    }
  }

  private void list(List<?> list, int indent, String path) {
    for (int i = 0; i < list.size(); i++) {
      var item = list.get(i);
      var here = YamlComments.join(path, YamlComments.name(item, i));
      before(here, indent);
      indent(indent);
      out.append('-');
      var line = oneLine(item, indent + 2, here);
      if (line != null) {
        end(" " + line, here);
      } else if (item instanceof Map<?, ?> map) {
        out.append(' ');
        map(map, indent + 2, here, true);
      } else {
        value(item, indent, here);
      }
    }
  }

  /// After `key:` or `-`.
  private void value(@Nullable Object value, int indent, String path) {
    var column = out.length() - out.lastIndexOf("\n");
    var line = indent == 0 && value instanceof Map<?, ?> ? null : oneLine(value, column, path);
    if (line != null) {
      end(" " + line, path);
    } else if (value instanceof Map<?, ?> map) {
      end("", path);
      map(map, indent + 2, path, false);
    } else if (value instanceof List<?> list) {
      end("", path);
      list(list, indent + 2, path);
    } else {
      text(String.valueOf(value), indent + 2, path);
    }
  }

  private void text(String text, int indent, String path) {
    var block = YamlScalars.block(text, indent, WIDTH);
    if (block == null) end(" " + YamlScalars.write(text, false), path);
    else out.append(' ').append(block);
  }

  private @Nullable String oneLine(@Nullable Object value, int column, String path) {
    if (value instanceof String text) {
      var fits = column + text.length() <= WIDTH || YamlScalars.block(text, 2, WIDTH) == null;
      return fits && text.indexOf('\n') < 0 ? YamlScalars.write(text, false) : null;
    }
    if (!(value instanceof Map<?, ?>) && !(value instanceof List<?>)) return scalar(value);
    if (value instanceof Map<?, ?> map && map.isEmpty()) return "{}";
    if (value instanceof List<?> list && list.isEmpty()) return "[]";
    if (comments.within(path)) return null;
    var flow = flow(value);
    return column + flow.length() <= WIDTH ? flow : null;
  }

  private static String flow(@Nullable Object value) {
    return switch (value) {
      case Map<?, ?> map -> {
        var parts = new ArrayList<String>();
        map.forEach(
            (key, item) ->
                parts.add(YamlScalars.write(String.valueOf(key), true) + ": " + flow(item)));
        yield "{" + String.join(", ", parts) + "}";
      }
      case List<?> list ->
          "[" + String.join(", ", list.stream().map(YamlPrinter::flow).toList()) + "]";
      case String text -> YamlScalars.write(text, true);
      case null, default -> scalar(value);
    };
  }

  private static String scalar(@Nullable Object value) {
    if (value instanceof BigDecimal number) {
      var text = number.toString();
      return YamlValues.plain(text) instanceof Long ? text + "." : text;
    }
    return String.valueOf(value);
  }

  private void before(String path, int indent) {
    for (var line : comments.before(path)) {
      if (!line.isEmpty()) indent(indent);
      out.append(line).append('\n');
    }
  }

  private void end(String text, String path) {
    out.append(text);
    comments.beside(path).ifPresent(comment -> out.append(' ').append(comment));
    out.append('\n');
  }

  private void indent(int indent) {
    out.repeat(' ', indent);
  }
}
