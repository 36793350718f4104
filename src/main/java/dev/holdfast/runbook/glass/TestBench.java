package dev.holdfast.runbook.glass;

import dev.holdfast.connector.CredentialTest.Means;
import dev.holdfast.connector.CredentialTest.Sample;
import dev.holdfast.kernel.Clock;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.kernel.Secret;
import dev.holdfast.vault.Vault;
import dev.holdfast.vault.VaultEntry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Lends entries to a test, each on record first, and a folder of the run's that is gone
/// afterwards.
public final class TestBench implements AutoCloseable {
  private final Vault vault;
  private final Log log;
  private final Stated stated;
  private final String how;
  private final Path folder;
  private final List<Lent> lent = new ArrayList<>();

  /// @param how how to name a second person, for another entry that needs two
  public TestBench(Vault vault, Log log, Stated stated, String how, Path run) {
    this.vault = vault;
    this.log = log;
    this.stated = stated;
    this.how = how;
    this.folder = folder(run);
  }

  /// Where it goes on record that an entry is tried.
  public interface Log {
    /// Returns once it is on disk; throws where it cannot be.
    void testing(Vault vault, String entry, Stated stated);
  }

  /// An entry's values for a test.
  public record Lent(Sample sample) implements AutoCloseable {
    @Override
    public void close() {
      sample.secrets().values().forEach(Secret::close);
    }
  }

  public Lent lend(VaultEntry entry) {
    log.testing(vault, entry.name(), stated);
    Map<String, Secret> secrets = new LinkedHashMap<>();
    for (var part : entry.secrets()) secrets.put(part, vault.secret(entry.name(), part));
    var made = new Lent(new Sample(entry.name(), entry.type().id(), entry.plain(), secrets));
    lent.add(made);
    return made;
  }

  public Means means(Optional<String> endpoint, Clock clock) {
    return new Means(endpoint, folder, clock, name -> vault.entry(name).map(this::other));
  }

  private Sample other(VaultEntry entry) {
    stated.enoughFor(entry, List.of(), how);
    return lend(entry).sample();
  }

  private static Path folder(Path run) {
    try {
      Files.createDirectories(run);
      return Files.getFileStore(run).supportsFileAttributeView("posix")
          ? Files.createTempDirectory(
              run,
              "vault-test-",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")))
          : Files.createTempDirectory(run, "vault-test-");
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
    lent.forEach(Lent::close);
    try (var all = Files.walk(folder)) {
      for (var path : all.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
