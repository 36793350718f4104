package dev.holdfast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.connector.Catalog;
import dev.holdfast.plan.PlanLoader;
import dev.holdfast.ui.Cockpit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The index of the bundled plans: it says what the plans say, or nothing.
class PlanIndexTest {
  @TempDir private Path folder;
  private final Catalog catalog = new Catalog(Main.connectors());
  private Path plans = Path.of("");

  @BeforeEach
  void copy() throws IOException {
    plans = folder.resolve("plans");
    try (var all = Files.walk(Path.of("runbooks"))) {
      for (var from : all.toList()) {
        var to = plans.resolve(Path.of("runbooks").relativize(from));
        if (Files.isDirectory(from)) Files.createDirectories(to);
        else Files.copy(from, to);
      }
    }
    PlanIndex.write(plans, catalog);
  }

  private List<Cockpit.PlanEntry> loaded() throws IOException {
    return BundledPlans.folders(plans).stream()
        .map(PlanLoader::load)
        .map(one -> PlanEntries.of(one, one.plan().orElseThrow(), Cockpit.Origin.BUNDLED, catalog))
        .toList();
  }

  @Test
  void saysWhatThePlansSay() throws IOException {
    assertThat(PlanIndex.read(plans)).contains(loaded());
    assertThat(loaded()).hasSizeGreaterThan(1).allMatch(plan -> !plan.scenarios().isEmpty());
  }

  @Test
  void saysNothingOnceAByteOfAnyFileIsAnother() throws IOException {
    List<Path> files;
    try (var all = Files.walk(plans)) {
      files =
          all.filter(Files::isRegularFile).filter(file -> !file.endsWith(PlanIndex.NAME)).toList();
    }
    assertThat(files).hasSizeGreaterThan(50);
    for (var file : files) {
      var was = Files.readAllBytes(file);
      var time = Files.getLastModifiedTime(file);
      var other = was.clone();
      other[other.length / 2] ^= 1;
      Files.write(file, other);
      Files.setLastModifiedTime(file, time);
      assertThat(PlanIndex.read(plans)).as("%s changed", file).isEmpty();
      Files.write(file, was);
    }
    assertThat(PlanIndex.read(plans)).isPresent();
  }

  @Test
  void saysNothingOnceAFileCameWentOrHasAnotherName() throws IOException {
    var plan = plans.resolve("contractorlens/plan.yaml");
    var more = plans.resolve("contractorlens/scenarios/more.yaml");
    Files.copy(plan, more);
    assertThat(PlanIndex.read(plans)).isEmpty();
    Files.delete(more);
    assertThat(PlanIndex.read(plans)).isPresent();
    Files.move(plan, plan.resolveSibling("plans.yaml"));
    assertThat(PlanIndex.read(plans)).isEmpty();
  }

  @Test
  void saysNothingOnceAPlanCameOrWent() throws IOException {
    var another = Files.createDirectories(plans.resolve("another"));
    assertThat(PlanIndex.read(plans)).isEmpty();
    Files.delete(another);
    assertThat(PlanIndex.read(plans)).isPresent();
    Files.move(plans.resolve("technician-marketplace"), folder.resolve("gone"));
    assertThat(PlanIndex.read(plans)).isEmpty();
  }

  @Test
  void aPlanThatCannotBeUsedIsReadEachTime() throws IOException {
    Files.writeString(plans.resolve("contractorlens/plan.yaml"), "plan: [");
    PlanIndex.write(plans, catalog);
    assertThat(PlanIndex.read(plans)).isEmpty();
  }

  @Test
  void oneThatIsCutAnywhereOrOfAnotherFormatSaysNothing() throws IOException {
    var file = plans.resolve(PlanIndex.NAME);
    var whole = Files.readAllBytes(file);
    for (var length = 0; length < whole.length; length += 1 + length / 60) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertThat(PlanIndex.read(plans)).as("cut at %d", length).isEmpty();
    }
    Files.write(file, Arrays.copyOf(whole, whole.length + 1));
    assertThat(PlanIndex.read(plans)).isEmpty();
    var other = whole.clone();
    other[4 + "holdfast plans ".length()]++;
    Files.write(file, other);
    assertThat(PlanIndex.read(plans)).isEmpty();
    Files.delete(file);
    assertThat(PlanIndex.read(plans)).isEmpty();
  }

  @Test
  void whatWasSaidByTheIndexIsReadWholeAfterIt() throws IOException {
    var bundled = new BundledPlans(plans);
    bundled.readAhead(Runnable::run);
    assertThat(bundled.indexed()).contains(loaded());
    assertThat(bundled.read()).hasSize(2).allMatch(one -> one.plan().isPresent());
    assertThat(bundled.indexed()).as("once").isEmpty();
  }

  @Test
  void withoutATrueIndexThePlansAreReadAhead() throws IOException {
    Files.delete(plans.resolve(PlanIndex.NAME));
    var bundled = new BundledPlans(plans);
    bundled.readAhead(Runnable::run);
    assertThat(bundled.indexed()).isEmpty();
    assertThat(bundled.read()).hasSize(2);
  }
}
