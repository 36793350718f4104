package dev.holdfast.estate;

import static dev.holdfast.estate.Condition.FAILING;
import static dev.holdfast.estate.Condition.PASSING;
import static dev.holdfast.estate.Condition.STANDBY;
import static dev.holdfast.estate.Condition.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Cause first.
class CausesTest {
  private final Map<String, List<String>> dependsOn = new LinkedHashMap<>();

  CausesTest() {
    dependsOn.put("users", List.of("dns"));
    dependsOn.put("dns", List.of("lb"));
    dependsOn.put("lb", List.of("api"));
    dependsOn.put("api", List.of("database", "gemini"));
    dependsOn.put("database", List.of());
    dependsOn.put("gemini", List.of());
  }

  private All of(Map<String, Condition> seen) {
    var own = new LinkedHashMap<String, Condition>();
    dependsOn.keySet().forEach(id -> own.put(id, seen.getOrDefault(id, PASSING)));
    return new All(Causes.of(dependsOn, own));
  }

  private record All(Map<String, Standing> standings) {
    Standing get(String id) {
      return java.util.Objects.requireNonNull(standings.get(id));
    }
  }

  @Test
  void whatIsDownByItselfIsTheCauseAndTheRestIsAffected() {
    var all = of(Map.of("database", FAILING, "api", FAILING, "lb", FAILING));
    assertThat(all.get("database").kind()).isEqualTo(Standing.Kind.CAUSE);
    assertThat(all.get("database").affects()).containsExactly("users", "dns", "lb", "api");
    for (var id : List.of("users", "dns", "lb", "api")) {
      assertThat(all.get(id).kind()).as(id).isEqualTo(Standing.Kind.AFFECTED);
      assertThat(all.get(id).because()).as(id).containsExactly("database");
    }
    assertThat(all.get("gemini").kind()).isEqualTo(Standing.Kind.PASSING);
    assertThat(all.get("users").own()).isEqualTo(PASSING);
  }

  @Test
  void twoCausesAreBothNamedNearestFirst() {
    var all = of(Map.of("database", FAILING, "gemini", FAILING));
    assertThat(all.get("api").because()).containsExactly("database", "gemini");
    dependsOn.put("lb", List.of("certificate", "api"));
    dependsOn.put("certificate", List.of());
    all = of(Map.of("database", FAILING, "certificate", FAILING));
    assertThat(all.get("lb").because()).containsExactly("certificate", "database");
  }

  @Test
  void aMiddleThatIsDownAloneIsTheCause() {
    var all = of(Map.of("api", FAILING));
    assertThat(all.get("api").kind()).isEqualTo(Standing.Kind.CAUSE);
    assertThat(all.get("database").kind()).isEqualTo(Standing.Kind.PASSING);
    assertThat(all.get("lb").because()).containsExactly("api");
  }

  @Test
  void anUnknownDependencyIsNamedBesideTheCause() {
    var all = of(Map.of("api", FAILING, "database", UNKNOWN));
    assertThat(all.get("api").kind()).isEqualTo(Standing.Kind.CAUSE);
    assertThat(all.get("api").perhaps()).containsExactly("database");
    assertThat(all.get("database").kind()).isEqualTo(Standing.Kind.UNKNOWN);
  }

  @Test
  void aCircleIsDownTogether() {
    dependsOn.put("database", List.of("api"));
    var all = of(Map.of("database", FAILING, "api", FAILING));
    assertThat(all.get("database").kind()).isEqualTo(Standing.Kind.CAUSE);
    assertThat(all.get("api").kind()).isEqualTo(Standing.Kind.CAUSE);
    assertThat(all.get("lb").because()).containsExactly("api", "database");
  }

  @Test
  void standbyCausesNothing() {
    var all = of(Map.of("database", STANDBY));
    assertThat(all.get("database").kind()).isEqualTo(Standing.Kind.STANDBY);
    assertThat(all.get("api").kind()).isEqualTo(Standing.Kind.PASSING);
  }

  /// What is down and leans on what nobody can see leads there, the farthest first.
  @Test
  void theRootOfACauseIsWhatNobodyCanSeeBeneathIt() {
    var all = of(Map.of("users", FAILING, "lb", UNKNOWN, "api", UNKNOWN, "database", UNKNOWN));
    assertThat(all.get("users").kind()).isEqualTo(Standing.Kind.CAUSE);
    assertThat(all.get("users").root()).contains("database");
    assertThat(all.get("dns").root()).isEmpty();
    assertThat(of(Map.of("api", FAILING)).get("users").root()).contains("api");
  }
}
