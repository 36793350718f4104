package dev.holdfast.ui.vault;

import dev.holdfast.incident.CredentialView;
import dev.holdfast.incident.GlassMessage;
import dev.holdfast.incident.Snapshot;
import dev.holdfast.incident.Updates;
import dev.holdfast.kernel.Durations;
import dev.holdfast.kernel.EntryRef;
import dev.holdfast.runbook.glass.GlassView;
import dev.holdfast.runbook.glass.Marks;
import dev.holdfast.ui.uikit.Times;
import dev.holdfast.ui.uikit.Tone;
import dev.holdfast.ui.uikit.Words;
import dev.holdfast.vault.EntryType;
import dev.holdfast.vault.VaultEntry;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What the vault page says: head, rows and what is owed.
record VaultModel(
    Head head,
    List<Row> rows,
    List<Debt> debts,
    List<OwedInRun> inRuns,
    Optional<Updates.Message> word) {
  /// The line over the page.
  ///
  /// @param clock empty where nothing runs
  record Head(String clock, String beside, String first, String second) {}

  sealed interface Row {}

  record GroupRow(String title, int count) implements Row {}

  /// An entry.
  ///
  /// @param about who answers for it, and what it is
  /// @param loud what of it is not as it should be
  record EntryRow(
      String name,
      String icon,
      String about,
      String users,
      String tested,
      String expires,
      String rotate,
      boolean twoPeople,
      Set<Loud> loud)
      implements Row {
    EntryRow {
      loud = Set.copyOf(loud);
    }
  }

  /// What stands out in a row.
  enum Loud {
    TESTED,
    EXPIRES,
    OWED
  }

  /// A credential that is owed a rotation.
  ///
  /// @param used when and how it left the vault
  /// @param owner who answers for it, or empty
  /// @param elsewhere the file of another vault than the one that is here; else empty
  record Debt(EntryRef what, String used, String owner, String elsewhere) {
    String entry() {
      return what.name();
    }
  }

  /// The groups in the order of the page.
  enum Group {
    AWS("bi-key", EntryType.AWS_KEYS, EntryType.AWS_ROLE),
    DATABASE("bi-server", EntryType.DATABASE),
    KUBERNETES("bi-hdd-network", EntryType.KUBECONFIG),
    TOKEN("bi-stars", EntryType.API_TOKEN),
    LOGIN("bi-shield-lock", EntryType.WEB_LOGIN),
    CODE("bi-clock-history", EntryType.TOTP, EntryType.RECOVERY_CODES),
    SSH("bi-file-earmark-code", EntryType.SSH_KEY),
    TEXT("bi-journal-text", EntryType.TEXT);

    private final String icon;

    @SuppressWarnings("ImmutableEnumChecker") // made by Set.of
    private final Set<EntryType> types;

    Group(String icon, EntryType... types) {
      this.icon = icon;
      this.types = Set.of(types);
    }

    String title() {
      return Words.of("vault.group." + name().toLowerCase(Locale.ROOT));
    }

    static Group of(EntryType type) {
      for (var group : values()) if (group.types.contains(type)) return group;
      return TEXT;
    }
  }

  static VaultModel of(GlassView view, Optional<Snapshot> run, String query, Instant now) {
    var debts = debts(view, run, now);
    var owed = debts.stream().filter(one -> one.elsewhere().isEmpty()).map(Debt::entry).toList();
    return new VaultModel(
        head(view),
        view.open().map(open -> rows(open, view, query, Set.copyOf(owed), now)).orElse(List.of()),
        debts,
        List.of(),
        word(run));
  }

  /// The same where no run is open, with what runs that are not closed owe.
  VaultModel with(List<OwedInRun> runs) {
    return new VaultModel(head, rows, debts, List.copyOf(runs), word);
  }

  /// All rotations that are owed on this home, as far as this page knows.
  int owed() {
    return debts.size() + inRuns.stream().mapToInt(OwedInRun::rotations).sum();
  }

  private static Head head(GlassView view) {
    var lease = view.lease();
    var open = view.open();
    var clock =
        lease
            .map(one -> Times.running(one.left()))
            .or(() -> open.map(one -> Times.running(one.idle())))
            .orElse("");
    var beside =
        lease
            .map(one -> Words.of("vault.left-of", Times.running(one.length())))
            .orElse(open.isPresent() ? Words.of("vault.until-lock") : "");
    if (open.isEmpty()) {
      return new Head(
          clock,
          beside,
          lease.isPresent() ? Words.of("vault.lease-alone") : "",
          lease.map(one -> Words.of("vault.reason", one.purpose().because())).orElse(""));
    }
    var one = open.get();
    var who =
        one.purpose().second().isEmpty()
            ? one.purpose().by()
            : Words.of("vault.both", one.purpose().by(), one.purpose().second());
    var extended = lease.flatMap(GlassView.Lent::extended);
    var first =
        extended
            .map(at -> Words.of("vault.opened-extended", minute(one.since()), minute(at), who))
            .orElse(Words.of("vault.opened", minute(one.since()), who));
    var reason = Words.of("vault.reason-for", one.purpose().what(), one.purpose().because());
    var second =
        lease.isEmpty() ? reason : Words.of("vault.page-locks", reason, Times.running(one.idle()));
    return new Head(clock, beside, first, second);
  }

  private static String minute(Instant at) {
    return Times.minute(at);
  }

  private static List<Row> rows(
      GlassView.Open open, GlassView view, String query, Set<String> owed, Instant now) {
    Map<Group, List<EntryRow>> groups = new EnumMap<>(Group.class);
    for (var entry : open.entries()) {
      if (!found(entry, query)) continue;
      groups
          .computeIfAbsent(Group.of(entry.type()), _ -> new ArrayList<>())
          .add(row(entry, view, owed.contains(entry.name()), now));
    }
    var rows = new ArrayList<Row>();
    groups.forEach(
        (group, entries) -> {
          rows.add(new GroupRow(group.title(), entries.size()));
          entries.stream()
              .sorted(java.util.Comparator.comparing(EntryRow::name))
              .forEach(rows::add);
        });
    return List.copyOf(rows);
  }

  /// Whether an entry is meant by what was typed; only what may be seen is looked at.
  static boolean found(VaultEntry entry, String query) {
    var wanted = query.strip().toLowerCase(Locale.ROOT);
    if (wanted.isEmpty()) return true;
    var text = new StringBuilder(entry.name()).append(' ').append(entry.type().id());
    text.append(' ').append(entry.care().owner());
    entry.plain().values().forEach(value -> text.append(' ').append(value));
    return text.toString().toLowerCase(Locale.ROOT).contains(wanted);
  }

  private static EntryRow row(VaultEntry entry, GlassView view, boolean owed, Instant now) {
    var care = entry.care();
    var marks = Marks.of(entry, now, owed);
    var loud = new ArrayList<Loud>();
    if (marks.contains("stale") || marks.contains("never-tested")) loud.add(Loud.TESTED);
    if (marks.contains("expired")) loud.add(Loud.EXPIRES);
    if (owed) loud.add(Loud.OWED);
    var tested =
        care.lastTested().map(at -> Times.ago(at, now)).orElse(Words.of("vault.never-tested"));
    if (marks.contains("stale")) tested = Words.of("vault.stale", tested);
    var users =
        view.bound()
            .map(bound -> bound.users().getOrDefault(entry.name(), List.of()))
            .orElse(List.of());
    return new EntryRow(
        entry.name(),
        Group.of(entry.type()).icon,
        about(entry),
        String.join(", ", users),
        tested,
        care.expires()
            .map(at -> marks.contains("expired") ? Words.of("vault.expired", day(at)) : day(at))
            .orElse(Words.of("vault.no-end")),
        owed ? Words.of("vault.owed") : care.rotateAfterUse() ? Words.of("vault.after-use") : "",
        care.twoPeople(),
        Set.copyOf(loud));
  }

  static String day(Instant at) {
    return at.atZone(ZoneOffset.UTC).toLocalDate().toString();
  }

  /// `security lead; keys AKIA..., two people`.
  static String about(VaultEntry entry) {
    var parts = new ArrayList<String>();
    parts.add(type(entry.type()));
    if (!entry.care().owner().isEmpty()) parts.add(entry.care().owner());
    if (entry.care().twoPeople()) parts.add(Words.of("vault.two-people"));
    if (!entry.unclear().isEmpty()) parts.addFirst(Words.of("vault.not-understood"));
    return String.join(", ", parts);
  }

  static String type(EntryType type) {
    return Words.of("vault.type." + type.id());
  }

  private static List<Debt> debts(GlassView view, Optional<Snapshot> run, Instant now) {
    var debts = new ArrayList<Debt>();
    run.ifPresent(
        one ->
            one.credentials().stream()
                .filter(CredentialView::owed)
                .map(owed -> debt(view, owed))
                .forEach(debts::add));
    for (var owed : view.owed()) {
      if (debts.stream().anyMatch(one -> one.what().same(owed.what()))) continue;
      var used =
          Words.of("vault.shown-at-home", Times.ago(owed.at(), now), owed.by(), owed.because());
      var here = owed.elsewhere().isEmpty();
      debts.add(
          new Debt(owed.what(), used, here ? owner(view, owed.entry()) : "", owed.elsewhere()));
    }
    return List.copyOf(debts);
  }

  /// Of a run: what it got from another vault is told apart.
  private static Debt debt(GlassView view, CredentialView owed) {
    var what = owed.what();
    boolean here = what.vault().isEmpty() || what.vault().equals(view.vault());
    return new Debt(
        what,
        used(owed),
        here ? owner(view, owed.entry()) : "",
        here || view.vault().isEmpty() ? "" : what.file());
  }

  private static String used(CredentialView owed) {
    var last = owed.uses().getLast();
    if (last.step().isEmpty()) {
      return last.how().equals("shown")
          ? Words.of("vault.shown-to", Times.minute(last.at()), last.by(), last.because())
          : Words.of(
              "vault.sent-by", Times.minute(last.at()), last.how(), last.by(), last.because());
    }
    var steps =
        owed.uses().stream()
            .map(CredentialView.Use::step)
            .filter(step -> !step.isEmpty())
            .distinct()
            .toList();
    return Words.of("vault.used-by", Times.minute(last.at()), String.join(", ", steps), last.by());
  }

  private static String owner(GlassView view, String entry) {
    return view.open().flatMap(open -> open.entry(entry)).map(one -> one.care().owner()).orElse("");
  }

  /// The message to the security contact that is still owed.
  private static Optional<Updates.Message> word(Optional<Snapshot> run) {
    return run.stream()
        .flatMap(one -> one.messages().stream())
        .filter(message -> message.id().equals(GlassMessage.ID) && message.sent() == null)
        .findFirst();
  }

  /// How it stands, for the bar and the strip; empty where there is nothing to say.
  static String brief(GlassView view) {
    if (view.lease().isPresent()) {
      return Words.of("vault.brief.lease", Times.running(view.lease().get().left()));
    }
    return switch (view.standing()) {
      case MISSING -> "";
      case LOCKED -> Words.of("vault.brief.locked");
      case OPEN -> Words.of("vault.brief.open", left(view));
    };
  }

  /// How it stands, in a sentence; an open one locks itself only when nobody touches it.
  static String stands(GlassView view) {
    if (view.lease().isPresent())
      return Words.of("vault.stands.lease", Times.running(view.lease().get().left()));
    return switch (view.standing()) {
      case MISSING -> Words.of("vault.stands.missing");
      case LOCKED -> Words.of("vault.stands.locked");
      case OPEN -> Words.of("vault.stands.open", left(view));
    };
  }

  /// How long it stays open without a touch.
  private static String left(GlassView view) {
    return view.open().map(open -> Times.running(open.idle())).orElse("");
  }

  /// The lease, for the bar, where there is little room.
  static String bar(GlassView.Lent lease) {
    return Words.of("vault.brief.bar", Times.running(lease.left()));
  }

  /// Rotations that are owed, and the word that is.
  static int wanted(Snapshot run) {
    var owed = (int) run.credentials().stream().filter(CredentialView::owed).count();
    return owed + (word(Optional.of(run)).isPresent() ? 1 : 0);
  }

  /// What was done with the vault in this run, newest first.
  static List<Snapshot.TimelineLine> log(Optional<Snapshot> run) {
    return run.stream()
        .flatMap(one -> one.timeline().stream())
        .filter(line -> line.type().startsWith("vault.") || line.type().startsWith("credential."))
        .sorted(java.util.Comparator.comparingLong(Snapshot.TimelineLine::seq).reversed())
        .toList();
  }

  /// The time that a secret stays on the screen.
  static String left(Duration left) {
    return Durations.words(left);
  }

  /// How the word on a state is coloured.
  static Tone tone(Loud loud) {
    return loud == Loud.EXPIRES ? Tone.DANGER : Tone.WARNING;
  }
}
