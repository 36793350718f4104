package dev.holdfast.ui;

import dev.holdfast.incident.Command;
import dev.holdfast.incident.CredentialEvents;
import dev.holdfast.incident.CredentialView;
import dev.holdfast.incident.Need;
import dev.holdfast.incident.Snapshot;
import dev.holdfast.journal.Disk;
import dev.holdfast.journal.Entry;
import dev.holdfast.journal.Home;
import dev.holdfast.journal.JournalReader;
import dev.holdfast.kernel.EntryRef;
import dev.holdfast.kernel.ManualClock;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.StreamingRedactor;
import dev.holdfast.plan.Plan;
import dev.holdfast.plan.PlanLoader;
import dev.holdfast.runbook.glass.BreakGlass;
import dev.holdfast.vault.Care;
import dev.holdfast.vault.EntryDraft;
import dev.holdfast.vault.EntryType;
import dev.holdfast.vault.Strongroom;
import dev.holdfast.vault.VaultKit;
import dev.holdfast.vault.Vaults;
import dev.holdfast.vault.kdbx.Cipher;
import dev.holdfast.vault.screen.Screen;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/// A real home with a real vault, cheap to open, for the window's tests.
final class GlassKit {
  static final String PASSPHRASE = "orbit canary 17";
  static final String SECRET = "canary-secret-5518";
  final ManualClock clock = new ManualClock(Instant.parse("2026-11-22T14:18:02Z"));
  final Path folder;
  final Home home;
  final Vaults vaults;
  final Strongroom room;
  final StreamingRedactor redactor = new StreamingRedactor();
  final TestScreen screen = new TestScreen();
  private final BreakGlass glass;

  GlassKit() {
    folder = folder();
    home = Home.forWriting(folder, clock);
    vaults = new Vaults(Disk.local(), clock, new SecureRandom());
    room = new Strongroom(clock, file().toString(), () -> Files.exists(file()));
    glass =
        new BreakGlass(
            new BreakGlass.Ground(
                home, clock, vaults, room, _ -> VaultKit.TINY, List::of, redactor),
            screen);
  }

  /// A screen that a test locks.
  static final class TestScreen implements Screen {
    final AtomicLong locks = new AtomicLong();
    volatile Optional<String> deaf = Optional.empty();

    @Override
    public void listen() {}

    @Override
    public long locks() {
      return locks.get();
    }

    @Override
    public Optional<String> deaf() {
      return deaf;
    }

    @Override
    public void close() {}
  }

