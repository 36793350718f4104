package dev.holdfast.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdfast.plan.Suggestion;
import dev.holdfast.vault.kdbx.EntryNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What an entry says in its `holdfast.*` attributes, which people type in KeePassXC. Their names
/// count in any case and with any dash; what is not understood is said, and never opens more than
/// it would have: what may mean two people means two people.
final class OwnWords {
  private static final String OUR = "holdfast.";
  private static final String GUARD = "two-people";
  private static final Pattern PEOPLE = Pattern.compile("two|people|person|both|foureyes");
  private static final Set<String> YES = Set.of("yes", "true", "on", "1");
  private static final Set<String> NO = Set.of("no", "false", "off", "0");
  private static final Set<String> NAMES =
      Set.of(
          "type", "owner", "last-tested", "rotate-after-use", "expires", GUARD, "earlier-secrets");
  private static final int MOST = 40;

  /// What lies outside cannot be reckoned with, and nobody means it.
  private static final int FIRST_YEAR = 1;

  private static final int LAST_YEAR = 9999;

  /// Somewhere it is tomorrow already.
  private static final Duration TOMORROW = Duration.ofDays(1);

  private final EntryNode node;
  private final Instant now;
  private final List<Unclear> unclear = new ArrayList<>();

  private OwnWords(EntryNode node, Instant now) {
    this.node = node;
    this.now = now;
  }

  /// What is said, and what of it is not understood.
  ///
  /// @param type empty where none is said, or none that there is
  record Said(Optional<EntryType> type, Care care, List<Unclear> unclear) {}

  /// @param now a test that is yet to come is none
  static Said read(EntryNode node, Instant now) {
    var words = new OwnWords(node, now);
    var type = words.type();
    var care = words.care();
    words.strangers();
    return new Said(type, care, List.copyOf(words.unclear));
  }

  private Optional<EntryType> type() {
    var said = values("type");
    var found =
        said.stream().flatMap(one -> EntryType.of(dashed(one)).stream()).distinct().toList();
    if (found.size() == 1 && said.stream().allMatch(one -> EntryType.of(dashed(one)).isPresent())) {
      return Optional.of(found.getFirst());
    }
    if (!said.isEmpty()) {
      unclear.add(
          Unclear.withheld("holdfast.type says %s, which is no type".formatted(quoted("type"))));
    }
    return Optional.empty();
  }

  private static String dashed(String said) {
    return said.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", "-");
  }

  private Care care() {
    var expires =
        Stream.concat(node.expires().stream(), moments("expires", "no expiry"))
            .min(Instant::compareTo);
    return new Care(
        values("owner").stream().findFirst().orElse(""),
        tests().max(Instant::compareTo),
        yes("rotate-after-use"),
        expires,
        yes(GUARD));
  }

  /// Yes, unless every one of them is a plain no.
  private boolean yes(String name) {
    var said = values(name).stream().map(one -> one.toLowerCase(Locale.ROOT)).toList();
    if (!said.stream().allMatch(one -> YES.contains(one) || NO.contains(one))) {
      unclear.add(
          Unclear.said(
              "holdfast.%s says %s, which is neither yes nor no: it counts as yes"
                  .formatted(name, quoted(name))));
    }
    return said.stream().anyMatch(one -> !NO.contains(one));
  }

  private Stream<Instant> moments(String name, String none) {
    var said = values(name).stream().filter(one -> !one.isEmpty()).toList();
    if (!said.stream().allMatch(one -> moment(one).isPresent())) {
      unclear.add(
          Unclear.said(
              "holdfast.%s says %s, which is no day such as 2027-01-31: %s is known from it"
                  .formatted(name, quoted(name), none)));
    }
    return said.stream().flatMap(one -> moment(one).stream());
  }

