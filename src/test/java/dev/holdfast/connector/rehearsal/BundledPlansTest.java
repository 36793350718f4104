package dev.holdfast.connector.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.connector.Reading;
import dev.holdfast.plan.CheckUse;
import dev.holdfast.plan.Component;
import dev.holdfast.plan.Plan;
import dev.holdfast.plan.PlanLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The estates of the bundled plans: well on a quiet day, hurt by each of their disasters.
class BundledPlansTest {
  private static final Path RUNBOOKS = Path.of("runbooks");

  private static Plan plan(String id) {
    var result = PlanLoader.load(RUNBOOKS.resolve(id));
    assertThat(result.plan()).as(result.findings().toString()).isPresent();
    return result.plan().orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"contractorlens", "technician-marketplace"})
  void aQuietDayIsHealthy(String id) {
    var plan = plan(id);
    var stage = new Stage(plan, RUNBOOKS.resolve(id));
    assertThat(plan.components().stream().filter(one -> !stage.estate.up(one.id())))
        .extracting(Component::id)
        .isEmpty();
    var bad = new ArrayList<String>();
    for (var component : plan.components()) {
      for (var use : component.checks()) {
        if (passing(stage, component, use)) continue;
        bad.add(component.id() + ": " + use.check() + ": " + seen(stage, use, Map.of()));
      }
    }
    for (var item : plan.checklist().items()) {
      for (var use : item.checks()) {
        if (standby(plan, use)) continue;
        var reading = read(stage, use, Map.of());
        if (reading.state() != Reading.State.PASSING) bad.add(item.id() + ": " + reading.value());
      }
    }
    plan.scenarios().stream()
        .flatMap(scenario -> scenario.detect().stream())
        .flatMap(sign -> Stream.ofNullable(sign.check()))
        .filter(use -> read(stage, use, Map.of()).state() != Reading.State.PASSING)
        .forEach(use -> bad.add("sign " + use.at() + ": " + seen(stage, use, Map.of())));
    assertThat(bad).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "contractorlens,region-failure",
    "contractorlens,database-corruption",
    "contractorlens,security-breach",
    "contractorlens,service-failure",
    "technician-marketplace,data-corruption",
    "technician-marketplace,infrastructure-failure",
    "technician-marketplace,data-deletion",
    "technician-marketplace,ransomware"
  })
  void eachDisasterShows(String id, String scenario) {
    var plan = plan(id);
    var stage = new Stage(plan, RUNBOOKS.resolve(id));
    var disaster = plan.scenario(scenario).orElseThrow();
    stage.estate.strike(disaster);
    assertThat(plan.components().stream().filter(one -> !stage.estate.up(one.id()))).isNotEmpty();
    var signs =
        disaster.detect().stream().flatMap(sign -> Stream.ofNullable(sign.check())).toList();
    if (signs.isEmpty()) return;
    assertThat(signs).anyMatch(use -> read(stage, use, Map.of()).state() == failing());
  }

  private static Reading.State failing() {
    return Reading.State.FAILING;
  }

  /// What a recovery will make is not there yet.
  private static boolean standby(Plan plan, CheckUse use) {
    return plan.components().stream()
        .flatMap(component -> component.places().stream())
        .anyMatch(
            place ->
                place.standby()
                    && place.target().equals(use.target())
                    && plan.components().stream()
                        .flatMap(component -> component.places().stream())
                        .noneMatch(
                            other -> !other.standby() && other.target().equals(use.target())));
  }

  /// A check without a target looks at each place in turn; one that passes is enough.
  private static boolean passing(Stage stage, Component component, CheckUse use) {
    if (use.target() != null || component.places().isEmpty()) {
      return read(stage, use, Map.of()).state() == Reading.State.PASSING;
    }
    return component.places().stream()
        .anyMatch(
            place -> {
              var at =
                  new CheckUse(
                      use.check(),
                      place.target(),
                      use.with(),
                      use.is(),
                      null,
                      null,
                      null,
                      null,
                      use.at());
              return read(stage, at, place.with()).state() == Reading.State.PASSING;
            });
  }

  private static String seen(Stage stage, CheckUse use, Map<String, Object> place) {
    return read(stage, use, place).value();
  }

  private static Reading read(Stage stage, CheckUse use, Map<String, Object> place) {
    var facts = new Facts(stage.plan);
    var args = new HashMap<String, Object>();
    place.forEach((name, value) -> args.put(name, facts.resolve(value)));
    use.with().forEach((name, value) -> args.put(name, facts.resolve(value)));
    var is = use.is();
    if (is != null) args.put("is", facts.resolve(is));
    return stage.read(use.check(), use.target() == null ? "" : use.target(), args);
  }
}
