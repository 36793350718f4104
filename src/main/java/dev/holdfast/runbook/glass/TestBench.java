package dev.holdfast.runbook.glass;

import dev.holdfast.connector.CredentialTest;
import dev.holdfast.connector.CredentialTest.Known;
import dev.holdfast.connector.CredentialTest.Means;
import dev.holdfast.connector.CredentialTest.Sample;
import dev.holdfast.connector.CredentialTest.Tried;
import dev.holdfast.connector.Destination;
import dev.holdfast.journal.Home;
import dev.holdfast.kernel.Clock;
import dev.holdfast.kernel.EntryRef;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.kernel.Redactor;
import dev.holdfast.kernel.Secret;
import dev.holdfast.kernel.Trees;
import dev.holdfast.vault.MeantFor;
import dev.holdfast.vault.Vault;
import dev.holdfast.vault.VaultEntry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Lends entries to a test, each on record first with the address that it is sent to, and a folder
/// of the run's that is gone afterwards.
public final class TestBench implements AutoCloseable {
  private final Vault vault;
  private final Log log;
  private final Stated stated;
  private final Redactor redactor;
  private final String how;
  private final Path folder;
  private final List<Sample> lent = new ArrayList<>();

  /// @param redactor knows the entry; what it knows stands in no address on record
  /// @param how how to name a second person, for another entry that needs two
  public TestBench(Vault vault, Log log, Stated stated, Redactor redactor, String how, Path run) {
    this.vault = vault;
    this.log = log;
    this.stated = stated;
    this.redactor = redactor;
    this.how = how;
    this.folder = folder(run);
  }

  /// Where it goes on record that an entry is tried.
  public interface Log {
    /// Returns once it is on disk; throws where it cannot be.
    void testing(EntryRef entry, Destination to, Stated stated);
  }

  /// How a test went, and where.
  public record Result(Tried tried, Destination at) {
    /// Whether it was shown to work where it is meant to.
    public boolean passed() {
      return tried instanceof Tried.Works && !at.elsewhere();
    }

    /// What is left to do for it; empty where nothing is.
    public String owes() {
      return at.elsewhere()
          ? "it was given to %s, so a rotation is owed, and it does not count as tested"
              .formatted(at.address())
          : "";
    }
  }

  /// Tries an entry.
  ///
  /// @param tests those that there are
  /// @param endpoint where requests go instead of its own address
  /// @throws ProblemException `credential.in-the-clear`, `vault.not-understood`, or why it cannot
  ///   go on record; nothing was sent then
  public Result attempt(
      List<CredentialTest> tests, VaultEntry entry, Optional<String> endpoint, Clock clock) {
    return attempt(tests, entry, Toward.named(endpoint), clock);
  }

  Result attempt(List<CredentialTest> tests, VaultEntry entry, Toward toward, Clock clock) {
    refuseUnclear(entry);
    var type = entry.type().id();
    var test = tests.stream().filter(one -> one.types().contains(type)).findFirst();
    if (test.isEmpty()) {
      var nothing = new Tried.NotShown("", "nothing can try an entry of type " + type);
      return new Result(nothing, Destination.NOWHERE);
    }
    var to = destination(test.get(), entry, toward);
    refuseOpen(entry, to);
    // The record says only of what can be tried that it was handed out.
    var not = test.get().unready(known(entry), name -> vault.entry(name).map(this::beside));
    if (not.isPresent()) return new Result(new Tried.Fails(not.get()), Destination.NOWHERE);
    var means =
        new Means(
            toward.endpoint(), folder, clock, name -> vault.entry(name).map(one -> other(one, to)));
    return new Result(test.get().attempt(lend(entry, to), means), to);
  }

  private Destination destination(CredentialTest test, VaultEntry entry, Toward toward) {
    var known = new Sample(entry.name(), entry.type().id(), entry.plain(), Map.of());
    var sent = test.destination(known, toward.endpoint());
    if (toward instanceof Toward.Planned && sent.elsewhere()) refuseAway(entry, sent);
    var to = toward.judged(sent);
    return new Destination(redactor.redact(to.address()), to.whose(), to.way());
  }

  private static void refuseUnclear(VaultEntry entry) {
    entry
        .withheld()
        .ifPresent(
            problem -> {
              throw new ProblemException(problem);
            });
  }

  private static void refuseOpen(VaultEntry entry, Destination to) {
    if (!to.elsewhere() || to.way() != Destination.Way.OPEN) return;
    throw new ProblemException(
        Problem.of(
            "credential.in-the-clear",
            "%s would go to %s, where nothing proves who answers and others can read it"
                .formatted(entry.name(), to.address()),
            "it is not its own address; nothing was sent",
            "name a stand-in on this computer, or an address with TLS (https, sslmode=verify-full)"));
  }

  /// A plan leads no credential elsewhere in a test either.
  private static void refuseAway(VaultEntry entry, Destination to) {
    var own = entry.plain().getOrDefault("url", "");
    MeantFor.refused(entry.name(), own, MeantFor.judged(own, to.planned()))
        .ifPresent(
            problem -> {
              throw new ProblemException(problem);
            });
  }

  private Sample lend(VaultEntry entry, Destination to) {
    log.testing(vault.ref(entry), to, stated);
    Map<String, Secret> secrets = new LinkedHashMap<>();
    for (var part : entry.secrets()) secrets.put(part, vault.secret(entry.name(), part));
    var made = new Sample(entry.name(), entry.type().id(), entry.plain(), secrets);
    lent.add(made);
    return made;
  }

  private static Known known(VaultEntry entry) {
    return new Known(entry.name(), entry.type().id(), entry.plain(), entry.secrets());
  }

  /// Another entry that the test needs: it may be handed out too, or nothing is.
  private Known beside(VaultEntry entry) {
    stated.enoughFor(entry, List.of(), how);
    refuseUnclear(entry);
    return known(entry);
  }

  /// Another entry that the test needs goes the same way.
  private Sample other(VaultEntry entry, Destination to) {
    beside(entry);
    return lend(entry, to);
  }

  private static Path folder(Path run) {
    try {
      Files.createDirectories(run);
      return run.getFileSystem().supportedFileAttributeViews().contains("posix")
          ? Files.createTempDirectory(
              run,
              Home.TESTS,
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")))
          : Files.createTempDirectory(run, Home.TESTS);
    } catch (IOException e) {
      throw new ProblemException(
          Problem.of(
              "home.unwritable",
              "The run folder %s cannot be used: %s".formatted(run, e.getMessage()),
              "a test has nowhere to work; nothing was sent",
              "free the disk, or choose another home with --home"),
          e);
    }
  }

  @Override
  public void close() {
    lent.forEach(one -> one.secrets().values().forEach(Secret::close));
    try {
      Trees.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
