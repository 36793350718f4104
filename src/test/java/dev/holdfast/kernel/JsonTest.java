package dev.holdfast.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
  @Test
  void writesEveryKindOfValueTheSameWayEveryTime() {
    var map = new LinkedHashMap<String, Object>();
    map.put("z", "quote \" back \\ line\n tab\t bell\u0007 ü €");
    map.put("long", 1L);
    map.put("int", 2);
    map.put("double", 0.5);
    map.put("big", new BigDecimal("1E+30"));
    map.put("yes", true);
    map.put("none", null);
    map.put("at", Instant.EPOCH);
    map.put("took", Duration.ofMinutes(90));
    map.put("path", Path.of("a"));
    map.put("list", Arrays.asList("a", null, List.of()));
    assertThat(Json.write(map))
        .isEqualTo(
            "{\"z\":\"quote \\\" back \\\\ line\\n tab\\t bell\\u0007 ü €\",\"long\":1,\"int\":2,"
                + "\"double\":0.5,\"big\":1E+30,\"yes\":true,\"none\":null,"
                + "\"at\":\"1970-01-01T00:00:00Z\",\"took\":\"PT1H30M\",\"path\":\"a\","
                + "\"list\":[\"a\",null,[]]}");
    assertThat(Json.write(Map.of("b", 1, "a", 2, "c", 3))).isEqualTo("{\"a\":2,\"b\":1,\"c\":3}");
  }

  @Test
  void readsWhatItWrote() {
    var text = "{\"b\":[1,2.50,\"x\",null,true],\"a\":{\"n\":12345678901234567890}}";
    var value = Json.object(text);
    assertThat(value.get("b"))
        .isEqualTo(Arrays.asList(1L, new BigDecimal("2.50"), "x", null, true));
    assertThat(Json.write(value)).isEqualTo(text);
  }

  @Test
  void indentsForPeople() {
    assertThat(Json.pretty(Map.of("a", List.of(1)))).isEqualTo("{\n  \"a\" : [\n    1\n  ]\n}\n");
  }

  @Test
  void replacesHalfSurrogatesSoThatTheBytesStayTheText() {
    assertThat(Json.write("a\ud800b\ud83d\ude00")).isEqualTo("\"a\ufffdb\ud83d\ude00\"");
  }

  @Test
  void refusesWhatJsonCannotSay() {
    assertThatThrownBy(() -> Json.write(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    var map = new HashMap<String, Object>();
    map.put("secret", Secret.copyOf(new byte[] {1}));
    assertThatThrownBy(() -> Json.write(map)).hasMessageContaining("Secret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "{\"a\":1,\"a\":2}",
        "{\"a\":1} {}",
        "{",
        "[1,]",
        "{\"a\"}",
        "nul",
        "NaN",
        "'a'",
        "01",
        "\"a\nb\"",
        "hunter2"
      })
  void refusesWhatIsNotOneClearDocument(String text) {
    assertThatThrownBy(() -> Json.read(text))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("json.invalid")
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void refusesDepthThatWouldExhaustTheStack() {
    assertThatThrownBy(() -> Json.read("[".repeat(100_000))).isInstanceOf(ProblemException.class);
  }

  @Test
  void refusesAListWhereAnObjectIsNeeded() {
    assertThatThrownBy(() -> Json.object("[]")).hasMessageContaining("json.invalid");
  }
}
