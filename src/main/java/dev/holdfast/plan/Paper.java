package dev.holdfast.plan;

import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The parts of a plan that people read and that clocks, reports and readiness use: objectives,
/// tolerances, backups, people, communication, upkeep.
public final class Paper {
  private Paper() {}

  /// A document that the plan was made from.
  public record Document(
      String id,
      String title,
      @Nullable String version,
      @Nullable LocalDate updated,
      @Nullable LocalDate nextReview,
      List<Source> source) {}

  /// An objective that belongs to no single component or scenario.
  public record Objective(
      String id,
      String title,
      @Nullable Duration rto,
      @Nullable Duration rpo,
      @Nullable String priority,
      List<Source> source) {}

  /// What the business can bear: `revenue-per-hour: 1000 USD`, `users: 10000`, `reputation: text`.
  public record Tolerance(String id, String title, Object value, List<Source> source) {}

  /// When the plan is looked at again; `every` as in `3 months`.
  public record Review(String every, @Nullable LocalDate last, @Nullable LocalDate next) {}

  /// How a store is backed up.
  ///
  /// @param of component id, or a word such as `configuration`, `code`
  /// @param schedule (key `at`) cron expression (UTC), `continuous`, or `on-change`
  /// @param keep tier to age, such as `daily: 30d`
  /// @param lag how far behind now its newest point may be
  /// @param needs id of the backup of the same store without which nothing can be restored from it
  /// @param copies further places, with region or store
  /// @param settings things the store needs for it, such as WAL settings
  /// @param points what reads its recovery points, one use for each place
  /// @param restoredBy the steps that restore from it
  public record Backup(
      String id,
      String of,
      String title,
      String kind,
      @Nullable String schedule,
      Map<String, String> keep,
      @Nullable String restores,
      @Nullable Duration lag,
      @Nullable String target,
      @Nullable String where,
      @Nullable String storageClass,
      @Nullable String needs,
      List<Copy> copies,
      List<String> lifecycle,
      @Nullable String script,
      Map<String, Object> settings,
      List<PointUse> points,
      List<Restore> restoredBy,
      @Nullable String note,
      List<Source> source,
      Position at) {}

  /// A reader of recovery points with its parameters.
  ///
  /// @param reader name, such as `aws.rds.snapshots`
  public record PointUse(
      String reader,
      @Nullable String target,
      Map<String, Object> with,
      @Nullable Duration every,
      @Nullable Duration timeout,
      Position at) {}

  /// A step that restores from a backup, and where the store's marker is read afterwards.
  ///
  /// @param step `scenario/step`
  /// @param target where the restored store answers; null: the marker's own target
  /// @param with parameters of the marker's check there, such as the restored host
  public record Restore(String step, @Nullable String target, Map<String, Object> with) {}

  /// A query that tells up to which moment a store holds data: what it answers after a restore is
  /// the loss that really was.
  ///
  /// @param of component id, as in a backup
  /// @param check whose value is a moment in UTC
  public record Marker(String of, @Nullable String title, CheckUse check, List<Source> source) {
    /// The check as it is read once this step has restored the store.
    public CheckUse after(Restore restore) {
      var with = new HashMap<>(check.with());
      with.putAll(restore.with());
      var target = restore.target() == null ? check.target() : restore.target();
      return new CheckUse(
          check.check(), target, with, null, null, null, null, check.timeout(), check.at());
    }
  }

  public record Copy(String kind, @Nullable String target, String where) {}

  /// How long data of the monitoring is kept.
  public record Retention(String of, String keep, @Nullable String longTerm, List<Source> source) {}

  /// A role of the response, with who fills it.
  public record Role(
      String id,
      String title,
      @Nullable String primary,
      @Nullable String backup,
      @Nullable String reach,
      @Nullable String duty,
      List<Source> source) {}

  /// Someone to reach.
  public record Contact(
      String id,
      String title,
      List<String> reach,
      @Nullable String use,
      @Nullable LocalDate verified,
      List<Source> source) {}

  /// An outside service that the organisation leans on.
  public record Service(String id, String title, String use, List<Source> source) {}

  /// Who hears of it when, counted from the declaration.
  public record Escalation(
      String id,
      String what,
      String to,
      Duration after,
      @Nullable Duration until,
      List<Source> source) {}

  /// A message that goes out: to whom, where, how often.
  ///
  /// @param when `always`, `major` (only for scenarios of severity major), `security`, ...
  public record Update(
      String id,
      String audience,
      List<String> channels,
      @Nullable Duration every,
      String when,
      @Nullable String owner,
      @Nullable String template,
      List<Source> source) {}

  /// What a report measures, against what.
  public record Metric(String id, String title, String measures, List<Source> source) {}

  /// The report's shape.
  public record Report(List<Section> sections, List<Source> source) {}

  public record Section(String title, List<String> fields, List<Source> source) {}

  /// The meeting afterwards.
  public record Meeting(
      String title,
      List<String> attendees,
      List<String> agenda,
      @Nullable Duration within,
      List<Source> source) {}

  /// Something that keeps the plan alive: `every` as in `1 month`, or `when`.
  public record Upkeep(
      String id,
      String title,
      @Nullable String every,
      @Nullable String when,
      @Nullable String scenario,
      @Nullable String owner,
      List<Source> source) {}

  /// A rule that the organisation must meet.
  public record Compliance(String id, String standard, String requires, List<Source> source) {}

  /// Where operations of a kind must be logged.
  public record Audit(String id, String of, List<String> to, List<Source> source) {}

  /// A rule of security that holds during the recovery too.
  public record Safeguard(String id, String title, String how, List<Source> source) {}

  /// Lines of the document that carry no fact: headings and connecting prose.
  public record Prose(List<Source> source) {}
}
