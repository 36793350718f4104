package dev.holdfast.vault;

import static dev.holdfast.vault.VaultKit.key;
import static dev.holdfast.vault.VaultKit.problem;
import static dev.holdfast.vault.VaultKit.token;
import static dev.holdfast.vault.VaultKit.vaults;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.journal.Disk;
import dev.holdfast.journal.FailingDisk;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.peers.Peer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Whatever goes wrong while a vault is saved, the old one or the new one is there.
class SafeSaveTest {
  @TempDir private Path folder;

  /// Saves one entry after the other on a disk that fails at its Nth operation.
  ///
  /// @return names of the entries whose save came back without a word
  private static Set<String> saves(Path file, FailingDisk disk, int saves) {
    Set<String> saved = new TreeSet<>();
    try (var vault = vaults(disk).open(file, key("p"))) {
      for (int i = 0; i < saves; i++) {
        vault.put(token("e" + i, "x"));
        try {
          vault.save();
          vault.entries().forEach(entry -> saved.add(entry.name()));
        } catch (ProblemException e) {
          assertThat(e.problem().code()).isIn("vault.unsaved", "vault.unsure");
        }
      }
    } catch (ProblemException e) {
      assertThat(e.problem().code()).isEqualTo("vault.unreadable");
    }
    return saved;
  }

  private static Set<String> names(Path file) {
    try (var vault = vaults().open(file, key("p"))) {
      var names = new TreeSet<String>();
      vault.entries().forEach(entry -> names.add(entry.name()));
      return names;
    }
  }

  private Path fresh(String name) throws IOException {
    var place = Files.createDirectory(folder.resolve(name));
    var file = place.resolve("vault.kdbx");
    VaultKit.create(file, key("p")).close();
    return file;
  }

  private int interrupt(FailingDisk.How how, int saves) throws IOException {
    int tried = 0;
    for (int at = 1; ; at++, tried++) {
      var file = fresh(how + "-" + at);
      var disk = new FailingDisk(at, how);
      var saved = saves(file, disk, saves);
      if (disk.count() < at) return tried;
      assertThat(names(file)).as("%s at %d", how, at).containsAll(saved);
      for (var earlier : new Generations(file).kept()) names(earlier);
      // and the next Holdfast saves as if nothing had been
      try (var vault = vaults().open(file, key("p"))) {
        vault.put(token("after", "x"));
        vault.save();
      }
      assertThat(names(file)).contains("after").containsAll(saved);
    }
  }

  @ParameterizedTest
  @EnumSource(FailingDisk.How.class)
  void everyOperationMayFail(FailingDisk.How how) throws IOException {
    assertThat(interrupt(how, 2)).isGreaterThan(15);
  }

  @Tag("campaign")
  @Test
  void aThousandInterruptedSaves() throws IOException {
    int tried = 0;
    for (int saves = 3; tried < 1000; saves += 3) {
      for (var how : FailingDisk.How.values()) {
        var place = Files.createDirectory(folder.resolve("saves-" + saves + how));
        tried += new SafeSaveTest().within(place).interrupt(how, saves);
      }
    }
  }

  private SafeSaveTest within(Path place) {
    folder = place;
    return this;
  }

  @Test
  void aProcessKilledWhileSavingLeavesAVaultThatOpens() throws Exception {
    kill(6, 4711);
  }

  @Tag("campaign")
  @Test
  void twoHundredProcessesKilledWhileSaving() throws Exception {
    kill(200, 42);
  }

  private void kill(int times, long seed) throws Exception {
    var random = new Random(seed);
    var file = fresh("killed");
    int before = 0;
    for (int round = 0; round < times; round++) {
      var said = folder.resolve("said-" + round);
      var process =
          new ProcessBuilder(
                  List.of(
                      Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                      "-XX:TieredStopAtLevel=1",
                      "-cp",
                      System.getProperty("java.class.path"),
                      EndlessSaves.class.getName(),
                      file.toString()))
              .redirectOutput(said.toFile())
              .redirectErrorStream(true)
              .start();
      try {
        Peer.await(
            "the first save", Duration.ofSeconds(60), () -> size(said) > 0 || !process.isAlive());
        LockSupport.parkNanos(random.nextInt(150_000_000));
      } finally {
        process.destroyForcibly().waitFor();
      }
      var lines = Files.readAllLines(said);
      assertThat(lines).allMatch(line -> line.matches("[0-9]+"));
      int acknowledged = Integer.parseInt(lines.getLast());
      int now = names(file).size();
      assertThat(now).isGreaterThanOrEqualTo(acknowledged).isGreaterThan(before);
      for (var earlier : new Generations(file).kept()) names(earlier);
      before = now;
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      return 0;
    }
  }

