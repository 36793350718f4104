package dev.holdfast.connector.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.connector.CatalogVocabulary;
import dev.holdfast.plan.Finding;
import dev.holdfast.plan.PlanLoader;
import dev.holdfast.plan.PlanReferences;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A bundled plan with faults: each is found, and nothing that only follows from one.
class SpoiledPlanTest {
  @TempDir Path folder;

  @BeforeEach
  void copy() throws IOException {
    var from = Path.of("runbooks/contractorlens");
    try (var files = Files.walk(from)) {
      for (var file : files.toList()) {
        var to = folder.resolve("plan").resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) Files.createDirectories(to);
        else Files.copy(file, to);
      }
    }
  }

  private void spoil(String file, String before, String after) throws IOException {
    var path = folder.resolve("plan").resolve(file);
    var text = Files.readString(path);
    assertThat(text).contains(before);
    var at = text.indexOf(before);
    Files.writeString(path, text.substring(0, at) + after + text.substring(at + before.length()));
  }

  private List<String> found() {
    var loaded = PlanLoader.load(folder.resolve("plan"));
    return PlanReferences.check(loaded, new CatalogVocabulary(Connectors.all())).stream()
        .filter(f -> f.severity() != Finding.Severity.NOTE || f.code().equals("not-judged"))
        .map(f -> f.code() + " " + f.at().file())
        .toList();
  }

  @Test
  void threeErrorsInThreeFilesComeInOneGo() throws IOException {
    spoil("components.yaml", "depends-on: [api]", "depends-on: [apj]");
    spoil("scenarios/service-failure.yaml", "owner: devops", "owner: devopss");
    spoil("scenarios/database-corruption.yaml", "- {id: inconsistency", "- {idd: inconsistency");
    assertThat(found())
        .containsExactlyInAnyOrder(
            "unknown-key scenarios/database-corruption.yaml",
            "unknown-component components.yaml",
            "unknown-role scenarios/service-failure.yaml");
  }

  @Test
  void oneBadByteIsOneError() throws IOException {
    var path = folder.resolve("plan/plan.yaml");
    var bytes = Files.readString(path).getBytes(StandardCharsets.UTF_8);
    bytes[bytes.length / 2] = (byte) 0xff;
    Files.write(path, bytes);
    spoil("scenarios/service-failure.yaml", "owner: devops", "owner: devopss");
    assertThat(found())
        .containsExactly(
            "not-utf8 plan.yaml", "unknown-role scenarios/service-failure.yaml", "not-judged ");
  }

  @Test
  void eachFileThatCannotBeReadIsOneError() throws IOException {
    try (var files = Files.list(folder.resolve("plan"))) {
      for (var file : files.filter(it -> it.toString().endsWith(".yaml")).toList()) {
        var text = Files.readString(file);
        Files.writeString(file, "}\n" + text);
        assertThat(found().stream().filter(one -> !one.startsWith("not-judged")))
            .as(file.toString())
            .containsExactly("not-yaml " + file.getFileName());
        Files.writeString(file, text);
      }
    }
  }
}
