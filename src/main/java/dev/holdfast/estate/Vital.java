package dev.holdfast.estate;

import dev.holdfast.connector.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What is known of one subject: its newest reading, and how it came to it. Pure: time is given.
///
/// @param silent readings in a row without an answer
/// @param verified whether it was ever seen passing
/// @param regressed seen passing once, then seen failing, and not seen passing since
/// @param changes the newest last; readings that said the same again are not in it
public record Vital(
    Subject subject,
    Optional<Reading> newest,
    int silent,
    boolean verified,
    boolean regressed,
    List<Change> changes) {
  private static final int KEPT = 50;

  /// A clock that was put back may make a reading seem to come from the future by this much; more
  /// than that proves nothing about now.
  private static final Duration SKEW = Duration.ofSeconds(2);

  public Vital {
    changes = List.copyOf(changes);
  }

  /// From one state to another.
  public record Change(Instant at, Reading.State state, String value) {}

  public static Vital of(Subject subject) {
    return new Vital(subject, Optional.empty(), 0, false, false, List.of());
  }

  /// With one more reading. One that was made before the newest says nothing new, however late it
  /// arrives.
  public Vital with(Reading reading) {
    if (newest.isPresent() && reading.seen().isBefore(newest.get().seen())) return this;
    var passing = reading.state() == Reading.State.PASSING;
    var failing = reading.state() == Reading.State.FAILING;
    return new Vital(
        subject,
        Optional.of(reading),
        reading.state() == Reading.State.UNKNOWN ? silent + 1 : 0,
        verified || passing,
        (failing && verified) || (regressed && !passing),
        changed(reading));
  }

  private List<Change> changed(Reading reading) {
    var before = newest.map(Reading::state);
    if (before.filter(reading.state()::equals).isPresent()) return changes;
    var all = new ArrayList<>(changes);
    all.add(new Change(reading.seen(), reading.state(), reading.value()));
    return all.size() > KEPT ? all.subList(all.size() - KEPT, all.size()) : all;
  }

  /// What may be shown at a moment: green only on passing evidence that is not too old.
  public Condition at(Instant now) {
    if (newest.isEmpty() || !fresh(now)) return Condition.UNKNOWN;
    var state = newest.get().state();
    if (state == Reading.State.UNKNOWN) return Condition.UNKNOWN;
    if (subject.standby()) return Condition.STANDBY;
    return state == Reading.State.PASSING ? Condition.PASSING : Condition.FAILING;
  }

  /// Whether the newest reading still counts.
  public boolean fresh(Instant now) {
    return age(now)
        .filter(age -> age.compareTo(SKEW.negated()) >= 0)
        .filter(age -> age.compareTo(subject.rhythm().believed()) <= 0)
        .isPresent();
  }

  public Optional<Duration> age(Instant now) {
    return newest.map(reading -> Duration.between(reading.seen(), now));
  }

  /// When it turns unknown by itself unless it is read again.
  public Optional<Instant> believedUntil() {
    return newest.map(reading -> reading.seen().plus(subject.rhythm().believed()));
  }

  /// How long to wait before it is read again.
  public Duration pause() {
    return subject.rhythm().pause(silent);
  }
}
