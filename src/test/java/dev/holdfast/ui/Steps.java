package dev.holdfast.ui;

import dev.holdfast.incident.StepStatus;
import dev.holdfast.incident.StepView;
import dev.holdfast.kernel.Problem;
import dev.holdfast.plan.EffectClass;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Steps of the sample incident.
public final class Steps {
  private Steps() {}

  public static StepView restore(StepStatus status, @Nullable Problem problem) {
    var identity =
        List.of(
            new StepView.IdentityLine("account", "123456789012", "123456789012"),
            new StepView.IdentityLine("Region", "us-west-2", "us-west-2"));
    var doubt = status == StepStatus.IN_DOUBT;
    var facts =
        new StepView.Facts(
            "rds restore-db-instance-to-point-in-time",
            "Restores contractorlens-db into a new instance at 13:52:00 UTC (14:52 here). The old"
                + " instance stays untouched.",
            "SAME",
            Story.at("14:18:58"),
            identity,
            doubt
                ? ordered("target", "contractorlens-db-restored", "restore-time", "13:52:00Z")
                : Map.of(),
            new LinkedHashMap<>(Map.of("instance", "contractorlens-db-restored absent")),
            new LinkedHashMap<>(Map.of("instance", "available, at 13:52:00 UTC")),
            "1 new instance; nothing replaced",
            "",
            "",
            doubt
                ? List.of()
                : List.of(
                    new StepView.Verification(
                        "instance available within 45 min", "waiting", "not yet, backing-up")),
            doubt
                ? List.of(
                    "14:31:44 rds describe-db-instances",
                    "14:31:46 cloudtrail lookup-events, 14:15 to 14:32")
                : List.of(),
            doubt
                ? List.of(
                    "contractorlens-db-restored exists, status creating, made 14:19:05, 3 s after"
                        + " the intent",
                    "one call by our key, request 9c1e...b7; nobody else called")
                : List.of(),
            Map.of(),
            false,
            null);
    var log =
        List.of(
            new StepView.LogLine(Story.at("14:31:40"), "status backing-up, read only", "Holdfast"),
            new StepView.LogLine(
                Story.at("14:19:03"), "accepted by AWS, status creating", "Holdfast"),
            new StepView.LogLine(Story.at("14:19:02"), "intent on record, attempt 1", "A. R."));
    return new StepView(
        "restore-database",
        4,
        2,
        "action",
        "Restore to a point in time",
        null,
        status,
        1,
        EffectClass.NAMED,
        "database admin",
        "A. R.",
        Duration.ofMinutes(17),
        Duration.ofMinutes(52),
        Duration.ofMinutes(35),
        Story.at("14:19:02"),
        status == StepStatus.IN_FLIGHT ? null : Story.at("14:26:11"),
        status == StepStatus.IN_FLIGHT ? Story.at("15:04:02") : null,
        doubt ? StepView.Sent.OPEN : StepView.Sent.ACCEPTED,
        false,
        "",
        problem,
        facts,
        log);
  }

  private static Map<String, Object> ordered(String... pairs) {
    var map = new LinkedHashMap<String, Object>();
    for (var i = 0; i < pairs.length; i += 2) map.put(pairs[i], pairs[i + 1]);
    return map;
  }

  public static StepView step(
      String name,
      int number,
      int phase,
      String title,
      String role,
      String person,
      StepStatus status,
      int from,
      int to,
      int estimate,
      @Nullable String started,
      @Nullable String ended) {
    return new StepView(
        name,
        number,
        phase,
        "ask",
        title,
        "What this step is for, in one sentence.",
        status,
        0,
        null,
        role,
        person,
        Duration.ofMinutes(from),
        Duration.ofMinutes(to),
        Duration.ofMinutes(estimate),
        started == null ? null : Story.at(started),
        ended == null ? null : Story.at(ended),
        null,
        StepView.Sent.NOTHING,
        status == StepStatus.DONE,
        status == StepStatus.DONE ? "seen by a check" : "",
        null,
        StepView.Facts.NONE,
        List.of());
  }

  public static StepView with(StepView step, @Nullable Instant deadline) {
    return new StepDraft(step).deadline(deadline).made();
  }

  public static StepView with(StepView step, StepStatus status) {
    var begun = step.started() == null && status != StepStatus.PLANNED;
    return new StepDraft(step)
        .status(status)
        .times(
            begun ? Story.at("14:32:00") : step.started(),
            status.settled() ? Story.at("14:33:10") : null)
        .problem(null)
        .made();
  }

  public static StepView titled(StepView step, String title, String role) {
    return new StepDraft(step).title(title).ownerRole(role).made();
  }

  /// The step with one check that it waits for.
  public static StepView waiting(StepView step, StepView.Verification wait) {
    return new StepDraft(step).waits(List.of(wait)).made();
  }

  /// The step in a state, with when it began and ended.
  public static StepView at(
      StepView step, StepStatus status, String started, @Nullable String ended) {
    var done = status == StepStatus.DONE;
    return new StepDraft(step)
        .status(status)
        .times(Story.at(started), ended == null ? null : Story.at(ended))
        .deadline(null)
        .verified(done, done ? "seen by a check" : "")
        .problem(null)
        .log(List.of())
        .made();
  }
}
