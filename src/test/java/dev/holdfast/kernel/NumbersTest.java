package dev.holdfast.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// A value that a program writes as numbers: dumps, arrays of source code, lists of bytes.
class NumbersTest {
  private static final List<String> SECRETS =
      List.of("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", "päß-canary-7", "12 abc 0x77\n77 4a");

  private static StreamingRedactor knowing(String secret) {
    var redactor = new StreamingRedactor();
    redactor.learn("db", Secret.copyOf(secret.getBytes(UTF_8)));
    return redactor;
  }

  private static String each(byte[] value, String format, String between) {
    var all = new ArrayList<String>();
    for (byte one : value) all.add(format.formatted(one & 0xff));
    return String.join(between, all);
  }

  private static String binary(byte one) {
    return "%8s".formatted(Integer.toBinaryString(one & 0xff)).replace(' ', '0');
  }

  /// Rows of so many bytes.
  private static String rows(byte[] value, int width, Row row) {
    var out = new StringBuilder();
    for (int at = 0; at < value.length; at += width) {
      var part = Arrays.copyOfRange(value, at, Math.min(at + width, value.length));
      out.append(row.of(at, part)).append('\n');
    }
    return out.toString();
  }

  private interface Row {
    String of(int at, byte[] part);
  }

  private static String letters(byte[] part) {
    return new String(part, UTF_8).replaceAll("[^ -~]", ".");
  }

  /// Words with the low byte first, as `xxd -e` and `od -x` write them; a short one is filled up.
  private static String words(byte[] part, int size, String fill) {
    var words = new ArrayList<String>();
    for (int at = 0; at < part.length; at += size) {
      var word = new StringBuilder();
      for (int i = at + size - 1; i >= at; i--) {
        word.append(i < part.length ? "%02x".formatted(part[i]) : fill);
      }
      words.add(word.toString());
    }
    return String.join(" ", words);
  }

  private static Map<String, Function<byte[], String>> forms() {
    var forms = new LinkedHashMap<String, Function<byte[], String>>();
    forms.put(
        "xxd -i",
        value ->
            "unsigned char k[] = {\n"
                + rows(value, 12, (_, part) -> "  " + each(part, "0x%02x", ", ") + ",")
                + "};\nunsigned int k_len = 41;");
    forms.put("xxd", value -> rows(value, 16, NumbersTest::xxd));
    forms.put("xxd | sed", value -> "  " + rows(value, 16, NumbersTest::xxd).replace("\n", "\n\t"));
    forms.put(
        "xxd -e",
        value ->
            rows(
                value,
                16,
                (at, part) ->
                    "%08x: %-35s  %s".formatted(at, words(part, 4, "  "), letters(part))));
    forms.put(
        "xxd -b",
        value ->
            rows(
                value,
                6,
                (at, part) -> "%08x: %-53s  %s".formatted(at, bits(part, " "), letters(part))));
    forms.put(
        "hexdump -C, indented",
        value ->
            rows(
                value,
                16,
                (at, part) ->
                    "    %08x  %-48s  |%s|".formatted(at, each(part, "%02x", " "), letters(part))));
    forms.put("od -b", value -> od(value, part -> each(part, "%03o", " ")));
    forms.put("od -t u1", value -> od(value, part -> each(part, "%3d", " ")));
    forms.put("od -x", value -> od(value, part -> words(part, 2, "00")));
    forms.put("od", value -> od(value, part -> wide(part, "%06o")));
    forms.put("hexdump -d", value -> od(value, part -> wide(part, "  %05d")));
    forms.put("od -t x8", value -> od(value, part -> words(part, 8, "00")));
    for (var between : List.of(",", ", ", "-", ":", " ", ";", "\n", "\", \"", " | ")) {
      forms.put("hex" + between, value -> each(value, "%02x", between));
      forms.put("HEX" + between, value -> each(value, "%02X", between));
      forms.put("0x" + between, value -> each(value, "0x%x", between));
      forms.put("decimal" + between, value -> "[" + each(value, "%d", between) + "]");
      forms.put("binary" + between, value -> bits(value, between));
    }
    forms.put("signed", Arrays::toString);
    forms.put("octal", value -> each(value, "0o%o", ", "));
    forms.put("C", value -> each(value, "%04o", ", "));
    forms.put("go", value -> "[]byte{" + each(value, "0x%x", ", ") + "}");
    forms.put("node", value -> "<Buffer " + each(value, "%02x", " ") + ">");
    forms.put("one a line", value -> each(value, "%d", "\n"));
    return forms;
  }

  private static String xxd(int at, byte[] part) {
    var pairs = HexFormat.of().formatHex(part).replaceAll("(....)(?=.)", "$1 ");
    return "%08x: %-39s  %s".formatted(at, pairs, letters(part));
  }

  private static String od(byte[] value, Function<byte[], String> numbers) {
    return rows(value, 16, (at, part) -> "%07o %s".formatted(at, numbers.apply(part)))
        + "%07o%n".formatted(value.length);
  }

  private static String wide(byte[] part, String format) {
    var words = new ArrayList<String>();
    for (int at = 0; at < part.length; at += 2) {
      int high = at + 1 < part.length ? part[at + 1] & 0xff : 0;
      words.add(format.formatted((high << 8) | (part[at] & 0xff)));
    }
    return String.join(" ", words);
  }

