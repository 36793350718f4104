package dev.holdfast.runbook.glass;

import dev.holdfast.journal.Entry;
import dev.holdfast.journal.HomeEvent;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.runbook.Consent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Which plans may ask the vault outside of a run. A plan says where credentials are sent, so that
/// a folder that came from somewhere gets none before a person has said that it is meant: once for
/// each folder and each version of what is in it.
public final class PlanTrust {
  private static final String CONFIRMED = "plan.confirmed";

  private PlanTrust() {}

  /// A person says that this plan may be given what it names.
  public record Confirmed(PlanPlace plan, Stated stated) implements HomeEvent {
    @Override
    public String type() {
      return CONFIRMED;
    }

    @Override
    public Map<String, Object> data() {
      var data = new LinkedHashMap<>(plan.data());
      data.putAll(stated.data());
      return data;
    }
  }

  /// Whether somebody said so on this home, of this folder as it is now.
  public static boolean known(List<Entry> record, PlanPlace plan) {
    return record.stream()
        .filter(entry -> entry.type().equals(CONFIRMED))
        .anyMatch(entry -> entry.data().entrySet().containsAll(plan.data().entrySet()));
  }

  /// That nobody said so.
  public static ProblemException unknown(PlanPlace plan) {
    return new ProblemException(
        Problem.of(
            "vault.plan-unknown",
            "This home has not given credentials to the plan in %s, as it is now"
                .formatted(plan.folder()),
            "a plan says where they are sent; the vault stays closed, nothing was sent",
            "read its targets, then say which it is with --confirm "
                + Consent.word(plan.folder())));
  }
}
