package dev.holdfast.plan;

import org.jspecify.annotations.Nullable;

/// Writes texts so that they come back as the same texts: plain where that is safe, else quoted.
final class YamlScalars {
  private YamlScalars() {}

  /// @param flow whether it stands inside `{}` or `[]`, or is a key
  static String write(String text, boolean flow) {
    return plain(text, flow) ? text : quoted(text);
  }

  private static boolean plain(String text, boolean flow) {
    if (!(YamlValues.plain(text) instanceof String) || YamlValues.isNull(text)) return false;
    if ("-?:,[]{}#&*!|>'\"%@`<=. ".indexOf(text.charAt(0)) >= 0) return false;
    if (text.endsWith(" ") || text.endsWith(":")) return false;
    if (text.contains(": ") || text.contains(" #")) return false;
    for (int i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      if (!readable(c) || (flow && ",[]{}:".indexOf(c) >= 0)) return false;
    }
    return true;
  }

  private static boolean readable(char c) {
    return (c >= ' ' && c <= '~')
        || (c >= 0xA0 && c <= 0xFFFD && c != 0x2028 && c != 0x2029 && c != 0xFEFF);
  }

  private static String quoted(String text) {
    var quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      switch (c) {
        case '"' -> quoted.append("\\\"");
        case '\\' -> quoted.append("\\\\");
        case '\n' -> quoted.append("\\n");
        case '\r' -> quoted.append("\\r");
        case '\t' -> quoted.append("\\t");
        default -> {
          if (readable(c)) quoted.append(c);
          else quoted.append("\\u%04X".formatted((int) c));
        }
      }
    }
    return quoted.append('"').toString();
  }

  /// The text as a literal or folded block with its header, or null where only quotes keep it.
  static @Nullable String block(String text, int indent, int width) {
    if (text.isBlank() || text.startsWith(" ") || text.startsWith("\n")) return null;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) != '\n' && !readable(text.charAt(i))) return null;
    }
    return text.indexOf('\n') < 0 ? folded(text, indent, width) : literal(text, indent);
  }

  private static @Nullable String literal(String text, int indent) {
    if (text.endsWith("\n\n") || text.endsWith(" ")) return null;
    var ends = text.endsWith("\n");
    var block = new StringBuilder(ends ? "|\n" : "|-\n");
    for (var line : text.split("\n", ends ? 0 : -1)) {
      if (line.isBlank() && !line.isEmpty()) return null;
      if (!line.isEmpty()) block.repeat(' ', indent).append(line);
      block.append('\n');
    }
    return block.toString();
  }

  private static @Nullable String folded(String text, int indent, int width) {
    if (text.contains("  ") || text.endsWith(" ")) return null;
    var block = new StringBuilder(">-\n");
    var column = 0;
    for (var word : text.split(" ", -1)) {
      if (column > 0 && column + 1 + word.length() > width) {
        block.append('\n');
        column = 0;
      }
      if (column == 0) {
        block.repeat(' ', indent);
        column = indent;
      } else {
        block.append(' ');
        column++;
      }
      block.append(word);
      column += word.length();
    }
    return block.append('\n').toString();
  }
}
