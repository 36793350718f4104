package dev.holdfast.runbook.glass;

import dev.holdfast.kernel.PersonName;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.kernel.Secret;
import dev.holdfast.vault.Generations;
import dev.holdfast.vault.Vault;
import dev.holdfast.vault.paper.PaperFiles;
import dev.holdfast.vault.quorum.Quorum;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Who opens the vault from now on, and what they have on paper. The vault has to be open.
public final class Keyholders {
  private static final int MOST = 16;

  private final BreakGlass.Ground ground;
  private final GlassLog log;
  private final Supplier<Session> session;
  private final GlassFile state;

  /// @param session the open vault, or a refusal
  Keyholders(BreakGlass.Ground ground, GlassLog log, Supplier<Session> session, GlassFile state) {
    this.ground = ground;
    this.log = log;
    this.session = session;
    this.state = state;
  }

  /// A quorum as it is wanted.
  ///
  /// @param needed how many of the holders open it
  /// @param holders each one's own passphrase, by name; they stay the caller's
  /// @param paper where everybody's recovery sheet goes, an .html or .pdf
  public record Wish(int needed, Map<String, Secret> holders, Optional<Path> paper) {}

  /// What was made.
  ///
  /// @param paper where the sheets are
  /// @param unwritten why they could not be written, although the quorum is in force
  /// @param earlier files that still open as before
  public record Made(
      int needed,
      List<String> holders,
      Optional<Path> paper,
      Optional<Problem> unwritten,
      List<Path> earlier) {
    public Made {
      holders = List.copyOf(holders);
      earlier = List.copyOf(earlier);
    }
  }

  /// Lets any so many of these people open it, and nothing else. Takes a second for each of them.
  ///
  /// @throws ProblemException `use.wrong`, `vault.exists`, `vault.locked`, `vault.read-only`, or
  ///   why it cannot be saved or go on record
  public Made quorum(Wish wish) {
    check(wish);
    var paper = wish.paper().map(PaperFiles::place);
    paper.ifPresent(file -> PaperFiles.check(file, wish.holders().keySet()));
    var open = session.get();
    var vault = open.vault();
    vault.readOnly().ifPresent(Keyholders::refuse);
    var clock = ground.clock();
    var set = new Quorum.Wish(wish.needed(), ground.cost().measure(clock), clock.wall());
    try (var quorum = Quorum.make(set, wish.holders(), new SecureRandom())) {
      var stated = open.stated("", "");
      log.note(new VaultEvents.Changing("quorum", vault.file(), "", stated));
      protect(open, vault, quorum);
      var unwritten = paper.flatMap(file -> written(file, vault, quorum, stated));
      return new Made(
          wish.needed(),
          quorum.file().holders(),
          unwritten.isEmpty() ? paper : Optional.empty(),
          unwritten,
          new Generations(vault.file()).beside());
    } finally {
      state.dropShares();
      state.refresh();
    }
  }

  private void protect(Session open, Vault vault, Quorum quorum) {
    try {
      log.saved(vault.file(), quorum.protect(vault));
    } catch (RuntimeException e) {
      // What is in memory has a key that the file may not have.
      open.lock("a change could not be saved");
      throw e;
    }
  }

  private Optional<Problem> written(Path file, Vault vault, Quorum quorum, Stated stated) {
    try {
      log.note(new VaultEvents.Changing("paper", vault.file(), "", stated));
      var now = ground.clock().wall();
      PaperFiles.write(file, vault, Optional.of(quorum.file()), quorum.paper(), now);
      return Optional.empty();
    } catch (ProblemException e) {
      return Optional.of(e.problem());
    }
  }

  private static void refuse(Problem problem) {
    throw new ProblemException(problem);
  }

  private static void check(Wish wish) {
    var names = new HashSet<String>();
    for (var holder : wish.holders().entrySet()) {
      if (holder.getKey().isBlank()) throw wrong("a holder has no name");
      if (!names.add(PersonName.key(holder.getKey()))) {
        throw wrong(holder.getKey() + " is there twice; each person holds one share");
      }
      if (holder.getValue().length() == 0) {
        throw wrong("the passphrase of %s is empty".formatted(holder.getKey()));
      }
    }
    var all = wish.holders().size();
    if (wish.needed() < 2 || wish.needed() > all || all > MOST) {
      throw wrong(
          "%d of %d cannot be: at least 2 of at most %d, and not more than there are"
              .formatted(wish.needed(), all, MOST));
    }
  }

  private static ProblemException wrong(String what) {
    return new ProblemException(
        Problem.of(
            "use.wrong",
            "No quorum: " + what,
            "the vault opens as before",
            "mend it and try again"));
  }

  /// Another key for the vault of one person.
  ///
  /// @param now what opens it now, typed once more; the passphrases stay the caller's
  public record Change(Given now, Given next, String because) {}

  /// Lets another passphrase or key file open the vault, and what is asked for again does not any
  /// more.
  ///
  /// @return the files beside the vault that still open as before
  /// @throws ProblemException `quorum.in-force`, `vault.not-this-key`, `vault.same-key`,
  ///   `use.passphrase`, `vault.key-file`, `vault.locked`, `vault.read-only`, or why it cannot be
  ///   saved or go on record
  public List<Path> passphrase(Change change) {
    var open = session.get();
    var vault = open.vault();
    OwnKey.check(vault, by(open, change.now()));
    try (var now = change.now().key();
        var next = change.next().key()) {
      if (!vault.opensWith(now)) throw notThisKey();
      var words =
          OwnKey.words(
              change.next().passphrase().isPresent(),
              change.now().keyFile(),
              change.next().keyFile());
      var stated = open.stated(change.because(), "").redacted(ground.redactor());
      // What would change nothing is refused before it is on record as a change.
      vault.differs(next);
      log.note(new VaultEvents.Changing(words, vault.file(), "", stated));
      try {
        vault.rekey(next);
        log.saved(vault.file(), vault.save());
      } catch (RuntimeException e) {
        // What is in memory has a key that the file may not have.
        open.lock("a change could not be saved");
        throw e;
      }
      return new Generations(vault.file()).beside();
    } finally {
      state.refresh();
    }
  }

  private static OwnKey.By by(Session open, Given now) {
    if (!open.holders().isEmpty()) return OwnKey.By.SHARES;
    return now.passphrase().isPresent() ? OwnKey.By.PASSPHRASE : OwnKey.By.KEY_FILE;
  }

  private static ProblemException notThisKey() {
    return new ProblemException(
        Problem.of(
            "vault.not-this-key",
            "That is not what opens the vault now",
            "who sits here may not be who opened it; nothing was changed",
            "type the passphrase that opens it now, and name its key file if it has one"));
  }

  /// Writes the recovery sheet of a vault that a passphrase or a key file opens.
  ///
  /// @throws ProblemException `quorum.sheets`, `use.wrong`, `vault.exists`, `vault.paper`,
  ///   `vault.locked`
  public Path paper(Path stated) {
    var open = session.get();
    var vault = open.vault();
    if (state.shares().isPresent()) {
      throw new ProblemException(
          Problem.of(
              "quorum.sheets",
              "The sheets of a quorum hold its shares, and no share is kept",
              "nothing was written",
              "make the quorum anew, which writes its sheets, or gather the holders at a terminal: `holdfast vault export --paper FILE`"));
    }
    var file = PaperFiles.place(stated);
    log.note(new VaultEvents.Changing("paper", vault.file(), "", open.stated("", "")));
    PaperFiles.write(file, vault, Optional.empty(), Map.of(), ground.clock().wall());
    return file;
  }
}