  /// An entry that will be tested counts as tested no more than one that never was.
  private Stream<Instant> tests() {
    var said = moments("last-tested", "no test").toList();
    var been = said.stream().filter(at -> !at.isAfter(now.plus(TOMORROW))).toList();
    if (been.size() < said.size()) {
      unclear.add(
          Unclear.said(
              "holdfast.last-tested says %s, which is yet to come: no test is known from it"
                  .formatted(quoted("last-tested"))));
    }
    return been.stream();
  }

  /// A moment, or a day as a person types it.
  private static Optional<Instant> moment(String said) {
    try {
      var day =
          said.contains("T")
              ? Instant.parse(said)
              : LocalDate.parse(said).atStartOfDay(ZoneOffset.UTC).toInstant();
      int year = day.atOffset(ZoneOffset.UTC).getYear();
      return Optional.of(day).filter(_ -> year >= FIRST_YEAR && year <= LAST_YEAR);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /// Attributes that look like ours and mean nothing to us.
  private void strangers() {
    for (var key : node.keys()) {
      if (!letters(key).startsWith("holdfast")) continue;
      if (NAMES.stream().anyMatch(name -> meant(key, name))) continue;
      var what = "%s is no attribute that Holdfast knows".formatted(shortened(key));
      unclear.add(Unclear.said(isGuard(key) ? what + ": it counts as " + OUR + GUARD : what));
    }
  }

  private static boolean meant(String key, String name) {
    return letters(key).equals("holdfast" + letters(name));
  }

  /// A name that may be meant for the guard: a slip of the pen in it must not open the entry.
  private static boolean isGuard(String key) {
    var said = letters(key);
    if (!said.startsWith("holdfast") || NAMES.stream().anyMatch(name -> meant(key, name))) {
      return false;
    }
    var known = NAMES.stream().map(OwnWords::letters).toList();
    return PEOPLE.matcher(said).find()
        || Suggestion.closest(said.substring(8), known).filter(letters(GUARD)::equals).isPresent();
  }

  private static String letters(String key) {
    return key.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
  }

  private static List<String> keys(EntryNode node, String name) {
    return node.keys().stream()
        .filter(key -> meant(key, name) || (name.equals(GUARD) && isGuard(key)))
        .toList();
  }

  private List<String> values(String name) {
    return keys(node, name).stream().map(this::value).toList();
  }

  /// Whether the file protects it or not: a guard that somebody hid is a guard.
  private String value(String key) {
    try (var secret = node.secret(key).orElseThrow()) {
      return secret.use(bytes -> new String(bytes, UTF_8)).strip();
    }
  }

  private String quoted(String name) {
    return keys(node, name).stream()
        .map(key -> node.isSecret(key) ? "something hidden" : "'" + shortened(value(key)) + "'")
        .reduce((one, other) -> one + " and " + other)
        .orElse("nothing");
  }

  private static String shortened(String text) {
    var line = text.replaceAll("[\\s\\p{Cntrl}]+", " ");
    return line.length() <= MOST ? line : line.substring(0, MOST) + "...";
  }

  static void type(EntryType type, EntryNode node) {
    said(node, "type", type.id());
  }

  static void care(Care care, EntryNode node) {
    said(node, "owner", care.owner());
    said(node, "last-tested", care.lastTested().map(Instant::toString).orElse(""));
    said(node, "rotate-after-use", care.rotateAfterUse() ? "yes" : "");
    said(node, "expires", care.expires().map(Instant::toString).orElse(""));
    said(node, GUARD, care.twoPeople() ? "yes" : "");
    node.expires(care.expires());
  }

  /// A day that was not understood stays until another one is said in its place.
  private static void said(EntryNode node, String name, String text) {
    var words = new OwnWords(node, Instant.EPOCH);
    boolean day = name.equals("expires") || name.equals("last-tested");
    if (text.isEmpty() && day && !words.values(name).stream().allMatch(OwnWords::isDay)) return;
    keys(node, name).forEach(node::removeField);
    if (!text.isEmpty()) node.text(OUR + name, text);
  }

  private static boolean isDay(String said) {
    return said.isEmpty() || moment(said).isPresent();
  }
}
