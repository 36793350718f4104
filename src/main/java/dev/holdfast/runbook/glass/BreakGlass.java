package dev.holdfast.runbook.glass;

import dev.holdfast.connector.CredentialTest;
import dev.holdfast.incident.Command;
import dev.holdfast.incident.Mode;
import dev.holdfast.incident.Person;
import dev.holdfast.incident.RotationDebt;
import dev.holdfast.journal.Home;
import dev.holdfast.kernel.Clock;
import dev.holdfast.kernel.EntryRef;
import dev.holdfast.kernel.PersonName;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.kernel.Redactor;
import dev.holdfast.kernel.Secret;
import dev.holdfast.plan.Plan;
import dev.holdfast.runbook.Run;
import dev.holdfast.runbook.VaultNeeds;
import dev.holdfast.vault.Purpose;
import dev.holdfast.vault.Strongroom;
import dev.holdfast.vault.Vault;
import dev.holdfast.vault.Vaults;
import dev.holdfast.vault.Viewing;
import dev.holdfast.vault.kdbx.Cipher;
import dev.holdfast.vault.kdbx.Kdf;
import dev.holdfast.vault.screen.Screen;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The home's vault in a process that stays: who opened it, for what and until when, what its lease
/// gives the open run, and what is owed. Calls may take seconds; what cannot go on record is not
/// done.
public final class BreakGlass implements AutoCloseable {
  private final Ground ground;
  private final Path file;
  private final GlassLog log;
  private final GlassFile state;
  private final Upkeep upkeep;
  private final Keyholders keyholders;
  private final Screen screen;
  private long locksBefore;
  private long views;
  private @Nullable Boarded boarded;
  private @Nullable Session session;
  private Optional<Instant> extended = Optional.empty();
  private String why = "";

  /// What it works with.
  ///
  /// @param cost how a new vault is made hard to guess
  /// @param tests those that the connectors bring; asked for only when one is wanted, because their
  ///   libraries are large
  public record Ground(
      Home home,
      Clock clock,
      Vaults vaults,
      Strongroom room,
      Cost cost,
      Supplier<List<CredentialTest>> tests,
      Redactor redactor) {}

  /// Chooses what a guess at the passphrase of a new vault costs.
  public interface Cost {
    Kdf.Argon2 measure(Clock clock);
  }

  private record Boarded(
      Run run, GlassView.Bound bound, Set<String> names, Plan plan, AtomicBoolean tried) {}

  /// @param screen stays the caller's
  public BreakGlass(Ground ground, Screen screen) {
    this.ground = ground;
    this.screen = screen;
    this.file = file(ground.home());
    this.log = new GlassLog(ground.home(), ground.clock());
    this.state = new GlassFile(file, log, ground.vaults());
    this.upkeep = new Upkeep(ground, log, this::session, state::owe);
    this.keyholders = new Keyholders(ground, log, this::session, state);
  }

  /// Where the vault of a home is.
  public static Path file(Home home) {
    return home.folder().resolve("vault.kdbx");
  }

  /// What is done with the entries of the open vault.
  public Upkeep upkeep() {
    return upkeep;
  }

  /// Who can open it, and what they have on paper.
  public Keyholders keyholders() {
    return keyholders;
  }

  /// A run is open now, and the vault can be opened for it.
  public synchronized void board(Run run, Plan plan) {
    var snapshot = run.snapshot();
    boarded =
        new Boarded(
            run,
            new GlassView.Bound(
                snapshot.id(),
                snapshot.mode(),
                VaultNeeds.users(plan),
                RotationDebt.scenario(plan),
                plan.scenario(snapshot.scenario()).flatMap(RotationDebt::step)),
            VaultNeeds.of(plan),
            plan,
            new AtomicBoolean());
  }

  /// The run was let go: what was opened for it is locked.
  public synchronized void leave(Run run) {
    var one = boarded;
    if (one == null || !one.run().equals(run)) return;
    boarded = null;
    ground.room().close();
    var open = session;
    if (open != null && open.run().isPresent()) lock("the run was left");
  }

