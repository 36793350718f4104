package dev.holdfast.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {
  @TempDir Path temp;

  @Test
  void isMadeAtTheFirstUseAndKeepsItsKey() throws IOException {
    var folder = temp.resolve("new/home");
    String key;
    try (var home = Home.forWriting(folder, Samples.clock())) {
      key = home.key().id();
      home.createIncident("2026-11-22-a", Map.of(), Samples.clock()).close();
      try (var journal = home.journal(Samples.clock())) {
        journal.append("vault.opened", Map.of());
      }
      assertThat(home.ballast().lay()).isTrue();
      assertThat(home.ballast().drop()).isTrue();
      assertThat(home.ballast().drop()).isFalse();
    }
    try (var home = Home.forWriting(folder, Samples.clock())) {
      assertThat(home.key().id()).isEqualTo(key);
      try (var journal = home.journal(Samples.clock())) {
        assertThat(journal.entries()).hasSize(1);
      }
      home.openIncident("2026-11-22-a", Samples.clock()).close();
      assertThat(home.incidents()).containsExactly("2026-11-22-a");
    }
    if (temp.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      assertThat(mode(folder.resolve("keys/author.ed25519"))).isEqualTo("rw-------");
      assertThat(mode(folder.resolve("run"))).isEqualTo("rwx------");
    }
    var report = JournalVerifier.verify(folder);
    assertThat(report.damage()).isEmpty();
    assertThat(report.events()).isEqualTo(1);
    assertThat(report.authors()).containsExactly(key);
  }

  @Test
  void aHomeThatIsGoneIsNotReadyAndOneWithRoomLaysItsBallast() throws IOException {
    var folder = temp.resolve("home");
    try (var home = Home.forWriting(folder, Samples.clock())) {
      home.layBallast();
      assertThat(home.ballast().drop()).isTrue();
      home.ready();
      assertThat(folder.resolve("ballast")).hasSize(Ballast.BYTES);
      Files.move(folder, temp.resolve("elsewhere"));
      assertThatThrownBy(home::ready).hasMessageContaining("home.gone");
      Files.move(temp.resolve("elsewhere"), folder);
    }
  }

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  @Test
  void oneAtATimeAndReadingNeedsNoLock() {
    var folder = temp.resolve("home");
    try (var home = Home.forWriting(folder, Samples.clock())) {
      assertThatThrownBy(() -> Home.forWriting(folder, Samples.clock()))
          .hasMessageContaining("home.in-use")
          .hasMessageContaining("process " + ProcessHandle.current().pid());
      try (var reading = Home.forReading(folder)) {
        assertThat(reading.holder().orElseThrow().pid()).isEqualTo(ProcessHandle.current().pid());
        assertThat(reading.incidents()).isEmpty();
        assertThatThrownBy(reading::key).isInstanceOf(IllegalStateException.class);
      }
      assertThat(home.folder()).isEqualTo(folder);
    }
    Home.forWriting(folder, Samples.clock()).close();
  }

  @Test
  void anotherProcessIsKeptOut() throws Exception {
    var folder = temp.resolve("home");
    var child = another(folder);
    try {
      assertThat(child.inputReader().readLine()).isEqualTo("held");
      assertThatThrownBy(() -> Home.forWriting(folder, Samples.clock()))
          .hasMessageContaining("home.in-use")
          .hasMessageContaining("process " + child.pid());
    } finally {
      child.destroyForcibly();
      assertThat(child.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }
    Home.forWriting(folder, Samples.clock()).close();
  }

  /// Closing any descriptor of the file gives up a POSIX lock of the process: who asks for the
  /// holder must not open it.
  @Test
  void askingForTheHolderLetsNobodyIn() throws Exception {
    var folder = Files.createDirectories(temp.resolve("home"));
    var alias = Files.createSymbolicLink(temp.resolve("alias"), folder);
    try (var home = Home.forWriting(folder, Samples.clock());
        var reading = Home.forReading(folder);
        var sideways = Home.forReading(alias)) {
      for (var asked : List.of(home, reading, sideways))
        assertThat(asked.holder().orElseThrow().pid()).isEqualTo(ProcessHandle.current().pid());
      var child = another(folder);
      try {
        assertThat(child.inputReader().readLine()).as("what the other process says").isNull();
        assertThat(child.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(child.exitValue()).isNotZero();
      } finally {
        child.destroyForcibly().waitFor();
      }
    }
  }

  /// A process that wants the same home.
  private static Process another(Path folder) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Hold.class.getName(),
            folder.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /// Holds a home until it is killed.
  static final class Hold {
    private Hold() {}

    public static void main(String[] args) throws IOException {
      var home = Home.forWriting(Path.of(args[0]), Samples.clock());
      System.out.println("held");
      if (System.in.read() >= 0) home.close();
    }
  }

  @Test
  void refusesANewerAndAnUnreadableHomeAndKeepsThem() throws IOException {
    var folder = Files.createDirectories(temp.resolve("home"));
    for (var text : new String[] {"{\"holdfast-home\": 2}", "{", "{}"}) {
      Files.writeString(folder.resolve("home.json"), text);
      var code = text.contains("2") ? "home.newer" : "home.unreadable";
      assertThatThrownBy(() -> Home.forReading(folder)).hasMessageContaining(code);
      assertThatThrownBy(() -> Home.forWriting(folder, Samples.clock())).hasMessageContaining(code);
      assertThat(folder.resolve("home.json")).hasContent(text);
    }
  }

  @Test
  void refusesAHomeThatCannotBeWritten() throws IOException {
    var file = Files.writeString(temp.resolve("file"), "x");
    assertThatThrownBy(() -> Home.forWriting(file.resolve("home"), Samples.clock()))
        .hasMessageContaining("home.unwritable");
    Assumptions.assumeTrue(temp.getFileSystem().supportedFileAttributeViews().contains("posix"));
    var folder = Files.createDirectory(temp.resolve("read-only"));
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-xr-x"));
    Assumptions.assumeFalse(Files.isWritable(folder), "the superuser may write everywhere");
    assertThatThrownBy(() -> Home.forWriting(folder, Samples.clock()))
        .hasMessageContaining("home.unwritable");
  }

  /// Made anew without a word, the key would leave every incident there unfinished for good.
  @Test
  void makesNoNewKeyWhereRecordsOfAnotherAre() throws IOException {
    var folder = temp.resolve("home");
    Home.forWriting(folder, Samples.clock()).close();
    var keys = folder.resolve("keys");
    withoutKeys(keys);
    String key;
    try (var home = Home.forWriting(folder, Samples.clock())) {
      key = home.key().id();
      home.createIncident("2026-11-22-a", Map.of(), Samples.clock()).close();
    }
    withoutKeys(keys);
    for (var again = 0; again < 2; again++) {
      assertThatThrownBy(() -> Home.forWriting(folder, Samples.clock()))
          .hasMessageContaining("home.key-missing")
          .hasMessageContaining("signed with the key " + key);
      assertThat(keys).isEmptyDirectory();
    }
    try (var home = Home.forReading(folder)) {
      assertThat(home.incidents()).containsExactly("2026-11-22-a");
    }
  }

  private static void withoutKeys(Path keys) throws IOException {
    try (var files = Files.list(keys)) {
      for (var file : files.toList()) Files.delete(file);
    }
  }

  @Test
  void refusesADamagedKeyAndNamesThatLeaveTheHome() throws IOException {
    var folder = temp.resolve("home");
    Home.forWriting(folder, Samples.clock()).close();
    var key = folder.resolve("keys/author.ed25519");
    Files.writeString(key, "nothing");
    assertThatThrownBy(() -> Home.forWriting(folder, Samples.clock()))
        .hasMessageContaining("home.unreadable");
    assertThat(key).hasContent("nothing");
    try (var home = Home.forReading(folder)) {
      for (var name : new String[] {"..", "../x", "a/b", "", ".hidden"}) {
        assertThatThrownBy(() -> home.incidentFolder(name)).hasMessageContaining("incident.name");
      }
    }
  }

  @Test
  void knowsWhichFileSystemsAreElsewhere() {
    assertThat(NetworkShare.isRemote("nfs4")).isTrue();
    assertThat(NetworkShare.isRemote("fuse.sshfs")).isTrue();
    assertThat(NetworkShare.isRemote("CIFS")).isTrue();
    assertThat(NetworkShare.isRemote("ext4")).isFalse();
    assertThat(NetworkShare.isRemote("fuse.gocryptfs")).isFalse();
  }

  /// As below another root, where the system knows of no mount that holds the home.
  @Test
  void aFileSystemThatNobodyNamesIsNoShare() {
    assertThatCode(
            () ->
                NetworkShare.refuse(
                    temp,
                    _ -> {
                      throw new IOException("Mount point not found");
                    }))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> NetworkShare.refuse(temp, _ -> "nfs4"))
        .hasMessageContaining("home.network-file-system");
  }
}