  @Test
  void aSaveThatIsTriedAgainDoesNotPushTheEarlierGenerationsOut() throws IOException {
    var file = fresh("again");
    try (var vault = vaults().open(file, key("p"))) {
      vault.put(token("a", "x"));
      vault.save();
      vault.put(token("b", "x"));
      vault.save();
    }
    var generations = new Generations(file);
    var one = Files.readAllBytes(generations.earlier(1));
    for (int round = 0; round < 3; round++) {
      // the last move, which puts the new file in place, does not happen
      var disk = new NoLastMove(file);
      try (var vault = vaults(disk).open(file, key("p"))) {
        vault.put(token("c", "x"));
        assertThat(problem(vault::save)).isEqualTo("vault.unsaved");
      }
    }
    assertThat(generations.earlier(2)).hasBinaryContent(one);
    assertThat(names(generations.earlier(1))).containsExactly("a", "b");
  }

  @Test
  void whatCannotBeReadBackIsNotPutInPlace() throws IOException {
    var file = fresh("liar");
    var before = Files.readAllBytes(file);
    try (var vault = vaults(new LyingDisk()).open(file, key("p"))) {
      vault.put(token("a", "x"));
      assertThat(problem(vault::save)).isEqualTo("vault.unsaved");
    }
    assertThat(file).hasBinaryContent(before);
  }

  @Test
  void aFolderThatCannotBeWrittenIsSaid() throws Exception {
    var file = fresh("closed");
    var before = Files.readAllBytes(file);
    var place = file.resolveSibling(".");
    Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("r-xr-xr-x"));
    try {
      if (Files.isWritable(place)) {
        // this user writes everywhere but there
        Assumptions.assumeTrue(Files.isDirectory(Path.of("/proc/self")), "no /proc here");
        var nowhere = Path.of("/proc/vault.kdbx");
        assertThat(problem(() -> VaultKit.create(nowhere, key("p")))).isEqualTo("vault.unsaved");
        return;
      }
      try (var vault = vaults().open(file, key("p"))) {
        vault.put(token("a", "x"));
        assertThat(problem(vault::save)).isEqualTo("vault.unsaved");
      }
    } finally {
      Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    assertThat(file).hasBinaryContent(before);
  }

  @Test
  void aFolderThatIsGoneIsSaid() {
    var file = folder.resolve("nowhere").resolve("vault.kdbx");
    assertThat(problem(() -> VaultKit.create(file, key("p")))).isEqualTo("vault.unsaved");
  }

  @Test
  void whileAnotherSavesNobodyElseDoes() throws IOException {
    var file = fresh("busy");
    try (var vault = vaults().open(file, key("p"));
        var _ = SaveLock.take(file)) {
      var theirs = Files.writeString(new Generations(file).saving(), "half of the other's save");
      vault.put(token("a", "x"));
      assertThat(problem(vault::save)).isEqualTo("vault.busy");
      assertThat(theirs).as("what the other one writes").hasContent("half of the other's save");
    }
  }

  @Test
  void aSaveLeavesNothingBesideTheVaultAndItsGenerations() throws IOException {
    var file = fresh("tidy");
    saves(file, new FailingDisk(0, FailingDisk.How.ONCE), 3);
    try (var files = Files.list(file.resolveSibling("."))) {
      assertThat(new ArrayList<>(files.map(path -> path.getFileName().toString()).toList()))
          .containsExactlyInAnyOrder(
              "vault.kdbx",
              "vault.earlier-1.kdbx",
              "vault.earlier-2.kdbx",
              ".vault.kdbx.holdfast-lock");
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  private static final class NoLastMove extends PassingDisk {
    private final Path vault;

    NoLastMove(Path vault) {
      this.vault = vault;
    }

    @Override
    public void move(Path from, Path to) throws IOException {
      if (to.equals(vault)) throw new IOException("planned");
      super.move(from, to);
    }
  }

  private static final class LyingDisk extends PassingDisk {
    @Override
    public byte[] read(Path file) throws IOException {
      var bytes = super.read(file);
      if (file.toString().endsWith(".saving")) bytes[bytes.length / 2] ^= 1;
      return bytes;
    }
  }

  private static class PassingDisk implements Disk {
    private final Disk disk = Disk.local();

    @Override
    public Out append(Path file) throws IOException {
      return disk.append(file);
    }

    @Override
    public byte[] read(Path file) throws IOException {
      return disk.read(file);
    }

    @Override
    public List<Path> list(Path place) throws IOException {
      return disk.list(place);
    }

    @Override
    public void makeFolder(Path place) throws IOException {
      disk.makeFolder(place);
    }

    @Override
    public void move(Path from, Path to) throws IOException {
      disk.move(from, to);
    }

    @Override
    public void delete(Path file) throws IOException {
      disk.delete(file);
    }

    @Override
    public void forceFolder(Path place) throws IOException {
      disk.forceFolder(place);
    }
  }
}
