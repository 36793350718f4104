package dev.holdfast.kernel;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The forms that one secret takes in output: raw, by line, base64 wherever it begins inside a
/// triple, hex, percent-, JSON-, XML- and shell-escaped, and with every letter as an escape.
final class Encodings {
  /// Shorter values are too likely to be a part of something harmless; they are not looked for.
  static final int SHORTEST = 4;

  /// Lines of a secret that are shorter are only known as part of the whole.
  static final int SHORTEST_LINE = 6;

  /// Shorter values with gaps between their letters would be found in ordinary text.
  static final int SHORTEST_SPREAD = 12;

  private static final String[] UNRESERVED = {
    "-._~", "-._*", "-._~!*'()", "-._~!*'();/?:@&=+$,#", ""
  };

  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  private Encodings() {}

  /// All forms, each as the bytes that appear in a UTF-8 stream.
  static List<byte[]> of(byte[] secret) {
    Map<String, byte[]> forms = new LinkedHashMap<>();
    if (secret.length >= SHORTEST) whole(forms, secret);
    for (var line : lines(secret)) if (line.length >= SHORTEST_LINE) whole(forms, line);
    return List.copyOf(forms.values());
  }

  /// The value, and its lines.
  static List<byte[]> plain(byte[] secret) {
    Map<String, byte[]> forms = new LinkedHashMap<>();
    letters(forms, secret);
    for (var line : lines(secret)) if (line.length >= SHORTEST_LINE) letters(forms, line);
    return List.copyOf(forms.values());
  }

  /// As it is, and with its letters beyond ASCII as other programs have them: put together from an
  /// accent, or as a byte each, which is what their escapes stand for.
  private static void letters(Map<String, byte[]> forms, byte[] value) {
    put(forms, value);
    put(forms, TerminalCodes.without(value));
    for (var text : texts(value)) {
      put(forms, text.getBytes(UTF_8));
      put(forms, bytewise(text));
    }
  }

  private static List<String> texts(byte[] value) {
    var text = new String(value, UTF_8);
    boolean ascii = text.chars().allMatch(letter -> letter < 128);
    if (ascii || !Arrays.equals(text.getBytes(UTF_8), value)) return List.of();
    return List.of(
        text,
        Normalizer.normalize(text, Normalizer.Form.NFC),
        Normalizer.normalize(text, Normalizer.Form.NFD));
  }

  private static byte[] bytewise(String text) {
    var out = new ByteArrayOutputStream();
    text.codePoints()
        .forEach(
            point -> {
              if (point < 256) out.write(point);
              else out.writeBytes(Character.toString(point).getBytes(UTF_8));
            });
    return out.toByteArray();
  }

  /// The forms that programs wrap or spread, each without its gaps.
  static List<byte[]> spread(byte[] secret) {
    Map<String, byte[]> forms = new LinkedHashMap<>();
    if (secret.length >= SHORTEST) wrapped(forms, secret);
    for (var line : lines(secret)) if (line.length >= SHORTEST_LINE) wrapped(forms, line);
    return List.copyOf(forms.values());
  }

  private static void wrapped(Map<String, byte[]> forms, byte[] value) {
    var long64 = new LinkedHashMap<String, byte[]>();
    base64(long64, value);
    base32(long64, value);
    long64.values().removeIf(form -> form.length < SHORTEST_SPREAD);
    forms.putAll(long64);
    hex(forms, value);
    var plain = Gaps.without(TerminalCodes.without(value));
    if (plain.length >= SHORTEST_SPREAD) put(forms, plain);
  }

  private static List<byte[]> lines(byte[] secret) {
    var text = new String(secret, ISO_8859_1);
    if (text.indexOf('\n') < 0) return List.of();
    return text.lines().map(line -> line.strip().getBytes(ISO_8859_1)).toList();
  }

  private static void whole(Map<String, byte[]> forms, byte[] value) {
    put(forms, value);
    base64(forms, value);
    hex(forms, value);
    escaped(forms, value);
    for (var unreserved : UNRESERVED) percent(forms, value, unreserved);
    var text = new String(value, UTF_8);
    if (!Arrays.equals(text.getBytes(UTF_8), value)) return;
    json(forms, text);
    shell(forms, text);
    doubled(forms, text);
    for (var other : texts(value)) put(forms, other.getBytes(UTF_8));
    var xml = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    put(forms, xml.getBytes(UTF_8));
    put(forms, xml.replace("\"", "&quot;").replace("'", "&#39;").getBytes(UTF_8));
    put(forms, xml.replace("\"", "&quot;").replace("'", "&apos;").getBytes(UTF_8));
    if (text.contains("\n")) put(forms, text.replace("\n", "\r\n").getBytes(UTF_8));
  }

  /// Marks that stand for themselves when they stand twice: SQL, PowerShell and YAML, CSV, compose
  /// files, `printf`; and the caret of `cmd`.
  private static void doubled(Map<String, byte[]> forms, String text) {
    for (var mark : List.of("'", "\"", "$", "%", "`")) {
      if (text.contains(mark)) put(forms, text.replace(mark, mark + mark).getBytes(UTF_8));
    }
    var both = text.replace("$", "$$").replace("%", "%%");
    if (!both.equals(text)) put(forms, both.getBytes(UTF_8));
    var cmd = text.replaceAll("([&|<>^()])", "^$1");
    if (!cmd.equals(text)) put(forms, cmd.getBytes(UTF_8));
  }

  private static void hex(Map<String, byte[]> forms, byte[] value) {
    var hex = HexFormat.of().formatHex(value);
    put(forms, hex.getBytes(US_ASCII));
    put(forms, hex.toUpperCase(Locale.ROOT).getBytes(US_ASCII));
  }

