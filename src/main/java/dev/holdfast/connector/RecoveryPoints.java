package dev.holdfast.connector;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Code that finds the moments a store can be restored to, at one place. Blocking; never throws for
/// what the outside does: that is [Found.Unknown] with the reason.
public interface RecoveryPoints {
  Spec spec();

  Found read(Call call);

  /// What a reader of recovery points is called and takes.
  ///
  /// @param every period of reading where the plan states none
  /// @param timeout of one reading where the plan states none
  record Spec(String name, String title, List<Param> params, Duration every, Duration timeout) {
    public Spec {
      params = List.copyOf(params);
    }

    /// A reader with the usual rhythm.
    public Spec(String name, String title, List<Param> params) {
      this(name, title, params, Duration.ofMinutes(5), Duration.ofSeconds(30));
    }

    public String connector() {
      return name.substring(0, name.indexOf('.'));
    }
  }

  /// One moment a store can be restored to, or what looks like one.
  ///
  /// @param at the moment its data is at
  /// @param kind such as `automated snapshot`, `dump`, `commit`
  /// @param where Region, bucket or server
  /// @param bytes size; -1 where none was read or sizes say nothing
  /// @param content what tells whether two are the same (digest, commit, ETag); empty: unknown
  /// @param kept the storage class, in the vendor's word; empty: none was read
  /// @param evidence what was read, one line
  /// @param holds how much of the store is in it
  /// @param flaw why nothing can be restored from it; null where something can
  record Point(
      Instant at,
      String kind,
      String where,
      long bytes,
      String content,
      String kept,
      String evidence,
      Holds holds,
      @Nullable Flaw flaw) {

    /// A sound one, with all data up to its moment.
    public static Point upTo(Instant at, String kind, String where, String evidence) {
      return new Point(at, kind, where, -1, "", "", evidence, Holds.UP_TO_ITS_MOMENT, null);
    }

    /// A sound one that lacks nothing of what was in use when it was read.
    public static Point whole(Instant at, String kind, String where, String evidence) {
      return new Point(at, kind, where, -1, "", "", evidence, Holds.ALL_IN_USE, null);
    }

    public Point sized(long size) {
      return new Point(at, kind, where, size, content, kept, evidence, holds, flaw);
    }

    public Point of(String other) {
      return new Point(at, kind, where, bytes, other, kept, evidence, holds, flaw);
    }

    public Point flawed(Flaw found) {
      return new Point(at, kind, where, bytes, content, kept, evidence, holds, found);
    }

    /// The same with its data at another moment than it seems.
    ///
    /// @param why put after the evidence
    public Point movedTo(Instant moment, String why) {
      return new Point(
          moment, kind, where, bytes, content, kept, evidence + ", " + why, holds, flaw);
    }

    public Point keptAs(String storageClass) {
      return new Point(at, kind, where, bytes, content, storageClass, evidence, holds, flaw);
    }

    /// The same as its name dates it, where that lies well before it was written.
    public Point dated(String name) {
      return StatedMoment.older(name, at)
          .map(stated -> movedTo(stated, "written %s, but its name says %s".formatted(at, stated)))
          .orElse(this);
    }

    public boolean restorable() {
      return flaw == null;
    }
  }

  /// How much of a store a point holds.
  enum Holds {
    UP_TO_ITS_MOMENT,
    /// Everything that was in use when it was read, however long ago that was written.
    ALL_IN_USE
  }

  /// Why something cannot be relied upon.
  ///
  /// @param code such as `empty-object`, `wal-gap`, `no-base`
  /// @param what one sentence without a full stop
  record Flaw(String code, String what) {}

  /// What a reading found.
  sealed interface Found {
    Instant seen();

    /// The place was read.
    ///
    /// @param points newest first
    /// @param flaws what is wrong beside the points: a log that is off, a gap, nothing there
    /// @param facts what was read of the policy, under the names below
    record Read(Instant seen, List<Point> points, List<Flaw> flaws, Map<String, Object> facts)
        implements Found {
      public Read {
        points =
            points.stream().sorted(java.util.Comparator.comparing(Point::at).reversed()).toList();
        flaws = List.copyOf(flaws);
        facts = Map.copyOf(facts);
      }
    }

    /// Nobody knows.
    record Unknown(Instant seen, String why) implements Found {}
  }

  /// Fact: whether earlier versions are kept (`Boolean`).
  String VERSIONING = "versioning";

  /// Fact: how long points are kept (`Duration`).
  String KEPT = "kept";

  /// Fact: whether a rule moves or removes what is old (`Boolean`).
  String LIFECYCLE = "lifecycle";

  /// Fact: what the rules do with what is old (`List<AgeRule>`), where they can be read one by one.
  String AGE_RULES = "age-rules";

  /// One rule for what is old.
  ///
  /// @param tier which of the points it is for, such as `weekly`; empty: all
  /// @param removed when they are removed; null: never by this rule
  /// @param archived when they move to where a restore takes hours; null: never by this rule
  record AgeRule(String tier, @Nullable Duration removed, @Nullable Duration archived) {}

  /// Fact: what lies there now, by its name, each with its versions, newest first (`Map<String,
  /// List<Version>>`): a copy is compared with its original by it.
  String HELD = "held";

  /// One version of what is stored under a name.
  ///
  /// @param content tells whether two are the same, such as an ETag; where it differs two may still
  ///   be, encrypted or written in other parts
  record Version(Instant at, String content, long bytes) {}

  /// Fact: the storage classes out of which a point must be fetched back first, which takes hours
  /// (`Set<String>`).
  String FETCHED_FIRST = "fetched-first";
}
