package dev.holdfast.runbook.glass;

import dev.holdfast.connector.CredentialTest;
import dev.holdfast.connector.CredentialTest.Tried;
import dev.holdfast.incident.RotationDebt;
import dev.holdfast.kernel.EntryRef;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.kernel.Redactor;
import dev.holdfast.kernel.Secret;
import dev.holdfast.runbook.Settlement;
import dev.holdfast.vault.Care;
import dev.holdfast.vault.EntryDraft;
import dev.holdfast.vault.NewSecret;
import dev.holdfast.vault.Vault;
import dev.holdfast.vault.VaultEntry;
import dev.holdfast.vault.trial.SeedTest;
import dev.holdfast.vault.trial.SshKeyTest;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// What a person does with the entries of the open vault; each goes on record before it is done.
public final class Upkeep {
  private static final String SECOND = "";

  private final BreakGlass.Ground ground;
  private final GlassLog log;
  private final Supplier<Session> session;
  private final Runnable changed;

  /// @param session the open vault, or a refusal
  /// @param changed told when something was put on record
  Upkeep(BreakGlass.Ground ground, GlassLog log, Supplier<Session> session, Runnable changed) {
    this.ground = ground;
    this.log = log;
    this.session = session;
    this.changed = changed;
  }

  /// Somebody is at it.
  public void touch() {
    session.get().vault();
  }

  /// Puts the secrets of an entry before a person's eyes; they close them.
  ///
  /// @param because the reason; empty for the one that was given since the vault was opened
  /// @param second the second person, or empty
  /// @throws ProblemException `vault.two-people`, `vault.locked`, or why it cannot go on record
  public Revealed reveal(String entry, String because, String second) {
    var open = session.get();
    var one = seen(open, entry, because, second, "");
    open.asked(open.stated(because, "").because());
    open.showing(entry);
    return Revealed.of(open.vault(), one);
  }

  /// Gives one part, for the clipboard; the caller closes it. Of a seed it is the code of now.
  public Secret copy(String entry, String part, String because, String second) {
    var open = session.get();
    seen(open, entry, because, second, " (%s to the clipboard)".formatted(part));
    open.asked(open.stated(because, "").because());
    var vault = open.vault();
    return part.equals(Revealed.SEED)
        ? vault.code(entry, ground.clock().wall()).code()
        : vault.secret(entry, part);
  }

  private VaultEntry seen(Session open, String entry, String because, String second, String how) {
    var vault = open.vault();
    var one = open.entry(entry);
    var stated = open.stated(because, second);
    stated.enoughFor(one, open.holders(), SECOND);
    learn(vault, one);
    var clean = stated.redacted(ground.redactor());
    var told = new Stated(clean.by(), clean.second(), clean.because() + how, clean.incident());
    log.revealing(open.run(), vault.ref(one), told);
    changed.run();
    return one;
  }

  /// Known to the redactor before anybody sees it.
  private Redactor learn(Vault vault, VaultEntry entry) {
    for (var part : entry.secrets()) {
      try (var secret = vault.secret(entry.name(), part)) {
        ground.redactor().learn(entry.name() + "." + part, secret);
      }
    }
    return ground.redactor();
  }

