package dev.holdfast.cli.vault;

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
final class TestBench implements AutoCloseable {
  private final Vault vault;
  private final Records records;
  private final Witness.Stated stated;
  private final Path folder;
  private final List<Lent> lent = new ArrayList<>();

  TestBench(Vault vault, Records records, Witness.Stated stated, Path run) {
    this.vault = vault;
    this.records = records;
    this.stated = stated;
    this.folder = folder(run);
  }

  /// An entry's values for a test.
  record Lent(Sample sample) implements AutoCloseable {
    @Override
    public void close() {
      sample.secrets().values().forEach(Secret::close);
    }
  }

  Lent lend(VaultEntry entry) {
    records.testing(vault, entry.name(), stated);
    Map<String, Secret> secrets = new LinkedHashMap<>();
    for (var part : entry.secrets()) secrets.put(part, vault.secret(entry.name(), part));
    var made = new Lent(new Sample(entry.name(), entry.type().id(), entry.plain(), secrets));
    lent.add(made);
    return made;
  }

  Means means(Optional<String> endpoint, Clock clock) {
    return new Means(endpoint, folder, clock, name -> vault.entry(name).map(this::other));
  }

  private Sample other(VaultEntry entry) {
    stated.enoughFor(entry, List.of());
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
