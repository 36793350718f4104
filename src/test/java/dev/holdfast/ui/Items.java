package dev.holdfast.ui;

import dev.holdfast.incident.InputView;
import dev.holdfast.incident.ItemView;
import dev.holdfast.incident.Snapshot;
import dev.holdfast.incident.Updates;
import dev.holdfast.plan.Checklist;
import dev.holdfast.plan.Scenario;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// The sample checklist.
public final class Items {
  private Items() {}

  public static List<Snapshot.GroupView> groups() {
    return List.of(
        new Snapshot.GroupView("function", "System functionality tests"),
        new Snapshot.GroupView("security", "Security verification"),
        new Snapshot.GroupView("business", "Business function tests"));
  }

  public static List<ItemView> sample() {
    return List.of(
        item(
            "health",
            "function",
            "Health endpoints responding (200 OK)",
            ItemView.State.PASSING,
            "200 in 38 ms, 2 of 2 paths"),
        item(
            "database",
            "function",
            "Database connectivity confirmed",
            ItemView.State.PASSING,
            "select 1 in 4 ms"),
        item(
            "auth",
            "function",
            "Authentication working",
            ItemView.State.UNKNOWN,
            "Firebase Auth: no test account in the vault"),
        item(
            "balancer",
            "function",
            "Load balancer routing correctly",
            ItemView.State.REGRESSED,
            "1 of 2 targets healthy, was 2 of 2 at 15:08:10"),
        item(
            "tls",
            "security",
            "SSL certificates valid",
            ItemView.State.PASSING,
            "62 days left on 2 of 2"),
        item(
            "access",
            "security",
            "Access controls enforced",
            ItemView.State.STATED,
            "3 roles tried, 3 refused"),
        item(
            "keys",
            "security",
            "API keys rotated if compromised",
            ItemView.State.NOT_APPLICABLE,
            "no key was exposed"),
        item(
            "audit",
            "security",
            "Audit logging functional",
            ItemView.State.OVERRIDDEN,
            "read by hand"),
        item("login", "business", "User registration/login", ItemView.State.TO_ANSWER, ""),
        item("search", "business", "Search finds a contractor", ItemView.State.TO_ANSWER, ""),
        item("mail", "business", "Mail is sent", ItemView.State.FAILING, "no answer in 2 s"));
  }

  public static ItemView item(
      String id, String group, String title, ItemView.State state, String value) {
    var asked =
        state == ItemView.State.TO_ANSWER
            || state == ItemView.State.STATED
            || state == ItemView.State.NOT_APPLICABLE;
    return new ItemView(
        id,
        group,
        title,
        !asked,
        asked ? title + "?" : null,
        Checklist.RequiredFor.RECOVERY,
        state,
        value,
        state == ItemView.State.TO_ANSWER ? null : Story.at("15:11:20"),
        asked ? "P. N." : "Holdfast",
        "");
  }

  /// One that passes, and has to do so for a while.
  public static ItemView holding(
      String id, String group, String title, Instant since, Duration holds) {
    return new ItemView(
        id,
        group,
        title,
        true,
        null,
        Checklist.RequiredFor.RECOVERY,
        ItemView.State.HOLDING,
        "200 in 38 ms",
        since,
        since,
        since,
        "Holdfast",
        "",
        "",
        new ItemView.Soak(since, holds));
  }

  public static ItemView passing(ItemView item) {
    return new ItemView(
        item.id(),
        item.group(),
        item.title(),
        item.sensed(),
        item.ask(),
        item.requiredFor(),
        item.sensed() ? ItemView.State.PASSING : ItemView.State.STATED,
        item.value().isEmpty() ? "seen" : item.value(),
        Story.at("15:27:10"),
        item.by(),
        "");
  }

  /// What the run was told.
  static List<InputView> inputs() {
    return List.of(
        new InputView(
            "restore-time",
            "Moment to restore to",
            Scenario.Input.Type.INSTANT,
            "2026-11-22T13:52:00Z"));
  }

  /// What the plan owes people outside.
  static List<Updates.Message> messages() {
    return List.of(
        new Updates.Message(
            "status-page",
            "Everyone",
            List.of("status page"),
            "We are working on a failure that began at 13:58 UTC.",
            Story.at("14:05:00"),
            Story.at("14:35:00")),
        new Updates.Message(
            "support-briefing",
            "Customer support",
            List.of("internal chat"),
            "What fails, since when, what users should do meanwhile.",
            null,
            null));
  }
}
