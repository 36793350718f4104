package dev.holdfast.runbook;

import dev.holdfast.incident.Mode;
import dev.holdfast.journal.Home;
import dev.holdfast.journal.HomeEvent;
import dev.holdfast.journal.JournalReader;
import dev.holdfast.kernel.Clock;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.plan.Plan;
import dev.holdfast.recovery.AgeCurve;
import dev.holdfast.recovery.PlaceReport;
import dev.holdfast.recovery.Proof;
import dev.holdfast.recovery.RecoveryView;
import dev.holdfast.recovery.StoreReport;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Keeps the age of a plan's newest points on the home's own record, so that it is known over runs
/// and not only within one. At most twice an hour for each plan, whoever looks: a year with the
/// window open is some ten megabytes. A rehearsal's estate is nobody's, and is not kept.
public final class HomePoints implements PointMemory {
  static final String SEEN = "points.seen";
  static final Duration EVERY = Duration.ofMinutes(30);

  /// One look holds until the next can be on record.
  private static final Duration GOOD_FOR = Duration.ofMinutes(35);

  /// What is older is on record still, and shown nowhere.
  private static final Duration BACK = Duration.ofDays(14);

  private final Home home;
  private final Clock clock;
  private final Plan plan;
  private final Mode mode;
  private final Supplier<List<Proof>> proofs;
  private @Nullable Instant last;

  /// @param clock of the laptop
  /// @param proofs reads the restores on record
  public HomePoints(Home home, Clock clock, Plan plan, Mode mode, Supplier<List<Proof>> proofs) {
    this.home = home;
    this.proofs = proofs;
    this.clock = clock;
    this.plan = plan;
    this.mode = mode;
  }

  /// How old the newest points of a plan were seen to be.
  record Ages(String plan, Instant at, List<Map<String, Object>> stores) implements HomeEvent {
    @Override
    public String type() {
      return SEEN;
    }

    @Override
    public Map<String, Object> data() {
      return Map.of("plan", plan, "at", at.toString(), "stores", stores);
    }
  }

  @Override
  public List<Proof> proofs() {
    return proofs.get();
  }

  @Override
  public Map<String, List<AgeCurve.Seen>> ages() {
    var ages = new LinkedHashMap<String, List<AgeCurve.Seen>>();
    if (mode == Mode.REHEARSAL) return ages;
    var since = clock.wall().minus(BACK);
    for (var data : kept()) {
      var at = moment(data.get("at"));
      if (at.isEmpty() || at.get().isBefore(since)) continue;
      if (!(data.get("stores") instanceof List<?> stores)) continue;
      for (var one : stores) {
        if (one instanceof Map<?, ?> store && store.get("ageSeconds") instanceof Number age) {
          ages.computeIfAbsent(String.valueOf(store.get("store")), _ -> new ArrayList<>())
              .add(new AgeCurve.Seen(at.get(), Duration.ofSeconds(age.longValue()), GOOD_FOR));
        }
      }
    }
    return ages;
  }

  private List<Map<String, Object>> kept() {
    if (!Files.isDirectory(home.journalFolder())) return List.of();
    try {
      return JournalReader.read(home.journalFolder()).entries().stream()
          .filter(entry -> entry.type().equals(SEEN))
          .map(entry -> entry.data())
          .filter(data -> plan.id().equals(data.get("plan")))
          .toList();
    } catch (ProblemException e) {
      // The list of troubles names a record that cannot be read; here it only tells nothing.
      return List.of();
    }
  }

  private static Optional<Instant> moment(@Nullable Object text) {
    try {
      return Optional.of(Instant.parse(String.valueOf(text)));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  @Override
  public synchronized void keep(RecoveryView view) {
    if (mode == Mode.REHEARSAL) return;
    var before = last == null ? newest().orElse(null) : last;
    last = before;
    if (before != null && view.now().isBefore(before.plus(EVERY))) return;
    var stores = view.stores().stream().flatMap(store -> age(store).stream()).toList();
    if (stores.isEmpty()) return;
    try {
      home.record(clock).note(new Ages(plan.id(), view.now(), stores));
      last = view.now();
    } catch (ProblemException e) {
      // The home's record remembers it and says so.
    }
  }

  private Optional<Instant> newest() {
    return kept().reversed().stream().flatMap(data -> moment(data.get("at")).stream()).findFirst();
  }

  private static Optional<Map<String, Object>> age(StoreReport store) {
    return store
        .newest()
        .map(PlaceReport::age)
        .map(
            age ->
                Map.of(
                    "store", store.store(), "ageSeconds", Objects.requireNonNull(age).toSeconds()));
  }
}
