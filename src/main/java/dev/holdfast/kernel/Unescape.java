package dev.holdfast.kernel;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.regex.Pattern;

/// Ways in which programs write a letter by an escape; which letters they choose for it differs
/// from one to the next.
enum Unescape {
  /// `%2F`, of addresses, and `%u00e4`, of old JavaScript.
  PERCENT('%', "%(?:[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4})", "%(?:[0-9A-Fa-f]?|u[0-9A-Fa-f]{0,3})") {
    @Override
    byte[] bytes(String escape) {
      if (escape.charAt(1) == 'u') {
        return Character.toString(Integer.parseInt(escape.substring(2), 16)).getBytes(UTF_8);
      }
      return new byte[] {(byte) Integer.parseInt(escape.substring(1), 16)};
    }
  },
  /// A backslash and `u0026`, `x26`, `046`, `n` or `&`: JSON, source code, shells.
  BACKSLASH(
      '\\',
      "\\\\(?:u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|[ux]\\{[0-9A-Fa-f]{1,6}\\}|x[0-9A-Fa-f]{2}|[0-3][0-7]{2}|[^uxA-Za-z0-9\\s]|[nrtbfaev])",
      "\\\\(?:u[0-9A-Fa-f]{0,3}|U[0-9A-Fa-f]{0,7}|[ux]\\{[0-9A-Fa-f]{0,6}|x[0-9A-Fa-f]?|[0-3][0-7]?)?") {
    @Override
    byte[] bytes(String escape) {
      char kind = escape.charAt(1);
      if (escape.endsWith("}") && escape.length() > 3) {
        return point(escape.substring(3, escape.length() - 1), escape);
      }
      return switch (kind) {
        case 'u' -> Character.toString(Integer.parseInt(escape.substring(2), 16)).getBytes(UTF_8);
        case 'U' -> point(escape.substring(2), escape);
        case 'x' -> new byte[] {(byte) Integer.parseInt(escape.substring(2), 16)};
        case 'n' -> new byte[] {'\n'};
        case 'r' -> new byte[] {'\r'};
        case 't' -> new byte[] {'\t'};
        case 'b' -> new byte[] {'\b'};
        case 'f' -> new byte[] {'\f'};
        case 'a' -> new byte[] {7};
        case 'e' -> new byte[] {0x1b};
        case 'v' -> new byte[] {0x0b};
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
      "&(?:" + Entities.ALL + "|#[0-9]{1,7}|#x[0-9A-Fa-f]{1,6});",
      "&(?:(?:[A-Za-z][A-Za-z0-9]{0,7})?|#[0-9]{0,7}|#x[0-9A-Fa-f]{0,6})") {
    @Override
    byte[] bytes(String escape) {
      var name = escape.substring(1, escape.length() - 1);
      var known = Entities.named(name);
      if (known.isPresent()) return known.get().getBytes(UTF_8);
      int point =
          name.startsWith("#x")
              ? Integer.parseInt(name.substring(2), 16)
              : Integer.parseInt(name.substring(1));
      return Character.isValidCodePoint(point)
          ? Character.toString(point).getBytes(UTF_8)
          : escape.getBytes(ISO_8859_1);
    }
  };

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

  private static byte[] point(String hex, String escape) {
    long point = Long.parseLong(hex, 16);
    return point <= Character.MAX_CODE_POINT
        ? Character.toString((int) point).getBytes(UTF_8)
        : escape.getBytes(ISO_8859_1);
  }

  /// What it stands for.
  abstract byte[] bytes(String escape);
}
