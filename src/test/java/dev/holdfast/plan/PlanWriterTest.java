package dev.holdfast.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanWriterTest {
  @TempDir Path from;
  @TempDir Path to;

  @Test
  void losesNothing() throws IOException, ReflectiveOperationException {
    var plan = load(new SamplePlan().write(from));
    PlanWriter.write(plan, to);
    var again = load(to);
    assertThat(plain(again)).isEqualTo(plain(plan));
    assertThat(PlanWriter.same(plan, again)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"runbooks/contractorlens", "runbooks/technician-marketplace"})
  void losesNothingOfTheBundledPlans(String folder)
      throws IOException, ReflectiveOperationException {
    assumeTrue(Files.exists(Path.of(folder, "plan.yaml")), folder + " is not here");
    var loaded = PlanLoader.load(Path.of(folder));
    assertThat(loaded.findings()).isEmpty();
    PlanWriter.write(loaded.plan().orElseThrow(), to);
    assertThat(plain(load(to))).isEqualTo(plain(loaded.plan().orElseThrow()));
  }

  @Test
  void keepsCommentsAndFilesOfAnExistingFolder() throws IOException {
    var plan = load(new SamplePlan().write(from));
    PlanWriter.write(plan, from);

    var text = Files.readString(from.resolve("plan.yaml"));
    assertThat(text).startsWith("# What the shop cannot lose.\nholdfast: 1\n");
    assertThat(text).contains("  cluster: shop # the one cluster\n");
    assertThat(text).contains("  # the front door\n  - id: api\n");
    assertThat(text).contains("source: 1-4}").doesNotContain("roles:");
    assertThat(Files.readString(from.resolve("people.yaml"))).startsWith("roles:\n");
    assertThat(from.resolve("scripts/go.sh")).exists();
    PlanWriter.write(load(from), from);
    assertThat(Files.readString(from.resolve("plan.yaml"))).isEqualTo(text);
  }

  @Test
  void keepsWhatItCannotReadAside() throws IOException {
    var plan = load(new SamplePlan().write(from));
    Files.writeString(from.resolve("plan.yaml"), "half: [");
    Files.writeString(from.resolve("scenarios/old.yaml"), SamplePlan.ROTATE);
    PlanWriter.write(plan, from);
    assertThat(from.resolve("plan.yaml.unreadable")).hasContent("half: [");
    assertThat(from.resolve("scenarios/old.yaml.removed")).exists();
    assertThat(PlanWriter.same(plan, load(from))).isTrue();
  }

  @Test
  void everyTextComesBack() throws IOException {
    var random = new Random(7);
    var pieces =
        List.of(
            "a",
            "B",
            " ",
            "  ",
            "\n",
            ": ",
            " #",
            "#",
            "-",
            "{",
            "}",
            "[",
            ",",
            "'",
            "\"",
            "\\",
            "\t",
            "\u00e9",
            "\u2028",
            "0",
            "1e3",
            "true",
            "null",
            "~",
            "&",
            "*",
            "!",
            "%",
            "@",
            "`",
            "?",
            "|",
            ">",
            "---",
            "...",
            "\ud83d\ude00",
            "\u0085",
            "\ufeff",
            "word ",
            "a longer run of words that makes lines fold ");
    for (int round = 0; round < 3_000; round++) {
      var text = new StringBuilder();
      for (int i = random.nextInt(14); i >= 0; i--)
        text.append(pieces.get(random.nextInt(pieces.size())));
      var value = text.toString();
      Map<String, Object> tree = new LinkedHashMap<>();
      tree.put("a", value);
      tree.put("list", List.of(value, Map.of("k", value), List.of(value)));
      tree.put(value, Map.of("deep", Map.of("er", value)));
      var printed = YamlPrinter.print(tree, YamlComments.none());
      var reading = new Reading();
      var node = YamlText.read("t.yaml", printed, reading);
      assertThat(reading.findings()).as("%s", printed).isEmpty();
      assertThat(YamlValues.of(node.orElseThrow())).as("%s", printed).isEqualTo(tree);
    }
  }

  private static Plan load(Path folder) {
    var loaded = PlanLoader.load(folder);
    assertThat(loaded.findings()).isEmpty();
    return loaded.plan().orElseThrow();
  }

  /// Records as maps without their positions: does not know what the writer knows.
  private static @Nullable Object plain(@Nullable Object value)
      throws ReflectiveOperationException {
    return switch (value) {
      case Record record -> {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (RecordComponent part : record.getClass().getRecordComponents()) {
          var accessor = part.getAccessor();
          accessor.setAccessible(true);
          if (part.getType() != Position.class) {
            map.put(part.getName(), plain(accessor.invoke(record)));
          }
        }
        yield map;
      }
      case List<?> list -> {
        var items = new ArrayList<@Nullable Object>();
        for (var item : list) items.add(plain(item));
        yield items;
      }
      case Optional<?> optional ->
          optional.isPresent() ? List.of(String.valueOf(plain(optional.get()))) : "absent";
      case null -> null;
      default -> value;
    };
  }
}
