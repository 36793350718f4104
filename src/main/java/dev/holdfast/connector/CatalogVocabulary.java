package dev.holdfast.connector;

import dev.holdfast.plan.Vocabulary;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The catalogue's names, as the findings of a plan need them.
public final class CatalogVocabulary implements Vocabulary {
  /// Connectors whose actions may stand without a target: they find what they need in the plan.
  private static final Set<String> WITHOUT_TARGET = Set.of("process", "web", "git", "terraform");

  /// Actions whose outputs are whatever the script or configuration prints.
  private static final Set<String> ANY_OUTPUT =
      Set.of("process.script", "process.read", "terraform.apply-plan", "terraform.output");

  private final Catalog catalog;

  public CatalogVocabulary(Catalog catalog) {
    this.catalog = catalog;
  }

  @Override
  public Set<String> connectors() {
    return catalog.connectors().keySet();
  }

  @Override
  public Optional<String> misled(String connector, String endpoint) {
    return catalog
        .connector(connector)
        .flatMap(known -> known.misled(endpoint))
        .map(misled -> misled.why() + "; write it as " + misled.form());
  }

  @Override
  public Optional<String> unusable(String connector, String setting, String value) {
    return catalog
        .connector(connector)
        .flatMap(known -> known.unusable(setting, value))
        .map(misled -> misled.why() + "; write it as " + misled.form());
  }

  @Override
  public Set<String> actions() {
    return catalog.actions().keySet();
  }

  @Override
  public Set<String> checks() {
    return catalog.checks().keySet();
  }

  @Override
  public Optional<ActionTerm> action(String name) {
    return catalog
        .action(name)
        .map(
            spec ->
                new ActionTerm(
                    spec.name(),
                    spec.effect(),
                    params(spec.params()),
                    spec.outputs().stream().map(Output::name).collect(Collectors.toSet()),
                    ANY_OUTPUT.contains(name)));
  }

  @Override
  public Optional<CheckTerm> check(String name) {
    return catalog
        .check(name)
        .map(
            spec ->
                new CheckTerm(
                    spec.name(),
                    params(spec.params()),
                    !spec.is().isEmpty(),
                    Kind.valueOf(spec.expects().name())));
  }

  @Override
  public Set<String> points() {
    return catalog.points().keySet();
  }

  @Override
  public Optional<CheckTerm> points(String name) {
    return catalog
        .points(name)
        .map(spec -> new CheckTerm(spec.name(), params(spec.params()), false));
  }

  private static List<Parameter> params(List<Param> params) {
    return params.stream()
        .map(
            p ->
                new Parameter(
                    p.name(),
                    Kind.valueOf(p.type().name()),
                    p.need() == Param.Need.REQUIRED,
                    p.choices(),
                    p.span()))
        .toList();
  }

  @Override
  public boolean needsTarget(String connector) {
    return !WITHOUT_TARGET.contains(connector);
  }
}
