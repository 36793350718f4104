package dev.holdfast.incident;

import dev.holdfast.plan.CheckUse;
import dev.holdfast.plan.Checklist;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// The connectors with which a run cannot sense: they are only declared. A person looks instead,
/// and states the value seen; nothing of theirs is ever green by itself.
public record Unsensed(Set<String> connectors) {
  public static final Unsensed NOTHING = new Unsensed(Set.of());

  /// What a person states who looked and did not see it.
  public static final String NOT_SEEN = "not-seen";

  /// What was seen instead, as who looked and did not see it states it.
  public static String denied(String seen) {
    return NOT_SEEN + ": " + seen;
  }

  /// What a person can decide where a step's condition gave no answer.
  public static final List<String> UNREAD = List.of("do", "skip", "look");

  public Unsensed {
    connectors = Set.copyOf(connectors);
  }

  public Unsensed(Collection<String> connectors) {
    this(Set.copyOf(connectors));
  }

  public boolean covers(CheckUse use) {
    var dot = use.check().indexOf('.');
    return dot > 0 && connectors.contains(use.check().substring(0, dot));
  }

  /// Whether a person has to say of an item what its checks cannot: all of them, if one is missing.
  public boolean covers(Checklist.Item item) {
    return item.checks().stream().anyMatch(this::covers);
  }

  /// What to look at: `kubernetes.replicas is 3 at cluster-dr (deployment backend, ...)`.
  ///
  /// @param resolve puts values for `${...}`
  public static String look(CheckUse use, UnaryOperator<Object> resolve) {
    var text = new StringBuilder(use.check());
    var is = use.is();
    if (is != null) text.append(" is ").append(resolve.apply(is));
    if (use.target() != null) text.append(" at ").append(use.target());
    var with = new ArrayList<String>();
    new TreeMap<>(use.with()).forEach((name, it) -> with.add(name + " " + resolve.apply(it)));
    if (!with.isEmpty()) text.append(" (").append(String.join(", ", with)).append(')');
    return text.toString();
  }

  static String question(Checklist.Item item, UnaryOperator<Object> resolve) {
    var looks = item.checks().stream().map(use -> look(use, resolve)).toList();
    return "%s: cannot be sensed now. Look yourself: %s. What do you see?"
        .formatted(item.title(), String.join("; ", looks));
  }
}