  /// How it stands now; locks what has to be locked, so that it is to be called every second.
  public synchronized GlassView view() {
    closeWhatIsLocked();
    state.look();
    var open = session;
    var standing =
        open != null
            ? GlassView.Standing.OPEN
            : Files.exists(file) ? GlassView.Standing.LOCKED : GlassView.Standing.MISSING;
    return new GlassView(
        ++views,
        file,
        state.vault(),
        standing,
        why,
        state.notices(),
        state.shares(),
        Optional.ofNullable(boarded).map(Boarded::bound),
        Optional.ofNullable(open).map(Session::view),
        ground.room().lease().filter(lease -> lease.alive()).map(this::lent),
        state.owed(),
        open == null ? Optional.empty() : screen.deaf());
  }

  private GlassView.Lent lent(dev.holdfast.vault.Lease lease) {
    return new GlassView.Lent(
        lease.purpose(), lease.left(), lease.length(), extended, lease.holds());
  }

  private void closeWhatIsLocked() {
    var open = session;
    if (open == null) return;
    if (screen.locks() != locksBefore) open.lock("the screen was locked");
    open.locked()
        .ifPresent(
            reason -> {
              open.close();
              session = null;
              why = reason;
            });
  }

  private synchronized Session session() {
    closeWhatIsLocked();
    var open = session;
    if (open != null) return open;
    throw new ProblemException(
        Problem.of(
            "vault.locked",
            "The vault is locked" + (why.isEmpty() ? "" : ": " + why),
            "nothing of it is in memory any more, as far as Java lets a program do that",
            "open it again, with the reason"));
  }

  /// Why a vault is open that has just been made: no reason to look at anything in it.
  public static final String MADE = "the vault was made";

  /// Makes a vault, and opens it for a walkthrough.
  ///
  /// @param given stays the caller's
  public synchronized void create(Given given, String by) {
    try (var key = given.key()) {
      log.note(new VaultEvents.Changing("create", file, "", Stated.alone(by)));
      var settings =
          new Vaults.Settings("Break-glass", Cipher.AES_256, ground.cost().measure(ground.clock()));
      var vault = ground.vaults().create(file, key, settings);
      log.saved(vault.file(), vault.facts());
      var ask = new Ask(Ask.For.WALKTHROUGH, MADE, by, "", Duration.ofMinutes(15));
      opened(vault, ask, List.of());
    }
  }

  /// Opens it.
  ///
  /// @param given stays the caller's
  /// @throws ProblemException one clear sentence for whatever keeps it shut
  public synchronized void unlock(Ask ask, Given given) {
    try (var key = given.key()) {
      opened(state.open(key, given.rescue()), ask, List.of());
    }
  }

  /// Takes a share of the quorum, and opens the vault when it was the last one needed.
  ///
  /// @param holder whose sealed share a passphrase opens; empty for the words of a paper sheet
  /// @param typed stays the caller's
  public synchronized void gather(Ask ask, Optional<String> holder, Secret typed) {
    var gathering = state.gathering();
    if (holder.isPresent()) gathering.add(holder.get(), typed);
    else gathering.addWords(typed);
    if (!gathering.enough()) return;
    try (var key = gathering.key()) {
      opened(state.open(key, Given.Rescue.NO), ask, gathering.holders());
    } finally {
      state.dropShares();
    }
  }

  /// Forgets the shares that are there.
  public synchronized void dropShares() {
    state.dropShares();
  }

  private void opened(Vault vault, Ask ask, List<String> holders) {
    var one = ask.what() == Ask.For.RUN ? boarded : null;
    try {
      screen.listen();
      locksBefore = screen.locks();
      var purpose = new Purpose(what(one), ask.because(), ask.by(), second(ask, holders));
      log.note(new VaultEvents.Opened(vault.file(), vault.facts(), holders, Optional.of(purpose)));
      state.opened(vault);
      lock("");
      why = "";
      session =
          new Session(
              new Viewing(vault, purpose, ground.clock()),
              Optional.ofNullable(one).map(Boarded::run),
              holders,
              ground.clock());
      if (one != null) lend(one, vault, purpose, ask.lease());
    } catch (RuntimeException e) {
      if (session == null) vault.close();
      throw e;
    }
  }

  private static String what(@Nullable Boarded one) {
    return one == null ? "walkthrough" : one.bound().mode().word() + " " + one.bound().incident();
  }

