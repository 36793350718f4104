package dev.holdfast;

import dev.holdfast.plan.Finding;
import dev.holdfast.plan.Position;
import dev.holdfast.plan.Scenario;
import dev.holdfast.plan.Source;
import dev.holdfast.runbook.Inputs;
import dev.holdfast.ui.Cockpit;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes what the start page shows of a plan in the order in which [EntryReader] reads it.
final class EntryWriter {
  /// Writes one thing.
  private interface Part<T> {
    void write(T one) throws IOException;
  }

  private final DataOutputStream out;

  EntryWriter(DataOutputStream out) {
    this.out = out;
  }

  void plan(Cockpit.PlanEntry plan) throws IOException {
    text(plan.id());
    text(plan.title());
    text(plan.about());
    list(plan.findings(), this::finding);
    list(plan.roles(), this::role);
    list(plan.scenarios(), this::scenario);
  }

  private void finding(Finding finding) throws IOException {
    text(finding.code());
    text(finding.severity().name());
    at(finding.at());
    text(finding.message());
    text(finding.why());
    text(finding.fix());
  }

  private void at(Position at) throws IOException {
    text(at.file());
    out.writeInt(at.line());
    out.writeInt(at.column());
  }

  private void role(Cockpit.Role role) throws IOException {
    text(role.id());
    text(role.title());
    text(role.person());
  }

  private void scenario(Cockpit.ScenarioEntry scenario) throws IOException {
    text(scenario.id());
    text(scenario.title());
    value(scenario.rto());
    value(scenario.rpo());
    list(scenario.inputs(), this::input);
    list(scenario.blindSpots(), this::text);
    list(scenario.targets(), this::text);
    list(scenario.held(), this::held);
  }

  private void held(Inputs.Held held) throws IOException {
    text(held.title());
    list(held.inputs(), this::input);
  }

  private void input(Scenario.Input input) throws IOException {
    text(input.id());
    text(input.type().name());
    text(input.title());
    value(input.preset());
    value(input.rehearsed());
    value(input.choose());
    list(input.source(), this::source);
    at(input.at());
  }

  private void source(Source source) throws IOException {
    text(source.document());
    list(
        source.lines(),
        lines -> {
          out.writeInt(lines.from());
          out.writeInt(lines.to());
        });
    value(source.said());
    value(source.changed());
  }

  private <T> void list(List<T> all, Part<? super T> part) throws IOException {
    out.writeInt(all.size());
    for (var one : all) part.write(one);
  }

  /// Any length: `writeUTF` ends at 64 KiB.
  void text(String text) throws IOException {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  /// Refuses what it has no letter for: such a plan is read whole, as it was without an index.
  private void value(@Nullable Object value) throws IOException {
    switch (value) {
      case null -> out.writeByte('-');
      case String text -> tagged('s', text);
      case Long number -> tagged('n', number.toString());
      case BigDecimal number -> tagged('f', number.toString());
      case Boolean flag -> tagged('b', flag.toString());
      case Duration lasting -> tagged('d', lasting.toString());
      case List<?> list -> {
        out.writeByte('l');
        list(list, this::value);
      }
      default -> throw new IOException("no place for a " + value.getClass().getSimpleName());
    }
  }

  private void tagged(char tag, String text) throws IOException {
    out.writeByte(tag);
    text(text);
  }
}
