package dev.holdfast.kernel;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StreamingRedactorTest {
  private static final List<String> SECRETS =
      List.of(
          "hunter2!",
          "a b'c\"d\\e$f`g&h<i>j/k=l+m",
          "päßwörd-€-😀",
          "abababab",
          "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
          "first line of it\nsecond line\tof it\nthird");

  private static StreamingRedactor knowing(String secret) {
    var redactor = new StreamingRedactor();
    redactor.learn("db", Secret.copyOf(secret.getBytes(UTF_8)));
    return redactor;
  }

  private static List<String> forms(String secret) {
    var bytes = secret.getBytes(UTF_8);
    var forms = new ArrayList<String>();
    forms.add(secret);
    forms.add(HexFormat.of().formatHex(bytes));
    forms.add(HexFormat.of().withUpperCase().formatHex(bytes));
    forms.add(URLEncoder.encode(secret, UTF_8));
    forms.add(URLEncoder.encode(secret, UTF_8).replace("+", "%20"));
    forms.add(Json.write(secret).substring(1, Json.write(secret).length() - 1));
    forms.add(Json.write(Map.of("k", Json.write(Map.of("p", secret)))));
    forms.add("'" + secret.replace("'", "'\\''") + "'");
    forms.add("'" + secret.replace("'", "'\"'\"'") + "'");
    forms.add("\"" + secret.replaceAll("([\\\\\"$`])", "\\\\$1") + "\"");
    return forms;
  }

  /// What is left may hold no stretch of a form that tells the secret.
  private static void assertClean(String secret, String form, String out) {
    assertThat(out).as("%s in %s", secret, form).contains("<secret:db>").doesNotContain(form);
    var inner = form.substring(1, form.length() - 1);
    assertThat(out).doesNotContain(inner);
  }

  @Test
  void knowsEveryFormSplitAtEveryOffset() throws IOException {
    for (var secret : SECRETS) {
      var redactor = knowing(secret);
      for (var form : forms(secret)) {
        var bytes = ("before " + form + " after\n").getBytes(UTF_8);
        for (int split = 0; split <= bytes.length; split++) {
          var clean = new ByteArrayOutputStream();
          try (var out = redactor.wrap(clean)) {
            out.write(bytes, 0, split);
            out.flush();
            out.write(bytes, split, bytes.length - split);
          }
          assertClean(secret, form, clean.toString(UTF_8));
          assertThat(clean.toString(UTF_8)).startsWith("before ").endsWith(" after\n");
        }
      }
    }
  }

  @Test
  void knowsBase64WhereverItBegins() {
    for (var secret : SECRETS) {
      var redactor = knowing(secret);
      for (int before = 0; before < 6; before++) {
        for (int after = 0; after < 4; after++) {
          var value = ("u".repeat(before) + secret + "v".repeat(after)).getBytes(UTF_8);
          for (var encoder :
              List.of(Base64.getEncoder(), Base64.getUrlEncoder().withoutPadding())) {
            var out = redactor.redact("x " + encoder.encodeToString(value) + " y");
            assertThat(out).contains("<secret:db>");
            var left = out.replace("x ", "").replace(" y", "").replace("<secret:db>", "");
            assertThat(left.length()).as(out).isLessThanOrEqualTo(2 * 4 + (before + after) * 2);
          }
        }
      }
    }
  }

  /// As `base64`, `openssl base64`, `xxd -p`, `od`, a fingerprint and JSON spread a long value.
  @Test
  void knowsEncodedValuesWithGaps() throws IOException {
    for (var secret :
        List.of("x".repeat(3) + "AQoDYXdz/+".repeat(12), "line one of a key\nl2".repeat(9))) {
      var bytes = secret.getBytes(UTF_8);
      var hex = HexFormat.of().formatHex(bytes);
      var base64 = Base64.getEncoder().encodeToString(bytes);
      for (var form :
          List.of(
              base64.replaceAll("(.{76})", "$1\n"),
              base64.replaceAll("(.{64})", "$1\r\n    "),
              base64.replaceAll("(.{60})", "$1\\\\n"),
              hex.replaceAll("(.{60})", "$1\n"),
              hex.toUpperCase(java.util.Locale.ROOT).replaceAll("(..)", "$1:"),
              hex.replaceAll("(..)", " $1").replaceAll("(.{48})", "$1\n"),
              secret.replaceAll("(.{20})", "$1\n"))) {
        var text = ("says:\n" + form + "\nafter\n").getBytes(UTF_8);
        for (int split = 0; split <= text.length; split += 7) {
          var clean = new ByteArrayOutputStream();
          try (var out = knowing(secret).wrap(clean)) {
            out.write(text, 0, split);
            out.flush();
            out.write(text, split, text.length - split);
          }
          assertThat(clean.toString(UTF_8))
              .as(form)
              .matches("says:\\s*<secret:db>(?:[=:\\s]|\\\\n)*after\n");
        }
      }
    }
  }

  /// As `xxd`, `hexdump -C` and `od -A x -t x1z` write it, with the letters beside the digits.
  @Test
  void knowsDumpsWithAddressesAndLetters() throws IOException {
    var secret = "AQoDYXdzEPT-canary-7781//cafe beef 0011 22";
    for (var dump : List.of("xxd", "hexdump", "od")) {
      for (int before : List.of(0, 3, 16, 21)) {
        var value = ("u".repeat(before) + secret + "v".repeat(5)).getBytes(UTF_8);
        var text = ("says:\n" + dumped(dump, value) + "after\n").getBytes(UTF_8);
        for (int split = 0; split <= text.length; split += 11) {
          var clean = new ByteArrayOutputStream();
          try (var out = knowing(secret).wrap(clean)) {
            out.write(text, 0, split);
            out.flush();
            out.write(text, split, text.length - split);
          }
          var said = clean.toString(UTF_8);
          assertThat(said).as(dump + before).contains("<secret:db>").endsWith("\nafter\n");
          for (int i = 0; i + 4 <= secret.length(); i++) {
            assertThat(said).as(dump + before).doesNotContain(secret.substring(i, i + 4));
          }
          assertThat(said.split("<secret", -1)).as(said).hasSize(2);
        }
      }
    }
  }

  private static String dumped(String program, byte[] value) {
    var text = new StringBuilder();
    for (int at = 0; at < value.length; at += 16) {
      var row = java.util.Arrays.copyOfRange(value, at, Math.min(at + 16, value.length));
      var pairs = HexFormat.ofDelimiter(" ").formatHex(row);
      var letters = new String(row, UTF_8);
      text.append(
          switch (program) {
            case "xxd" ->
                "%08x: %-40s %s%n"
                    .formatted(at, pairs.replaceAll("(..) (..)( ?)", "$1$2$3"), letters);
            case "od" -> "%06x %-48s >%s<%n".formatted(at, pairs, letters);
            default ->
                "%08x  %-48s  |%s|%n".formatted(at, pairs.replaceAll("^(.{23}) ", "$1  "), letters);
          });
    }
    return text.toString();
  }

  @Test
  void knowsValuesOfWhichEveryLetterIsEscaped() {
    var secret = "canary-7781/ü";
    for (var format : List.of("\\u%04x", "\\u%04X", "&#%d;", "&#x%x;")) {
      var form = new StringBuilder();
      secret.chars().forEach(letter -> form.append(format.formatted(letter)));
      assertThat(knowing(secret).redact("a " + form + " b")).isEqualTo("a <secret:db> b");
    }
    for (var format : List.of("\\x%02x", "\\x%02X", "\\%03o")) {
      var form = new StringBuilder();
      for (byte one : secret.getBytes(UTF_8)) form.append(format.formatted(one & 0xff));
      assertThat(knowing(secret).redact("a " + form + " b")).isEqualTo("a <secret:db> b");
    }
  }

  /// Each program escapes letters of its own choice.
  @Test
  void knowsAValueWhicheverOfItsLettersAreEscaped() {
    var secret = "k9#Qw&Zt=4<Lm/+'p\u00e4\"x";
    for (var form :
        List.of(
            "k9%23Qw%26Zt%3D4%3CLm/%2B%27p%C3%A4%22x",
            "k9#Qw&Zt=4%3CLm%2F+'p%C3%A4%22x",
            "k9#Qw\\u0026Zt=4\\u003cLm/+'p\u00e4\\\"x",
            "k9#Qw&Zt=4<Lm\\/+'p\\u00e4\\\"x",
            "k9#Qw&Zt=4<Lm/+\\'p\\303\\244\"x",
            "k9\\#Qw\\&Zt=4\\<Lm/+\\'p\\xc3\\xa4\\\"x",
            "k9#Qw&amp;Zt=4&lt;Lm/+&#x27;p\u00e4&quot;x",
            "k9#Qw&amp;Zt=4&lt;Lm/+&#39;p&#228;&#34;x")) {
      assertThat(knowing(secret).redact("a " + form + " b")).as(form).isEqualTo("a <secret:db> b");
    }
    var text = "100% of \\ and & or %2 &#; \\u00 k9# end";
    assertThat(knowing(secret).redact(text)).isEqualTo(text);
  }

  /// Of a value that begins at the end of a line, the few letters before the break are gone. As
  /// Python, Perl, Rust, Go and HTML write letters beyond ASCII, and a Mac its accents.
  @Test
  void knowsLettersBeyondAsciiAsProgramsEscapeThem() {
    var secret = "p\u00e455w0rd-l\u00e4ngs&\u00f6\ud834\udd1ex";
    for (var form :
        List.of(
            "p\\xe455w0rd-l\\xe4ngs&\\xf6\\U0001d11ex",
            "p\\x{e4}55w0rd-l\\x{e4}ngs&\\x{f6}\\x{1d11e}x",
            "p\\u{e4}55w0rd-l\\u{e4}ngs&\\u{f6}\\u{1d11e}x",
            "p\\u00e455w0rd-l\\u00e4ngs&\\u00f6\\U0001d11ex",
            "p&auml;55w0rd-l&auml;ngs&amp;&ouml;&#119070;x",
            "p%E455w0rd-l%E4ngs%26%F6%F0%9D%84%9Ex",
            java.text.Normalizer.normalize(secret, java.text.Normalizer.Form.NFD))) {
      assertThat(knowing(secret).redact("is " + form + " then"))
          .as(form)
          .isEqualTo("is <secret:db> then");
    }
    var apart = java.text.Normalizer.normalize(secret, java.text.Normalizer.Form.NFD);
    assertThat(knowing(apart).redact("is " + secret)).isEqualTo("is <secret:db>");
    assertThat(knowing(secret).redact("&sol;home&sol;x &nosuch; \\U0001 \\u{ &auml"))
        .isEqualTo("&sol;home&sol;x &nosuch; \\U0001 \\u{ &auml");
  }

  @Test
  void knowsMarksThatStandTwice() {
    var secret = "a\"b\\c'd12$45%6&x!";
    for (var form :
        List.of(
            secret.replace("'", "''"),
            secret.replace("\"", "\"\""),
            secret.replace("$", "$$"),
            secret.replace("%", "%%"),
            secret.replace("&", "^&"))) {
      assertThat(knowing(secret).redact("is " + form + " then"))
          .as(form)
          .isEqualTo("is <secret:db> then");
    }
  }

  @Test
  void whatBeginsAtTheEndOfALineIsKnownInTheNext() {
    var redactor = knowing("AQoDYXdz/+".repeat(12));
    var base64 = Base64.getEncoder().encodeToString("AQoDYXdz/+".repeat(12).getBytes(UTF_8));
    var out = redactor.redact("k: " + base64.substring(0, 5) + "\n" + base64.substring(5) + "\n");
    assertThat(out).contains("<secret:db>").doesNotContain(base64.substring(6, 16));
  }

  /// A short value with gaps would be found in ordinary text.
  @Test
  void aShortValueIsNotLookedForWithGaps() {
    var text = "YWJ jZA and Y W J j ZA, or abc d";
    assertThat(knowing("abcd").redact(text)).isEqualTo(text);
    assertThat(knowing("abcd").redact("61 62 63 64")).isEqualTo("<secret:db>");
  }

  /// Nobody at a terminal waits for the end of a line that may be nothing.
  @Test
  void ordinaryLinesDoNotWait() throws IOException {
    var redactor = knowing("hunter2 and more of it");
    var clean = new ByteArrayOutputStream();
    try (var out = redactor.wrap(clean)) {
      out.write("that is the hunter\n".getBytes(UTF_8));
      assertThat(clean.toString(UTF_8)).isEqualTo("that is the hunter\n");
    }
  }

  @Test
  void knowsTheLinesOfASecretOfManyLines() {
    var redactor = knowing("-----BEGIN X-----\nMIIEvQIBADANBg\nshort\n-----END X-----");
    assertThat(redactor.redact("see MIIEvQIBADANBg there")).isEqualTo("see <secret:db> there");
    assertThat(redactor.redact("short")).isEqualTo("short");
  }

  @Test
  void overlappingAndRepeatedFindsLeaveNothing() {
    var redactor = knowing("abababab");
    assertThat(redactor.redact("xabababababaabababab")).doesNotContain("ab");
    assertThat(redactor.redact("abababab,abababab")).isEqualTo("<secret:db>,<secret:db>");
    redactor.learn("other", Secret.copyOf("bababx99".getBytes(UTF_8)));
    assertThat(redactor.redact("ababababx99")).isEqualTo("<secret:db>");
  }

  @Test
  void leavesEverythingElseByteForByte() throws IOException {
    var redactor = knowing("hunter2!");
    var bytes = new byte[200_000];
    for (int i = 0; i < bytes.length; i++) bytes[i] = (byte) (i * 31 + i / 256);
    var clean = new ByteArrayOutputStream();
    try (var out = redactor.wrap(clean)) {
      out.write(bytes);
    }
    assertThat(clean.toByteArray()).isEqualTo(bytes);
    assertThat(redactor.redact("hunter2 hunter hunt")).isEqualTo("hunter2 hunter hunt");
    assertThat(redactor.redact("")).isEmpty();
  }

  @Test
  void takesNoWordForAnOption() {
    var redactor = new StreamingRedactor();
    var said = "An entry of type api-token needs a token";
    assertThat(redactor.redact(said)).isEqualTo(said);
    assertThat(redactor.redact("login --token abcd1234")).doesNotContain("abcd1234");
  }

  @Test
  void doesNotLookForVeryShortValues() {
    assertThat(knowing("abc").redact("abc")).isEqualTo("abc");
  }

  @Test
  void learnsBytesThatAreNoText() {
    var redactor = new StreamingRedactor();
    var bytes = new byte[] {(byte) 0xff, 0, (byte) 0xfe, 1, 2, 3};
    redactor.learn("key", Secret.copyOf(bytes));
    assertThat(redactor.redact(HexFormat.of().formatHex(bytes))).isEqualTo("<secret:key>");
  }

  @Test
  void keepsManyLongSecrets() {
    var redactor = new StreamingRedactor();
    var pem = new StringBuilder();
    for (int i = 0; i < 50; i++) pem.append("line%02d".formatted(i).repeat(8)).append('\n');
    for (int i = 0; i < 10; i++) {
      redactor.learn("k" + i, Secret.copyOf((i + "-" + pem).getBytes(UTF_8)));
    }
    assertThat(redactor.redact("line33".repeat(8))).startsWith("<secret:k").endsWith(">");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          key AKIAIOSFODNN7EXAMPLE ok                    | key <secret:aws-key-id> ok
          a eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln b  | a <secret:jwt> b
          password=hunter2 user=x                        | password=<secret:detected> user=x
          PGPASSWORD=hunter2 psql                        | PGPASSWORD=<secret:detected> psql
          {"password":"hunter2","user":"x"}              | {"password":<secret:detected>,"user":"x"}
          db_password: hunter2                           | db_password: <secret:detected>
          token=abc123&x=1                               | token=<secret:detected>&x=1
          secret=${vault.db}                             | secret=${vault.db}
          Authorization: Bearer abcdefghijkl             | Authorization: Bearer <secret:authorization>
          postgres://app:p@ss@db.example.com/x           | postgres://app:<secret:url>@db.example.com/x
          https://example.com/a:b@c                      | https://example.com/a:b@c
          the secret is safe                             | the secret is safe
          """)
  void detectsWhatLooksLikeASecret(String text, String clean) {
    assertThat(new StreamingRedactor().redact(text)).isEqualTo(clean);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\\n"})
  void swallowsPrivateKeys(String lineFeed) {
    var text =
        "a -----BEGIN RSA PRIVATE KEY-----\nMIIEowIBAAKCAQEA\nq83vEjRWeJA\n-----END RSA PRIVATE KEY----- b\nc";
    assertThat(new StreamingRedactor().redact(text.replace("\n", lineFeed)))
        .isEqualTo("a <secret:private-key> b" + lineFeed + "c");
  }

  @Test
  void detectsAcrossTheCutOfAVeryLongLine() {
    for (int before = 57_300; before < 57_360; before += 5) {
      var text = "x".repeat(before) + " password=hunter2-hunter2 " + "y".repeat(20_000);
      assertThat(new StreamingRedactor().redact(text)).doesNotContain("hunter2");
    }
  }

  @Test
  void whatIsNoTextPassesTheDetectors() throws IOException {
    var clean = new ByteArrayOutputStream();
    try (var out = new StreamingRedactor().wrap(clean)) {
      out.write("\u00e9 password=x\u00ff \n".getBytes(ISO_8859_1));
    }
    assertThat(clean.toString(ISO_8859_1)).isEqualTo("\u00e9 password=<secret:detected> \n");
  }
}
