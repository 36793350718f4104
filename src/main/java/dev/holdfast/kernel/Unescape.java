package dev.holdfast.kernel;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.regex.Pattern;

/// Ways in which programs write a letter by an escape; which letters they choose for it differs
/// from one to the next.
enum Unescape {
  /// `%2F`, of addresses.
  PERCENT('%', "%[0-9A-Fa-f]{2}", "%[0-9A-Fa-f]?") {
    @Override
    byte[] bytes(String escape) {
      return new byte[] {(byte) Integer.parseInt(escape.substring(1), 16)};
    }
  },
  /// A backslash and `u0026`, `x26`, `046`, `n` or `&`: JSON, source code, shells.
  BACKSLASH(
      '\\',
      "\\\\(?:u[0-9A-Fa-f]{4}|x[0-9A-Fa-f]{2}|[0-3][0-7]{2}|[^uxA-Za-z0-9\\s]|[nrtbf])",
      "\\\\(?:u[0-9A-Fa-f]{0,3}|x[0-9A-Fa-f]?|[0-3][0-7]?)?") {
    @Override
    byte[] bytes(String escape) {
      char kind = escape.charAt(1);
      return switch (kind) {
        case 'u' -> Character.toString(Integer.parseInt(escape.substring(2), 16)).getBytes(UTF_8);
        case 'x' -> new byte[] {(byte) Integer.parseInt(escape.substring(2), 16)};
        case 'n' -> new byte[] {'\n'};
        case 'r' -> new byte[] {'\r'};
        case 't' -> new byte[] {'\t'};
        case 'b' -> new byte[] {'\b'};
        case 'f' -> new byte[] {'\f'};
        default ->
            kind >= '0' && kind <= '3'
                ? new byte[] {(byte) Integer.parseInt(escape.substring(1), 8)}
                : escape.substring(1).getBytes(ISO_8859_1);
      };
    }
  },
  /// `&amp;`, `&#39;`, `&#x27;`, of HTML and XML.
  ENTITY(
      '&',
      "&(?:amp|lt|gt|quot|apos|#[0-9]{1,7}|#x[0-9A-Fa-f]{1,6});",
      "&(?:[a-z]{0,4}|#[0-9]{0,7}|#x[0-9A-Fa-f]{0,6})") {
    @Override
    byte[] bytes(String escape) {
      var name = escape.substring(1, escape.length() - 1);
      var known = NAMED.get(name);
      if (known != null) return known.getBytes(UTF_8);
      int point =
          name.startsWith("#x")
              ? Integer.parseInt(name.substring(2), 16)
              : Integer.parseInt(name.substring(1));
      return Character.isValidCodePoint(point)
          ? Character.toString(point).getBytes(UTF_8)
          : escape.getBytes(ISO_8859_1);
    }
  };

  private static final Map<String, String> NAMED =
      Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'");

  private final char opens;
  private final Pattern whole;
  private final Pattern begun;

  /// @param whole one that is complete
  /// @param begun the beginning of one
  Unescape(char opens, String whole, String begun) {
    this.opens = opens;
    this.whole = Pattern.compile(whole);
    this.begun = Pattern.compile(begun);
  }

  boolean opens(byte letter) {
    return letter == opens;
  }

  /// How an escape stands that has come so far.
  enum Stand {
    WHOLE,
    OPEN,
    NONE
  }

  Stand stand(String soFar) {
    if (whole.matcher(soFar).matches()) return Stand.WHOLE;
    return begun.matcher(soFar).matches() ? Stand.OPEN : Stand.NONE;
  }

  /// What it stands for.
  abstract byte[] bytes(String escape);
}
