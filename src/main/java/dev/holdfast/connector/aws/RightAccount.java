package dev.holdfast.connector.aws;

import dev.holdfast.connector.Identity;
import dev.holdfast.connector.Place;
import dev.holdfast.kernel.Clock;
import dev.holdfast.kernel.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;

/// Whether what only reads does so in the account that the plan says: a reading taken from another
/// one proves nothing. One question to STS (`GetCallerIdentity`, which needs no permission) for
/// each target and access key; none where the plan states no account.
final class RightAccount {
  /// An access key belongs to one account for ever; who answers at an endpoint of the plan may
  /// change behind it.
  private static final Duration GOOD_AT_AN_ENDPOINT = Duration.ofMinutes(1);

  /// Many checks ask at once; one silence is enough for all of them.
  private static final Duration UNREAD = Duration.ofSeconds(5);

  private static final int MOST = 200;

  private final Map<Who, Asked> asked = new ConcurrentHashMap<>();
  private final Set<String> accepted = ConcurrentHashMap.newKeySet();

  private record Who(Place place, String accessKey) {}

  /// One at a time asks; the others take what it was told.
  private static final class Asked {
    final ReentrantLock lock = new ReentrantLock();
    @Nullable Told last;
  }

  /// @param problem empty when it is what the plan says
  /// @param answered false when nobody could tell
  private record Told(Optional<Problem> problem, boolean answered, long at) {
    boolean stands(Site site, long now) {
      var age = Duration.ofNanos(now - at);
      if (!answered) return age.compareTo(UNREAD) < 0;
      return site.place().endpoint().isEmpty() || age.compareTo(GOOD_AT_AN_ENDPOINT) < 0;
    }
  }

  /// A person knows that it is the right one, although it cannot be read.
  void accept(String target) {
    accepted.add(target);
  }

  /// Why what is read there proves nothing.
  Optional<Problem> doubt(Site site, Clock clock) {
    if (site.place().setting("account").isEmpty()) return Optional.empty();
    String accessKey;
    try {
      accessKey = site.keys().provider().resolveCredentials().accessKeyId();
    } catch (SdkException none) {
      // Nothing can be read either, and what reads says so.
      return Optional.empty();
    }
    if (asked.size() > MOST) asked.clear();
    var told =
        told(
            site, clock, asked.computeIfAbsent(new Who(site.place(), accessKey), _ -> new Asked()));
    return !told.answered() && accepted.contains(site.place().id())
        ? Optional.empty()
        : told.problem();
  }

  private static Told told(Site site, Clock clock, Asked asked) {
    try {
      asked.lock.lockInterruptibly();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return unread(site, "it was stopped", clock);
    }
    try {
      var last = asked.last;
      if (last != null && last.stands(site, clock.mono())) return last;
      var told = ask(site, clock);
      asked.last = told;
      return told;
    } finally {
      asked.lock.unlock();
    }
  }

  private static Told ask(Site site, Clock clock) {
    var place = site.place();
    try {
      var differences = new ArrayList<String>();
      var caller = site.look().sts().getCallerIdentity();
      differ("account", place.setting("account").orElse(""), caller.account(), differences);
      // Without an endpoint the Region is the one that was asked.
      if (place.endpoint().isPresent()) {
        Whereabouts.region(site.look())
            .ifPresent(region -> differ("Region", site.region(), region, differences));
      }
      return differences.isEmpty()
          ? new Told(Optional.empty(), true, clock.mono())
          : new Told(Optional.of(wrong(site, differences)), true, clock.mono());
    } catch (SdkException failure) {
      var problem = Failures.problem("asking who answers", site, failure);
      return unread(site, problem.what() + ", " + problem.why(), clock);
    }
  }

  private static void differ(String label, String says, String is, List<String> differences) {
    if (!says.equals(is)) {
      differences.add("plan says %s %s, it is %s".formatted(label, says, is));
    }
  }

  private static Problem wrong(Site site, List<String> differences) {
    return Problem.of(
        Identity.WRONG_PLACE,
        "%s (target %s, %s)"
            .formatted(String.join("; ", differences), site.place().id(), site.keys().words()),
        "What is read there says nothing about the plan's",
        "use the right credential or endpoint, or correct the plan");
  }

  private static Told unread(Site site, String why, Clock clock) {
    var problem =
        Problem.of(
            "target.unread",
            "nobody can tell which account answers at target %s (%s)"
                .formatted(site.place().id(), why),
            "What is read there may be about another one than the plan's",
            "look again, or look by hand");
    return new Told(Optional.of(problem), false, clock.mono());
  }
}
