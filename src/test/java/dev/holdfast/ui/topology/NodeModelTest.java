package dev.holdfast.ui.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.connector.Reading;
import dev.holdfast.estate.EstateView;
import dev.holdfast.ui.Estates;
import dev.holdfast.ui.Story;
import dev.holdfast.ui.uikit.Words;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What the pane says of one box.
class NodeModelTest {
  private static final EstateView CALM =
      Estates.of(Estates.large(9), Story.at("14:31:44"), Map.of());

  private static List<NodeModel.Line> lines(
      Reading.State state, String value, Map<String, Object> facts) {
    return lines(state, value, facts, Duration.ZERO);
  }

  private static List<NodeModel.Line> lines(
      Reading.State state, String value, Map<String, Object> facts, Duration later) {
    var vitals = new LinkedHashMap<>(CALM.vitals());
    vitals.computeIfPresent(
        "component:c-3",
        (_, vital) ->
            vital.with(new Reading(state, value, CALM.now(), Duration.ofMillis(4003), facts)));
    var view = new EstateView(CALM.plan(), vitals, CALM.asking(), CALM.now().plus(later));
    var model = TopologyModel.of(view, view.standings(), Overlay.NONE);
    var occasion = Occasion.before("", List.of(), List.of());
    return NodeModel.of(view, model, occasion, Optional.empty(), "c-3")
        .orElseThrow()
        .sections()
        .stream()
        .flatMap(section -> section.lines().stream())
        .toList();
  }

  private static boolean answered(List<NodeModel.Line> lines) {
    return lines.stream().anyMatch(line -> line.label().equals(Words.of("topology.latency")));
  }

  @Test
  void onlyWhatAnsweredHasAnsweredIn() {
    assertThat(answered(lines(Reading.State.PASSING, "200", Map.of()))).isTrue();
    assertThat(answered(lines(Reading.State.FAILING, "503", Map.of()))).isTrue();
    var silent = Map.<String, Object>of(Reading.SILENT, true);
    var said = lines(Reading.State.FAILING, "no answer within 4 s", silent);
    assertThat(answered(said)).isFalse();
    assertThat(said).anyMatch(line -> line.label().equals("no answer within 4 s"));
    assertThat(answered(lines(Reading.State.UNKNOWN, "no way there", Map.of()))).isFalse();
  }

  /// No check of an old reading stands there as passing.
  @Test
  void whatIsOldIsToldAsWhatWas() {
    Map<String, Object> facts =
        Map.of(
            Reading.EACH,
            List.of(
                Map.of("check", "web.http", "state", "passing", "value", "200"),
                Map.of("check", "web.tls", "state", "passing", "value", "62 days left")));
    var fresh = lines(Reading.State.PASSING, "200", facts);
    assertThat(fresh).anyMatch(line -> line.value().equals("passing") && line.mark().isEmpty());
    var old = lines(Reading.State.PASSING, "200", facts, Duration.ofHours(1));
    assertThat(old).filteredOn(line -> line.value().equals("was passing")).hasSize(2);
    assertThat(old)
        .filteredOn(line -> line.label().contains("200") || line.label().contains("62 days"))
        .noneMatch(line -> line.value().equals("passing"));
  }
}
