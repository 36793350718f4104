package dev.holdfast.kernel;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads JSON that holds nothing but what Holdfast's own files are made of: no fractions, no
/// numbers beyond 18 digits, no letters written as numbers. Of anything else, and of whatever is
/// wrong, it says nothing at all: the library of [Json] reads it then. Its first parser costs a
/// start as much as reading the whole home, for tables of numbers that no such file has.
final class PlainJson {
  private static final int LONGEST = 1 << 20;
  private static final int LONGEST_KEY = 1000;
  private static final int DEEPEST = 50;
  private static final int DIGITS = 18;
  private static final String ESCAPES = "\"\\/bfnrt";
  private static final String ESCAPED = "\"\\/\b\f\n\r\t";

  private final String text;
  private int at;

  private PlainJson(String text) {
    this.text = text;
  }

  /// What the text says, where it is one plain value other than `null`.
  static Optional<Object> read(String text) {
    if (text.length() > LONGEST) return Optional.empty();
    var reading = new PlainJson(text);
    try {
      reading.blank();
      var value = reading.value(0);
      reading.blank();
      return reading.at < text.length() ? Optional.empty() : Optional.ofNullable(value);
    } catch (Strange e) {
      return Optional.empty();
    }
  }

  private @Nullable Object value(int depth) {
    var letter = letter();
    if (depth > DEEPEST) throw new Strange();
    if (letter == '{') return map(depth);
    if (letter == '[') return list(depth);
    if (letter == '"') return string();
    if (letter == 't') return word("true", true);
    if (letter == 'f') return word("false", false);
    if (letter == 'n') return word("null", null);
    return number();
  }

  private Map<String, Object> map(int depth) {
    var map = new LinkedHashMap<String, @Nullable Object>();
    at++;
    blank();
    if (letter() != '}') {
      do {
        blank();
        if (letter() != '"') throw new Strange();
        var key = string();
        blank();
        if (key.length() > LONGEST_KEY || map.containsKey(key) || !next(':')) throw new Strange();
        blank();
        map.put(key, value(depth + 1));
        blank();
      } while (next(','));
    }
    if (!next('}')) throw new Strange();
    return Collections.unmodifiableSequencedMap(map);
  }

  private List<Object> list(int depth) {
    var list = new ArrayList<@Nullable Object>();
    at++;
    blank();
    if (letter() != ']') {
      do {
        blank();
        list.add(value(depth + 1));
        blank();
      } while (next(','));
    }
    if (!next(']')) throw new Strange();
    return Collections.unmodifiableList(list);
  }

  private String string() {
    var from = ++at;
    StringBuilder mended = null;
    while (at < text.length()) {
      var letter = text.charAt(at);
      if (letter == '"') {
        var rest = text.substring(from, at++);
        return mended == null ? rest : mended.append(rest).toString();
      }
      if (letter < ' ' || Character.isSurrogate(letter)) throw new Strange();
      if (letter == '\\') {
        if (at + 1 == text.length()) throw new Strange();
        var which = ESCAPES.indexOf(text.charAt(at + 1));
        if (which < 0) throw new Strange();
        if (mended == null) mended = new StringBuilder();
        mended.append(text, from, at).append(ESCAPED.charAt(which));
        from = at + 2;
        at++;
      }
      at++;
    }
    throw new Strange();
  }

  private Long number() {
    var from = at;
    if (letter() == '-') at++;
    var first = at;
    while (letter() >= '0' && letter() <= '9') at++;
    var digits = at - first;
    var plain = digits > 0 && digits <= DIGITS && (digits == 1 || text.charAt(first) != '0');
    if (!plain || text.startsWith("-0", from) || !ends()) throw new Strange();
    return Long.parseLong(text, from, at, 10);
  }

  private @Nullable Object word(String word, @Nullable Object meant) {
    if (!text.startsWith(word, at)) throw new Strange();
    at += word.length();
    if (!ends()) throw new Strange();
    return meant;
  }

  /// Whether what stands here cannot belong to the word or number before it.
  private boolean ends() {
    return at == text.length() || ",]} \n\r\t".indexOf(letter()) >= 0;
  }

  private boolean next(char wanted) {
    if (letter() != wanted) return false;
    at++;
    return true;
  }

  private void blank() {
    while (at < text.length() && " \n\r\t".indexOf(text.charAt(at)) >= 0) at++;
  }

  /// The letter here; 0, which no plain text has outside of strings, at the end.
  private char letter() {
    return at < text.length() ? text.charAt(at) : 0;
  }

  /// Ends the reading; it happened to nobody, so it knows no place.
  private static final class Strange extends RuntimeException {
    private static final long serialVersionUID = 1;

    Strange() {
      super(null, null, false, false);
    }
  }
}
