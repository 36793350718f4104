package dev.holdfast.plan;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The recovery validation list, in groups.
public record Checklist(List<Group> groups) {
  public Checklist {
    groups = List.copyOf(groups);
  }

  public List<Item> items() {
    return groups.stream().flatMap(group -> group.items().stream()).toList();
  }

  /// A part of the list that people work through together.
  ///
  /// @param manner how people work through it
  public record Group(
      String id, String title, Manner manner, List<Item> items, List<Source> source) {
    public Group {
      items = List.copyOf(items);
      source = List.copyOf(source);
    }
  }

  /// Sensed (one or more checks, all must pass) or asked (a question answered with a value).
  ///
  /// @param requiredFor `recovery` stops the recovery clock, `closing` only holds back the close
  /// @param holds how long it must go on passing
  /// @param standby what it looks at is not up before a recovery brings it up; then failing is no
  ///   fault
  /// @param owner role that answers
  public record Item(
      String id,
      String title,
      List<CheckUse> checks,
      @Nullable String ask,
      RequiredFor requiredFor,
      @Nullable Duration holds,
      boolean standby,
      @Nullable String owner,
      List<Source> source,
      Position at) {
    public Item {
      checks = List.copyOf(checks);
      source = List.copyOf(source);
    }

    public boolean sensed() {
      return !checks.isEmpty();
    }
  }

  /// How people work through a list.
  public enum Manner {
    /// Each item is read out, done and answered before the next one is.
    READ_DO,
    /// The work is done first; then all of the list is gone through, in any order.
    DO_CONFIRM
  }

  public enum RequiredFor {
    RECOVERY,
    CLOSING,
    NOTHING
  }
}