  /// The code of now, while the entry is on the screen; empty for one without a seed, or hidden.
  public Optional<Vault.OneTimeCode> code(String entry) {
    var open = session.get();
    if (!open.shows(entry)) return Optional.empty();
    var vault = open.vault();
    if (vault.entry(entry).filter(one -> one.secrets().contains(Revealed.SEED)).isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(vault.code(entry, ground.clock().wall()));
  }

  public void hide() {
    session.get().hide();
  }

  /// Tries an entry where it is meant to be used. Nobody sees it; only what works is kept as
  /// tested.
  ///
  /// @param endpoint where to ask instead, as for an emulator
  /// @param second the second person, or empty
  /// @return how it went, in words without a secret
  public Tested test(String entry, Optional<String> endpoint, String because, String second) {
    var open = session.get();
    var vault = open.vault();
    var one = open.entry(entry);
    var stated = open.stated(because, second);
    stated.enoughFor(one, open.holders(), SECOND);
    var redactor = learn(vault, one);
    var clean = stated.redacted(redactor);
    var run = ground.home().runFolder();
    try (var bench =
        new TestBench(
            vault,
            (what, to, by) -> log.testing(open.run(), what, to, by),
            clean,
            redactor,
            SECOND,
            run)) {
      var went = bench.attempt(tests(), one, endpoint, ground.clock());
      var said = redactor.redact(said(went));
      log.tested(open.run(), vault.ref(one), went.at(), said, clean);
      changed.run();
      if (went.passed()) {
        vault.care(entry, one.care().testedAt(ground.clock().wall()));
        save(open, vault, "tested", entry, clean);
      }
      var next =
          went.tried() instanceof Tried.Fails(var problem) ? redactor.redact(problem.next()) : "";
      return new Tested(went.tried() instanceof Tried.Works, said, next);
    }
  }

  /// How a test went.
  ///
  /// @param works whether it was shown to work
  public record Tested(boolean works, String said, String next) {}

  private List<CredentialTest> tests() {
    return Stream.concat(ground.tests().get().stream(), Stream.of(new SeedTest(), new SshKeyTest()))
        .toList();
  }

  /// How a test went, in words that stand on record.
  public static String said(TestBench.Result went) {
    return went.owes().isEmpty() ? said(went.tried()) : said(went.tried()) + "; " + went.owes();
  }

  /// How a test went, in words that stand on record.
  public static String said(CredentialTest.Tried tried) {
    return switch (tried) {
      case Tried.Works(var seen) -> "works: " + seen;
      case Tried.NotShown(var seen, var missing) ->
          "is not shown to work: " + (seen.isEmpty() ? missing : seen + "; " + missing);
      case Tried.Fails(var problem) -> "does not work: " + problem.what();
    };
  }

  /// Takes the new secret of an entry, and clears what is owed for the old one.
  ///
  /// @param draft parts that are new; the rest stays. Its secrets stay the caller's
  public void rotate(EntryDraft draft, String because, String second) {
    var open = session.get();
    var vault = writable(open);
    var one = open.entry(draft.name());
    var stated = open.stated(because, second);
    stated.enoughFor(one, open.holders(), SECOND);
    settles(open, vault.ref(one));
    var clean = stated.redacted(learn(vault, one));
    var rotation = new Rotation(vault, one);
    var last = lastGiven(open, vault.ref(one));
    if (last.isPresent() && rotation.doneElsewhere(draft.secrets(), last.get())) {
      log.rotated(open.run(), vault.ref(one), clean);
      changed.run();
      return;
    }
    var stays = rotation.replace(draft.plain(), draft.secrets(), draft.care().expires());
    save(open, vault, "rotate", draft.name(), clean);
    if (stays.isEmpty()) log.rotated(open.run(), vault.ref(one), clean);
    changed.run();
  }

  private Optional<Instant> lastGiven(Session open, EntryRef entry) {
    var shown =
        VaultEvents.debts(log.entries(), entry.vault()).stream()
            .filter(debt -> debt.what().same(entry))
            .map(VaultEvents.Debt::at);
    var used =
        open.run().stream()
            .flatMap(run -> run.snapshot().credentials().stream())
            .filter(view -> view.owed() && view.what().same(entry))
            .map(view -> view.uses().getLast().at());
    return Stream.concat(shown, used).max(Instant::compareTo);
  }

  /// Refuses what would leave the debt of the run, and the secret that is owed.
  private static void settles(Session open, EntryRef entry) {
    open.run()
        .map(run -> RotationDebt.entries(run.snapshot().credentials()))
        .flatMap(owed -> Settlement.wrong(entry, owed))
        .ifPresent(Upkeep::refuse);
  }

  /// Adds an entry. The draft's secrets stay the caller's.
  public void add(EntryDraft draft) {
    var open = session.get();
    var vault = writable(open);
    if (vault.entry(draft.name()).isPresent()) {
      throw new ProblemException(
          Problem.of(
              "vault.entry-exists",
              "The vault has an entry called %s already".formatted(draft.name()),
              "nothing was changed",
              "choose another name, or rotate its secret"));
    }
    NewSecret.problem(draft.type(), draft.plain(), draft.secrets()).ifPresent(Upkeep::refuse);
    vault.put(draft);
    save(open, vault, "add", draft.name(), open.stated("", ""));
  }

  /// Changes how an entry is looked after, and what of it is no secret.
  public void edit(String entry, Care care, Map<String, String> plain, String second) {
    var open = session.get();
    var vault = writable(open);
    var one = open.entry(entry);
    var stated = open.stated("", second);
    stated.enoughFor(one, open.holders(), SECOND);
    var secrets = new LinkedHashMap<String, Secret>();
    try {
      for (var part : one.secrets()) secrets.put(part, vault.secret(entry, part));
      vault.put(new EntryDraft(entry, one.type(), care, plain, secrets));
    } finally {
      secrets.values().forEach(Secret::close);
    }
    save(open, vault, "edit", entry, stated);
  }

  private static Vault writable(Session open) {
    var vault = open.vault();
    vault.readOnly().ifPresent(Upkeep::refuse);
    return vault;
  }

  private static void refuse(Problem problem) {
    throw new ProblemException(problem);
  }

  /// What is in memory and could not be saved is not what the file holds: it is locked then.
  private void save(Session open, Vault vault, String what, String entry, Stated stated) {
    try {
      log.save(vault, what, entry, stated);
    } catch (RuntimeException e) {
      open.lock("a change could not be saved");
      throw e;
    }
    open.refresh();
  }
}
