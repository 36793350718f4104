package dev.holdfast.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A value through which the codes of a terminal run, and other forms in which its letters stand
/// apart.
class RedactorColoursTest {
  private static final String SECRET = "k9#Qw&Zt-canary/77";
  private static final String RED = "\u001b[01;31m\u001b[K";
  private static final String OFF = "\u001b[m\u001b[K";

  private static StreamingRedactor knowing(String secret) {
    var redactor = new StreamingRedactor();
    redactor.learn("db", Secret.copyOf(secret.getBytes(UTF_8)));
    return redactor;
  }

  private static String split(StreamingRedactor redactor, byte[] text, int at) throws IOException {
    var clean = new ByteArrayOutputStream();
    try (var out = redactor.wrap(clean)) {
      out.write(text, 0, at);
      out.flush();
      out.write(text, at, text.length - at);
    }
    return clean.toString(UTF_8);
  }

  /// As `grep --color`, `jq -C`, `ls --hyperlink` and `tput` write them, and a log driver that
  /// escapes them; in every form of the value, split at every byte.
  @Test
  void knowsAValueThroughWhichColoursRun() throws IOException {
    var redactor = knowing(SECRET);
    var hex = HexFormat.of().formatHex(SECRET.getBytes(UTF_8));
    for (var form : List.of(SECRET, hex, "k9%23Qw%26Zt-canary%2F77", "k9#Qw\\u0026Zt-canary/77")) {
      for (var codes :
          List.of(
              List.of(RED, OFF),
              List.of("\u001b[0;32m", "\u001b(B\u001b[m"),
              List.of("\u001b]8;;http://a.example/%2Fx\u001b\\", "\u001b]8;;\u0007"),
              List.of("\\u001b[31m", "\\u001b[0m"),
              List.of("\\x1b[38;5;208m", "\\033[0m"))) {
        if (codes.getFirst().startsWith("\\") && !form.equals(SECRET)) continue;
        var on = codes.getFirst();
        var off = codes.getLast();
        for (int from : List.of(0, 1, 4, form.length() - 4)) {
          var text =
              "a "
                  + form.substring(0, from)
                  + on
                  + form.substring(from, from + 3)
                  + off
                  + form.substring(from + 3)
                  + " b\n";
          var bytes = text.getBytes(UTF_8);
          for (int at = 0; at <= bytes.length; at++) {
            var said = split(redactor, bytes, at);
            assertThat(said).as(text).contains("<secret:db>").startsWith("a ").endsWith(" b\n");
            assertThat(TerminalCodes.without(said).replace(on, "").replace(off, ""))
                .as(text)
                .isEqualTo("a <secret:db> b\n");
          }
        }
      }
    }
  }

  /// What a detector finds is found in colours too, and a private key in whole.
  @Test
  void whatLooksLikeASecretMayBeColoured() {
    var none = new StreamingRedactor();
    var jq =
        "  \u001b[0m\u001b[34;1m\"password\"\u001b[0m\u001b[1;39m:\u001b[0m \u001b[0;32m\"hunter2\"\u001b[0m,\n";
    assertThat(none.redact(jq)).contains("password").doesNotContain("hunter2");
    var key =
        "-----BEGIN "
            + RED
            + "PRIVATE"
            + OFF
            + " KEY-----\nMIIEowIBAAKC\n-----END "
            + RED
            + "PRIVATE"
            + OFF
            + " KEY-----\nend";
    assertThat(none.redact(key)).isEqualTo("<secret:private-key>\nend");
    var id = "AKIA" + RED + "IOSFODNN7" + OFF + "EXAMPLE";
    assertThat(none.redact(id)).isEqualTo("<secret:aws-key-id>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u001b[01;31mnothing\u001b[m of it\n",
        "\u001b]0;title without an end\nnext line\n",
        "\u001b\u001b[\u001b]\u001b(\u001b\n",
        "\u001b[9999999999999999999999999999999999999999999999999999999999999999999mk9#Qw\n",
        "ends in \u001b["
      })
  void colouredTextIsLeftAsItIs(String text) {
    assertThat(knowing(SECRET).redact(text)).isEqualTo(text);
  }

  /// What never ends hides nothing that comes after it.
  @Test
  void aCodeWithoutAnEndHidesNothing() {
    for (var code : List.of("\u001b[", "\u001b]8;;", "\u001bP", "\u001b(", "\u001b")) {
      assertThat(knowing(SECRET).redact(code + "1" + SECRET + "\n" + SECRET + "\n"))
          .as(code)
          .doesNotContain(SECRET);
    }
    var own = "x\u001b[31my-canary-77";
    for (var said : List.of(own, "x\\u001b[31my-canary-77", "xy-canary-77"))
      assertThat(knowing(own).redact("a " + said + " b")).as(said).isEqualTo("a <secret:db> b");
  }

  /// Lists of letters, casts, suffixes, and the escapes of old JavaScript.
  @Test
  void knowsLettersOneByOne() {
    var bytes = SECRET.getBytes(UTF_8);
    var quoted = new StringBuilder();
    var cast = new StringBuilder();
    var chr = new StringBuilder();
    var suffix = new StringBuilder();
    var old = new StringBuilder();
    for (byte one : bytes) {
      quoted.append("'%c', ".formatted(one));
      cast.append("(byte)0x%02x, ".formatted(one));
      chr.append("chr(%d)+".formatted(one));
      suffix.append("%02Xh,".formatted(one));
      old.append("%%u%04X".formatted(one));
    }
    for (var form : List.of(quoted, cast, chr, suffix, old)) {
      var said = knowing(SECRET).redact("a: [" + form + "] b");
      assertThat(said).as(form.toString()).contains("<secret:db>").endsWith("] b");
      assertThat(said).as(said).matches("a: \\[['(]?(byte\\)|chr\\()?<secret:db>['),+ ]*\\] b");
    }
    assertThat(knowing("p\u00e4<\u0007x-canary").redact("p%u00e4&LT;\\ax-canary"))
        .isEqualTo("p%u00e4&LT;\\ax-canary");
    assertThat(knowing("p<&x-canary").redact("a p&LT;&AMP;x-canary")).isEqualTo("a <secret:db>");
    assertThat(knowing("p\u0007x-canary").redact("a p\\ax-canary")).isEqualTo("a <secret:db>");
    var text = "each byte, chr(1) and char 'x', 5h later; 'a', 'b', \"c\"";
    assertThat(knowing(SECRET).redact(text)).isEqualTo(text);
  }
}
