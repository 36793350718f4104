package dev.holdfast.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What editors accept and what Holdfast accepts are the same.
class SchemaTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  @Test
  void theLoaderAsksForExactlyTheKeysOfTheSchemas() throws IOException {
    var reading = new Reading();
    assertThat(PlanLoader.load(new SamplePlan().write(folder), reading).findings()).isEmpty();

    var schemas = new TreeMap<String, Map<String, Boolean>>();
    for (var name : List.of("plan", "scenario")) {
      var schema = json(name);
      schemas.put(name, keys(schema));
      schema
          .path("$defs")
          .properties()
          .forEach(
              def -> {
                if (!def.getValue().has("properties")) return;
                var type = def.getKey().equals("source-object") ? "source" : def.getKey();
                schemas.put(type, keys(def.getValue()));
              });
    }
    var read = new TreeMap<>(reading.asked());
    List.of("objects", "faults", "sets").forEach(read::remove);
    assertThat(read.keySet()).isEqualTo(schemas.keySet());
    schemas.forEach((type, keys) -> assertThat(read.get(type)).as(type).isEqualTo(keys));
  }

  /// As an editor looks: at one file, without the others of the plan.
  @ParameterizedTest
  @ValueSource(strings = {"contractorlens", "technician-marketplace"})
  void everyBundledFileIsRightByItself(String plan) throws IOException {
    var root = Path.of("runbooks", plan);
    try (var files = Files.walk(root)) {
      var yaml = files.filter(file -> file.toString().endsWith(".yaml")).toList();
      for (var file : yaml) {
        var of = root.relativize(file);
        if (of.startsWith("kubernetes")) continue;
        var node = YamlText.read(of.toString(), Files.readString(file), new Reading());
        JsonNode tree = JSON.valueToTree(YamlValues.map((YamlNode.Mapping) node.orElseThrow()));
        var schema = of.startsWith("scenarios") ? SCENARIO : PLAN;
        assertThat(schema.validate(tree)).as("%s", file).isEmpty();
      }
      assertThat(yaml).hasSizeGreaterThan(12);
    }
  }

  @Test
  void aPlanFileWithoutItsIdIsWrongByItself() throws IOException {
    new SamplePlan().write(folder);
    for (var key : List.of("holdfast", "plan", "title")) {
      var alone = new LinkedHashMap<>(tree("plan.yaml"));
      assertThat(PLAN.validate(JSON.valueToTree(alone))).isEmpty();
      alone.remove(key);
      assertThat(PLAN.validate(JSON.valueToTree(alone))).as(key).isNotEmpty();
    }
    assertThat(PLAN.validate(JSON.createObjectNode())).as("nothing at all").isNotEmpty();
  }

  private static Map<String, Boolean> keys(JsonNode object) {
    var required = new TreeSet<String>();
    object.path("required").forEach(key -> required.add(key.asText()));
    // An editor looks at one file of a plan: what must be in one of them is asked for together.
    if (object.has("$id")) {
      object.path("dependentRequired").fieldNames().forEachRemaining(required::add);
    }
    var keys = new TreeMap<String, Boolean>();
    object
        .path("properties")
        .fieldNames()
        .forEachRemaining(key -> keys.put(key, required.contains(key)));
    return keys;
  }

  @Test
  void bothRefuseTheSameMutations() throws IOException {
    List<String> mutations = new ArrayList<>();
    var sample = new SamplePlan();
    sample.write(folder);
    var turn = 0;
    for (var file : sample.files().entrySet()) {
      if (!file.getKey().endsWith(".yaml")) continue;
      var reading = new Reading();
      var root = YamlValues.of(YamlText.read("f", file.getValue(), reading).orElseThrow());
      for (var spoiled : mutants(root, "")) {
        if (turn++ % 5 != 0) continue;
        @SuppressWarnings("unchecked")
        var tree = (Map<String, Object>) spoiled.tree();
        Files.writeString(
            folder.resolve(file.getKey()), YamlPrinter.print(tree, YamlComments.none()));
        var loads =
            PlanLoader.load(folder).findings().stream()
                .noneMatch(finding -> finding.severity() == Finding.Severity.ERROR);
        assertThat(valid()).as("%s: %s", file.getKey(), spoiled.what()).isEqualTo(loads);
        Files.writeString(folder.resolve(file.getKey()), file.getValue());
        mutations.add(spoiled.what() + (loads ? " accepted" : " refused"));
      }
    }
    assertThat(mutations).filteredOn(what -> what.endsWith("refused")).hasSizeGreaterThan(160);
    assertThat(mutations).filteredOn(what -> what.endsWith("accepted")).hasSizeGreaterThan(40);
  }

  /// What would be asked without end, or fail at once.
  @Test
  void bothRefuseNoTimeAtAll() throws IOException {
    var sample = new SamplePlan();
    sample.write(folder);
    var keys = java.util.regex.Pattern.compile("\\b(every|timeout|within): [0-9]+(ms|s|m|h)\\b");
    var tried = 0;
    for (var file : sample.files().entrySet()) {
      if (!file.getKey().endsWith(".yaml")) continue;
      for (var at = keys.matcher(file.getValue()); at.find(); ) {
        var text =
            file.getValue().substring(0, at.end(1)) + ": 0s" + file.getValue().substring(at.end());
        Files.writeString(folder.resolve(file.getKey()), text);
        var loads =
            PlanLoader.load(folder).findings().stream()
                .noneMatch(finding -> finding.severity() == Finding.Severity.ERROR);
        assertThat(loads).as("%s: %s", file.getKey(), at.group()).isFalse();
        assertThat(valid()).as("%s: %s", file.getKey(), at.group()).isFalse();
        Files.writeString(folder.resolve(file.getKey()), file.getValue());
        tried++;
      }
    }
    assertThat(tried).isGreaterThan(4);
  }

  private record Mutant(String what, Object tree) {}

  /// Each key dropped, each key misspelt, each value of another type, at every place of the tree.
  private static List<Mutant> mutants(Object node, String path) {
    List<Mutant> mutants = new ArrayList<>();
    if (node instanceof Map<?, ?> map) {
      for (var entry : map.entrySet()) {
        var key = String.valueOf(entry.getKey());
        var here = path + "/" + key;
        if (FREE.contains(key) || path.equals("/targets")) continue;
        mutants.add(new Mutant("drop " + here, without(map, key, null, null)));
        mutants.add(
            new Mutant("misspell " + here, without(map, key, key + "-x", entry.getValue())));
        for (var wrong : List.of(77L, true, "?!", List.of(List.of()), Map.of("zz", 1L))) {
          mutants.add(new Mutant(here + " = " + wrong, without(map, key, key, wrong)));
        }
        for (var inner : mutants(entry.getValue(), here)) {
          mutants.add(new Mutant(inner.what(), without(map, key, key, inner.tree())));
        }
      }
    } else if (node instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        for (var inner : mutants(list.get(i), path + "/" + i)) {
          var copy = new ArrayList<Object>(list);
          copy.set(i, inner.tree());
          mutants.add(new Mutant(inner.what(), copy));
        }
      }
    }
    return mutants;
  }

  /// Their content is free, or is looked at beyond what a schema can say: the first document gives
  /// every other `source` its meaning, a scenario's id is its file's name.
  private static final List<String> FREE =
      List.of("with", "values", "settings", "documents", "scenario", "outputs", "window");

  private static Map<String, Object> without(
      Map<?, ?> map, String key, @Nullable String other, @Nullable Object value) {
    var copy = new LinkedHashMap<String, Object>();
    map.forEach(
        (name, old) -> {
          if (!key.equals(name)) copy.put(String.valueOf(name), old);
          else if (other != null && value != null) copy.put(other, value);
        });
    return copy;
  }

  private boolean valid() throws IOException {
    var plan = new LinkedHashMap<String, Object>(tree("plan.yaml"));
    tree("people.yaml").forEach(plan::putIfAbsent);
    return PLAN.validate(JSON.valueToTree(plan)).isEmpty()
        && SCENARIO.validate(JSON.valueToTree(tree("scenarios/lost.yaml"))).isEmpty()
        && SCENARIO.validate(JSON.valueToTree(tree("scenarios/rotate.yaml"))).isEmpty();
  }

  private Map<String, Object> tree(String file) throws IOException {
    var node = YamlText.read(file, Files.readString(folder.resolve(file)), new Reading());
    return YamlValues.map((YamlNode.Mapping) node.orElseThrow());
  }

  private static final JsonSchema PLAN = schema("plan");
  private static final JsonSchema SCENARIO = schema("scenario");

  private static JsonSchema schema(String name) {
    try {
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(json(name));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static JsonNode json(String name) throws IOException {
    return JSON.readTree(Files.readString(Path.of("resources/schema/" + name + ".schema.json")));
  }
}