  /// Whoever gave a share was there; else it is who was stated.
  private static String second(Ask ask, List<String> holders) {
    if (!ask.second().isBlank() || holders.size() < 2) return ask.second().strip();
    return holders.stream().filter(name -> !PersonName.same(name, ask.by())).findFirst().orElse("");
  }

  private void lend(Boarded one, Vault vault, Purpose purpose, Duration length) {
    ground.room().open(vault, purpose, one.names(), length);
    extended = Optional.empty();
    try {
      GlassLog.tell(one.run(), new Command.VaultOpened(), Stated.alone(purpose.by()));
    } catch (ProblemException e) {
      // Nothing is given out that is not on the run's record.
      ground.room().close();
      throw e;
    }
  }

  /// Tries what the plan names, once for a drill that the vault was opened for; nothing otherwise.
  /// Takes as long as those who are asked.
  public List<DrillTests.Result> drillTests() {
    var one = drill();
    if (one.isEmpty()) return List.of();
    var open = session();
    var tests =
        new DrillTests(ground.home(), ground.clock(), ground.redactor(), ground.tests().get());
    var stated = open.stated("drill", "");
    var results =
        tests.of(open.vault(), one.get().run(), one.get().plan(), Map.of(), stated, open.holders());
    open.refresh();
    return results;
  }

  private synchronized Optional<Boarded> drill() {
    var one = boarded;
    var open = session;
    if (one == null || open == null || open.run().isEmpty()) return Optional.empty();
    if (one.bound().mode() != Mode.DRILL || one.tried().getAndSet(true)) return Optional.empty();
    return Optional.of(one);
  }

  /// Names the second person who is there, for entries that need two; the run gets these too.
  public synchronized void second(String name) {
    var open = session();
    var stated = open.stated("", name);
    var one = boarded;
    if (one == null || open.run().isEmpty()) return;
    var lease = ground.room().lease().filter(found -> found.alive());
    var length = lease.map(found -> found.left()).orElse(dev.holdfast.vault.Lease.USUAL);
    var purpose = new Purpose(what(one), stated.because(), stated.by(), stated.second().orElse(""));
    lend(one, open.vault(), purpose, length);
  }

  /// Lets the lease begin anew; by whoever opened it.
  public synchronized void extend() {
    var one = boarded;
    var lease = ground.room().lease();
    if (one == null || lease.isEmpty()) return;
    GlassLog.tell(one.run(), new Command.VaultExtended(), Stated.alone(lease.get().purpose().by()));
    extended = Optional.of(ground.clock().wall());
  }

  /// Says that what was shown needs no rotation, and why. What the open run owes is settled there,
  /// what belongs to no incident on the home's record; the vault may be locked.
  public synchronized void signOff(EntryRef entry, String because, String by) {
    var stated = new Stated(by, Optional.empty(), because.strip(), Optional.empty());
    if (stated.because().isEmpty()) {
      throw new ProblemException(
          Problem.of(
              "vault.reason",
              "A credential is not signed off without a reason",
              "nothing was changed",
              "say why it needs no rotation"));
    }
    var one = boarded;
    if (one != null && owes(one.run(), entry)) {
      var said = new Command.SignOff(entry.name(), entry.vault(), stated.because());
      GlassLog.tell(one.run(), said, stated);
    }
    state.signOff(entry, stated.redacted(ground.redactor()));
  }

  private static boolean owes(Run run, EntryRef entry) {
    return run.snapshot().credentials().stream()
        .anyMatch(one -> one.owed() && one.what().same(entry));
  }

  /// Says on the run's record that a message to people was sent.
  public synchronized void sent(String message, Person by) {
    var one = boarded;
    if (one == null) return;
    one.run()
        .submit(new Command.UpdateSent(message), by)
        .ifPresent(
            problem -> {
              throw new ProblemException(problem);
            });
  }

  /// Locks at once: nobody sees anything more, and no step gets anything more.
  public synchronized void lockAll(String reason) {
    ground.room().close();
    lock(reason);
  }

  private void lock(String reason) {
    var open = session;
    session = null;
    if (open == null) return;
    open.lock(reason);
    open.close();
    why = reason;
  }

  @Override
  public synchronized void close() {
    lockAll("Holdfast was closed");
    state.dropShares();
  }
}
