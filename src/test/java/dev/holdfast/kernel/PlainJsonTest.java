package dev.holdfast.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainJsonTest {
  private static final String HOME =
      """
      {
        "holdfast-home" : 1,
        "created" : "2026-11-23T18:59:15.320695084Z",
        "list" : [ ], "none" : null, "yes" : true, "no" : false, "map" : { },
        "deep" : [ { "a" : [ -12, 0, 123456789012345678 ] } ],
        "text" : "quote \\" back \\\\ line\\n tab\\t ü €"
      }
      """;

  @Test
  void readsWhatTheHomeIsMadeOfByItself() {
    assertThat(PlainJson.read(HOME)).contains(Json.parsed(HOME));
    assertThat(PlainJson.read("[1]")).contains(List.of(1L));
    assertThat(PlainJson.read("\"a\"")).contains("a");
    assertThat(PlainJson.read("{\"a\":{}}")).contains(Map.of("a", Map.of()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "1.0",
        "1e3",
        "-0",
        "01",
        "-",
        "1234567890123456789",
        "\"\\u0041\"",
        "\"\\x\"",
        "\"a",
        "\"a\\",
        "\"a\nb\"",
        "\"\ud83d\ude00\"",
        "{\"a\":1,\"a\":2}",
        "{\"a\":1,}",
        "{\"a\"}",
        "{a:1}",
        "[1,]",
        "[,1]",
        "[1 2]",
        "[1]]",
        "{} {}",
        "truely",
        "true1",
        "nul",
        "'a'",
        "[1]\u0000",
        "\ufeff[1]"
      })
  void saysNothingOfWhatIsNotPlain(String text) {
    assertThat(PlainJson.read(text)).isEmpty();
  }

  @Test
  void saysNothingOfWhatIsTooDeepOrTooLong() {
    assertThat(PlainJson.read("[".repeat(100_000))).isEmpty();
    assertThat(PlainJson.read("[".repeat(60) + "]".repeat(60))).isEmpty();
    assertThat(PlainJson.read("\"" + "a".repeat(1 << 20) + "\"")).isEmpty();
    assertThat(PlainJson.read("{\"" + "a".repeat(1001) + "\":1}")).isEmpty();
  }

  /// Nothing that the library refuses or reads in another way.
  @Test
  void saysOfNoTextAnythingElseThanTheLibrary() {
    var random = new Random(70);
    var read = 0;
    for (var round = 0; round < 200_000; round++) {
      var text = new StringBuilder(HOME);
      for (var change = random.nextInt(4); change > 0; change--) change(text, random);
      var plain = PlainJson.read(text.toString());
      if (plain.isEmpty()) continue;
      read++;
      assertThat(plain).as(text.toString()).isEqualTo(library(text.toString()));
    }
    assertThat(read).isGreaterThan(50_000);
  }

  private static void change(StringBuilder text, Random random) {
    var letters = "{}[]:,\"\\-0123456789.eEtfnu \n\t/ab\u0000\u007f\u2028\ud83d";
    var at = random.nextInt(text.length());
    switch (random.nextInt(3)) {
      case 0 -> text.deleteCharAt(at);
      case 1 -> text.insert(at, letters.charAt(random.nextInt(letters.length())));
      default -> text.setCharAt(at, letters.charAt(random.nextInt(letters.length())));
    }
  }

  private static Optional<Object> library(String text) {
    @Nullable Object value;
    try {
      value = Json.parsed(text);
    } catch (ProblemException e) {
      value = null;
    }
    return Optional.ofNullable(value);
  }
}