  private static Path folder() {
    try {
      Files.createDirectories(Path.of("target"));
      return Files.createTempDirectory(Path.of("target").toAbsolutePath(), "glass-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  BreakGlass glass() {
    return glass;
  }

  Path file() {
    return folder.resolve("vault.kdbx");
  }

  /// A vault with the entries of the pictures.
  GlassKit filled() {
    try (var key = VaultKit.key(PASSPHRASE);
        var vault =
            vaults.create(
                file(), key, new Vaults.Settings("Break-glass", Cipher.AES_256, VaultKit.TINY))) {
      var now = clock.wall();
      vault.put(
          entry(
              "aws-prod",
              EntryType.AWS_KEYS,
              care("security lead", now.minus(Duration.ofDays(3)), true, "2027-02-01", false),
              Map.of("access-key-id", "AKIAIOSFODNN7EXAMPLE"),
              Map.of("secret-access-key", SECRET)));
      vault.put(
          entry(
              "aws-recovery",
              EntryType.AWS_ROLE,
              care("security lead", now.minus(Duration.ofDays(21)), true, "2027-02-01", false),
              Map.of("role-arn", "arn:aws:iam::123456789012:role/recovery", "source", "aws-prod"),
              Map.of()));
      vault.put(
          entry(
              "contractorlens-db",
              EntryType.DATABASE,
              care("database admin", now.minus(Duration.ofDays(3)), true, "", false),
              Map.of("user", "owner"),
              Map.of("password", "canary-database-22")));
      vault.put(
          entry(
              "technician-marketplace",
              EntryType.KUBECONFIG,
              care("platform", now.minus(Duration.ofDays(140)), false, "2026-12-14", false),
              Map.of(),
              Map.of("kubeconfig", "apiVersion: v1\nkind: Config\nusers: []\n")));
      vault.put(
          entry(
              "aws-root",
              EntryType.TOTP,
              care("M. O.", null, false, "", true),
              Map.of(),
              Map.of("otp", "JBSWY3DPEHPK3PXP")));
      vault.put(
          entry(
              "google-workspace",
              EntryType.WEB_LOGIN,
              care("IT", now.minus(Duration.ofDays(12)), false, "2026-10-01", false),
              Map.of("user", "break-glass@example.com", "url", "https://admin.google.com"),
              Map.of("password", "canary-login-31", "otp", "JBSWY3DPEHPK3PXP")));
      vault.put(
          entry(
              "grafana-cloud",
              EntryType.API_TOKEN,
              care("metrics", now.minus(Duration.ofDays(12)), false, "2027-01-15", false),
              Map.of(),
              Map.of("token", "canary-token-44")));
      vault.save();
    }
    return this;
  }

  private static Care care(
      String owner,
      @org.jspecify.annotations.Nullable Instant tested,
      boolean rotate,
      String expires,
      boolean two) {
    return new Care(
        owner,
        Optional.ofNullable(tested),
        rotate,
        expires.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(expires + "T00:00:00Z")),
        two);
  }

  static EntryDraft entry(
      String name,
      EntryType type,
      Care care,
      Map<String, String> plain,
      Map<String, String> secrets) {
    var sealed = new java.util.HashMap<String, dev.holdfast.kernel.Secret>();
    secrets.forEach((part, text) -> sealed.put(part, VaultKit.secret(text)));
    return new EntryDraft(name, type, care, plain, sealed);
  }

  /// The home's own record.
  List<Entry> record() {
    return JournalReader.read(home.journalFolder()).entries();
  }

  List<String> types() {
    return record().stream().map(Entry::type).toList();
  }

  /// Another run is open from now on.
  void boards(Story story) {
    glass.board(new FakeRun(story, (_, _) -> Optional.empty()), PLAN);
  }

  /// A cockpit with this vault; a run that it starts can have the vault opened for it.
  FakeCockpit cockpit(Story story) {
    return cockpit(story, List.of());
  }

  /// As [#cockpit(Story)], with a record that does not take what has these names.
  FakeCockpit cockpit(Story story, List<String> refused) {
    return new FakeCockpit(
        _ -> {
          var run = new FakeRun(story, (one, command) -> told(one, command, refused));
          glass.board(run, PLAN);
          return run;
        }) {
      @Override
      public BreakGlass glass() {
        return glass;
      }

      @Override
      public Instant now() {
        return clock.wall();
      }

      @Override
      public String masked(String text) {
        return redactor.redact(text);
      }
    };
  }

  private static final Plan PLAN =
      PlanLoader.load(Path.of("runbooks/contractorlens")).plan().orElseThrow();

  private Optional<Problem> told(Story story, Command command, List<String> refused) {
    if (refused.contains(command.getClass().getSimpleName())) {
      return Optional.of(
          Problem.of(
              "journal.cannot-write",
              "The record cannot be written",
              "Nothing counts that is not on record",
              "free the disk, then resume"));
    }
    switch (command) {
      case Command.Revealed c -> {
        story.credentials.removeIf(one -> one.entry().equals(c.entry().name()));
        story.credentials.add(owed(c.entry().name(), "", c.because()));
        said(
            story,
            CredentialEvents.REVEALED,
            "credential %s shown: %s".formatted(c.entry().name(), c.because()));
      }
      case Command.Rotated c ->
          story.credentials.removeIf(one -> one.entry().equals(c.entry().name()));
      case Command.UpdateSent c -> story.messages.removeIf(one -> one.id().equals(c.update()));
      case Command.SignOff c -> story.credentials.removeIf(one -> one.entry().equals(c.entry()));
      case Command.VaultOpened _ -> {
        story.needs.removeIf(need -> need.kind() == Need.Kind.UNLOCK);
        said(story, CredentialEvents.OPENED, "vault opened for this run");
      }
      case Command.VaultExtended _ -> {
        // As the engine does it.
        room.credentials().renew();
        said(story, CredentialEvents.EXTENDED, "lease of the vault extended");
      }
      default -> {}
    }
    return Optional.empty();
  }

  private void said(Story story, String type, String text) {
    story.said.add(
        new Snapshot.TimelineLine(1000 + story.said.size(), clock.wall(), type, "", text, "M. O."));
  }

  CredentialView owed(String entry, String step, String because) {
    return owed(new EntryRef(entry, "", "", ""), step, because);
  }

  CredentialView owed(EntryRef entry, String step, String because) {
    var use =
        new CredentialView.Use(
            clock.wall(),
            step.isEmpty() ? "shown" : "AWS keys",
            step,
            "aws-primary",
            "M. O.",
            "",
            because);
    return new CredentialView(entry, List.of(use), null);
  }
}