  /// Every letter as an escape of source code.
  private static void escaped(Map<String, byte[]> forms, byte[] value) {
    var text = new String(value, UTF_8);
    for (var digit : List.of("x", "X")) {
      put(forms, each("\\x%02" + digit, value));
      put(forms, each("\\u%04" + digit, text.chars().toArray()));
    }
    put(forms, each("\\%03o", value));
    put(forms, each("&#%d;", text.codePoints().toArray()));
    put(forms, each("&#x%x;", text.codePoints().toArray()));
  }

  private static byte[] each(String format, byte[] value) {
    var letters = new int[value.length];
    for (int i = 0; i < value.length; i++) letters[i] = value[i] & 0xff;
    return each(format, letters);
  }

  private static byte[] each(String format, int[] letters) {
    var out = new StringBuilder();
    for (int letter : letters) out.append(format.formatted(letter));
    return out.toString().getBytes(US_ASCII);
  }

  /// Copies, because what was lent is wiped.
  private static void put(Map<String, byte[]> forms, byte[] form) {
    if (form.length >= SHORTEST) forms.put(new String(form, ISO_8859_1), form.clone());
  }

  /// Of each alignment only the letters that depend on nothing but the secret.
  private static void base64(Map<String, byte[]> forms, byte[] value) {
    for (int before = 0; before < 3; before++) {
      var padded = new byte[before + value.length];
      System.arraycopy(value, 0, padded, before, value.length);
      int from = before == 0 ? 0 : before + 1;
      int to = padded.length * 8 / 6;
      for (var encoder : List.of(Base64.getEncoder(), Base64.getUrlEncoder())) {
        if (to > from) put(forms, Arrays.copyOfRange(encoder.encode(padded), from, to));
      }
    }
  }

  /// As [#base64]; a group is five bytes here.
  private static void base32(Map<String, byte[]> forms, byte[] value) {
    for (int before = 0; before < 5; before++) {
      var out = new StringBuilder();
      int from = (before * 8 + 4) / 5 * 5;
      for (int bit = from; bit + 5 <= (before + value.length) * 8; bit += 5) {
        int letter = 0;
        for (int i = bit - before * 8; i < bit - before * 8 + 5; i++) {
          letter = (letter << 1) | ((value[i / 8] >> (7 - i % 8)) & 1);
        }
        out.append(BASE32.charAt(letter));
      }
      put(forms, out.toString().getBytes(US_ASCII));
      put(forms, out.toString().toLowerCase(Locale.ROOT).getBytes(US_ASCII));
    }
  }

  private static void percent(Map<String, byte[]> forms, byte[] value, String unreserved) {
    for (var digits : List.of("0123456789ABCDEF", "0123456789abcdef")) {
      var out = new ByteArrayOutputStream();
      for (byte b : value) {
        int letter = b & 0xff;
        boolean plain = Character.isLetterOrDigit(letter) && letter < 128 && !unreserved.isEmpty();
        if (plain || unreserved.indexOf(letter) >= 0) {
          out.write(letter);
        } else {
          out.write('%');
          out.write(digits.charAt(letter >> 4));
          out.write(digits.charAt(letter & 15));
        }
      }
      put(forms, out.toByteArray());
      put(forms, out.toString(US_ASCII).replace("%20", "+").getBytes(US_ASCII));
    }
  }

  private static void json(Map<String, byte[]> forms, String text) {
    var quoted = Json.write(text);
    var plain = quoted.substring(1, quoted.length() - 1);
    for (var form : List.of(plain, htmlSafe(plain), plain.replace("/", "\\/"))) {
      put(forms, form.getBytes(UTF_8));
      put(forms, ascii(form, "0123456789abcdef").getBytes(US_ASCII));
      put(forms, ascii(form, "0123456789ABCDEF").getBytes(US_ASCII));
      var again = Json.write(form);
      put(forms, again.substring(1, again.length() - 1).getBytes(UTF_8));
    }
  }

  private static String htmlSafe(String json) {
    return json.replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("&", "\\u0026")
        .replace("'", "\\u0027")
        .replace("=", "\\u003d");
  }

  private static String ascii(String json, String digits) {
    var out = new StringBuilder();
    json.chars()
        .forEach(
            letter -> {
              if (letter < 127) {
                out.append((char) letter);
                return;
              }
              out.append("\\u");
              for (int shift = 12; shift >= 0; shift -= 4) {
                out.append(digits.charAt(letter >> shift & 15));
              }
            });
    return out.toString();
  }

  private static void shell(Map<String, byte[]> forms, String text) {
    put(forms, text.replace("'", "'\\''").getBytes(UTF_8));
    put(forms, text.replace("'", "'\"'\"'").getBytes(UTF_8));
    put(forms, text.replaceAll("([\\\\\"$`])", "\\\\$1").getBytes(UTF_8));
    put(forms, text.replaceAll("([\\\\\"$`!])", "\\\\$1").getBytes(UTF_8));
    put(
        forms,
        text.replaceAll("([^A-Za-z0-9_./:=@%+,\\-\\n\\u0080-\\uffff])", "\\\\$1").getBytes(UTF_8));
    put(
        forms,
        text.replaceAll("([^A-Za-z0-9_./:@%+\\-\\n\\u0080-\\uffff])", "\\\\$1").getBytes(UTF_8));
    var ansi =
        text.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n").replace("\t", "\\t");
    put(forms, ansi.getBytes(UTF_8));
  }
}
