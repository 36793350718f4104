package dev.holdfast.connector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.kernel.Problem;
import dev.holdfast.plan.EffectClass;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What every connector promises, whichever outside system it stands for.
public abstract class ConnectorContractTest {
  /// The connector under test.
  protected abstract Connector connector();

  /// What a session is opened with.
  protected abstract Surroundings surroundings(Path folder);

  @Test
  void namesBeginWithTheConnectorAndAreUnique() {
    var actions = connector().actions().stream().map(ActionSpec::name).toList();
    var checks = connector().checks().stream().map(CheckSpec::name).toList();
    assertThat(actions).doesNotHaveDuplicates().allMatch(n -> n.matches(pattern()));
    assertThat(checks).doesNotHaveDuplicates().allMatch(n -> n.matches(pattern()));
    assertThat(actions).doesNotContainAnyElementsOf(checks);
  }

  private String pattern() {
    return connector().name() + "(\\.[a-z0-9-]+)+";
  }

  @Test
  void actionsAreWhole() {
    for (var spec : connector().actions()) {
      assertThat(spec.title()).as(spec.name()).isNotBlank();
      assertThat(spec.usual()).as(spec.name()).isPositive();
      params(spec.name(), spec.params());
      var outputs = spec.outputs().stream().map(Output::name).toList();
      assertThat(outputs).as(spec.name()).doesNotHaveDuplicates();
      if (spec.effect() == EffectClass.READS) {
        assertThat(spec.putsBack()).as(spec.name() + " reads, so nothing is undone").isEmpty();
      }
    }
  }

  @Test
  void checksAreWhole() {
    for (var spec : connector().checks()) {
      assertThat(spec.title()).as(spec.name()).isNotBlank();
      assertThat(spec.every()).as(spec.name()).isPositive();
      assertThat(spec.timeout()).as(spec.name()).isPositive();
      params(spec.name(), spec.params());
      assertThat(spec.params().stream().map(Param::name)).as(spec.name()).doesNotContain("is");
    }
  }

  private static void params(String of, List<Param> params) {
    assertThat(params.stream().map(Param::name)).as(of).doesNotHaveDuplicates();
    for (var param : params) {
      var name = of + " " + param.name();
      assertThat(param.name()).as(name).matches("[a-z][a-z0-9-]*");
      assertThat(param.title()).as(name).isNotBlank();
      var preset = param.preset();
      if (preset == null) continue;
      assertThat(param.need()).as(name).isEqualTo(Param.Need.OPTIONAL);
      assertThat(fits(param.type(), preset)).as(name + " preset " + preset).isTrue();
    }
  }

  private static boolean fits(Param.Type type, Object preset) {
    return switch (type) {
      case TEXT -> preset instanceof String;
      case INTEGER -> preset instanceof Long;
      case DECIMAL -> preset instanceof java.math.BigDecimal;
      case BOOLEAN -> preset instanceof Boolean;
      case DURATION -> preset instanceof Duration;
      case INSTANT -> preset instanceof java.time.Instant;
      case LIST -> preset instanceof List<?>;
      case MAP -> preset instanceof Map<?, ?>;
      case FILE -> preset instanceof Path;
      case SECRET -> false;
      case ANY -> true;
    };
  }

  @Test
  void aLiveConnectorHasCodeForEverythingThatItDeclares(
      @org.junit.jupiter.api.io.TempDir Path folder) {
    if (!connector().live()) return;
    try (var session = connector().open(surroundings(folder))) {
      for (var spec : connector().actions()) {
        var action = session.action(spec.name());
        assertThat(action).as(spec.name()).isPresent();
        assertThat(action.orElseThrow().spec()).isEqualTo(spec);
      }
      for (var spec : connector().checks()) {
        var check = session.check(spec.name());
        assertThat(check).as(spec.name()).isPresent();
        assertThat(check.orElseThrow().spec()).isEqualTo(spec);
      }
      assertThat(session.action(connector().name() + ".no-such-thing")).isEmpty();
      assertThat(session.check(connector().name() + ".no-such-thing")).isEmpty();
    }
  }

  /// Fails unless a problem tells a person something.
  protected static void tellsAPerson(Problem problem) {
    assertThat(problem.code()).matches("[a-z0-9]+\\.[a-z0-9-]+");
    assertThat(problem.what()).isNotBlank();
    assertThat(problem.why()).isNotBlank();
    assertThat(problem.next()).isNotBlank();
  }
}