  private static String bits(byte[] value, String between) {
    var all = new ArrayList<String>();
    for (byte one : value) all.add(binary(one));
    return String.join(between, all);
  }

  private static String clean(StreamingRedactor redactor, byte[] text, int split)
      throws IOException {
    var clean = new ByteArrayOutputStream();
    try (var out = redactor.wrap(clean)) {
      out.write(text, 0, split);
      out.flush();
      out.write(text, split, text.length - split);
    }
    return clean.toString(UTF_8);
  }

  @Test
  void knowsNumbersOfEveryKindSplitAnywhere() throws IOException {
    for (var secret : SECRETS) {
      var redactor = knowing(secret);
      for (var form : forms().entrySet()) {
        for (int before : List.of(0, 3, 16)) {
          var value = ("u".repeat(before) + secret + "v\n").getBytes(UTF_8);
          var text = ("says:\n" + form.getValue().apply(value) + "\nafter\n").getBytes(UTF_8);
          for (int split = 0; split <= text.length; split += 13) {
            var said = clean(redactor, text, split);
            assertThat(said)
                .as("%s of %s after %d", form.getKey(), secret, before)
                .startsWith("says:\n")
                .contains("<secret:db>")
                .endsWith("\nafter\n");
            assertThat(said.length())
                .as("%s of %s after %d: %s", form.getKey(), secret, before, said)
                .isLessThan(text.length - secret.length());
            for (int i = 0; i + 5 <= secret.length(); i++) {
              assertThat(said).as(form.getKey()).doesNotContain(secret.substring(i, i + 5));
            }
          }
        }
      }
    }
  }

  /// As `od -c` and `hexdump -c` write them.
  @Test
  void knowsLettersInColumns() throws IOException {
    var secret = "wJalrXUtnFEMI/K7MDENG+b P:RfiCYEXAMPLEKEY";
    for (int before : List.of(0, 3, 16, 21)) {
      var value = ("u".repeat(before) + secret + "v").getBytes(UTF_8);
      var text =
          ("says:\n" + od(value, part -> each(part, "  %c", " ")) + "after\n").getBytes(UTF_8);
      for (int split = 0; split <= text.length; split += 13) {
        assertThat(clean(knowing(secret), text, split).replaceAll("\\s+", ""))
            .matches("says:0000[02u]+<secret:db>v00000[0-7]+after");
      }
    }
  }

  /// Whatever the numbers around: nothing but the whole value is one.
  @Test
  void aListOfOtherNumbersStaysAsItIs() {
    var secret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
    var redactor = knowing(secret);
    var random = new Random(4711);
    for (int round = 0; round < 300; round++) {
      var value = secret.getBytes(UTF_8);
      value[random.nextInt(value.length)]++;
      for (var form : forms().values()) {
        var text = "x " + form.apply(value) + " y\n";
        assertThat(redactor.redact(text)).isEqualTo(text);
      }
      if (round > 3) round += 20;
    }
    var counted =
        java.util.stream.IntStream.range(0, 300)
            .mapToObj(String::valueOf)
            .collect(Collectors.joining(", "));
    var all = new StreamingRedactor();
    for (var other : List.of("12345", "abcdefg", "abcd", "hunter2!", "Passw0rd-1")) {
      all.learn("x", Secret.copyOf(other.getBytes(UTF_8)));
    }
    assertThat(all.redact(counted)).isEqualTo(counted);
  }

  @Test
  void knowsBase32WhereverItBegins() {
    for (var secret : SECRETS) {
      for (int before = 0; before < 6; before++) {
        var value = ("u".repeat(before) + secret + "v").getBytes(UTF_8);
        var text = base32(value);
        for (var form : List.of(text, text.toLowerCase(java.util.Locale.ROOT))) {
          var said = knowing(secret).redact("x " + form + " y");
          assertThat(said).as(form).contains("<secret:db>").hasSizeLessThan(36);
        }
        if (secret.length() < 30) continue;
        var wrapped = knowing(secret).redact(text.replaceAll("(.{20})", "$1\n"));
        assertThat(wrapped).contains("<secret:db>").hasSizeLessThan(36);
      }
    }
  }

  private static String base32(byte[] value) {
    var bits = new StringBuilder();
    for (byte one : value) bits.append(binary(one));
    while (bits.length() % 40 != 0) bits.append(bits.length() % 5 == 0 ? "=====" : "0");
    var out = new StringBuilder();
    for (int i = 0; i < bits.length(); i += 5) {
      var five = bits.substring(i, i + 5);
      out.append(
          five.startsWith("=")
              ? '='
              : "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".charAt(Integer.parseInt(five, 2)));
    }
    return out.toString();
  }

  /// Nobody waits for the end of a line of numbers that may be nothing.
  @Test
  void ordinaryNumbersDoNotWait() throws IOException {
    var clean = new ByteArrayOutputStream();
    try (var out = knowing("wJalrXUtnFEMI").wrap(clean)) {
      out.write("took 119 ms, then 74\n".getBytes(UTF_8));
      assertThat(clean.toString(UTF_8)).isEqualTo("took 119 ms, then 74\n");
    }
  }
}
