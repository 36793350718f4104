package dev.holdfast.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdfast.kernel.Clock;
import dev.holdfast.kernel.FileReplace;
import dev.holdfast.kernel.Json;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The folder that holds everything Holdfast keeps: `home.json`, `keys/`, `incidents/`, `journal/`,
/// `run/`, `lock`. Reading needs no lock; writing needs [#forWriting].
public final class Home implements AutoCloseable {
  static final long VERSION = 1;
  static final String FILE = "home.json";
  private static final Pattern INCIDENT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

  /// Name of the folder for what is needed only while it runs.
  public static final String RUNS = "run";

  /// How the folder of a test of a credential begins, among those of runs.
  public static final String TESTS = "vault-test-";

  private final Path folder;
  private final @Nullable HomeLock lock;
  private final @Nullable AuthorKey key;
  private @Nullable HomeRecord record;
  private boolean ballastLies;
  private final List<Problem> told = new ArrayList<>();

  private Home(Path folder, @Nullable HomeLock lock, @Nullable AuthorKey key) {
    this.folder = folder;
    this.lock = lock;
    this.key = key;
  }

  /// Looks into a home, changing nothing. A folder that is not there is an empty home.
  ///
  /// @throws ProblemException `home.newer`, `home.unreadable`
  public static Home forReading(Path folder) {
    checkVersion(folder);
    return new Home(folder, null, null);
  }

  /// Takes the home for this process, and makes it at the first use.
  ///
  /// @throws ProblemException `home.in-use`, `home.newer`, `home.unwritable`, `home.unreadable`,
  ///   `home.network-file-system`, `home.key-missing`
  public static Home forWriting(Path folder, Clock clock) {
    checkVersion(folder);
    try {
      NetworkShare.refuse(folder);
      var disk = Disk.local();
      for (var name : List.of("keys", "incidents", RUNS)) disk.makeFolder(folder.resolve(name));
    } catch (IOException e) {
      throw unwritable(folder, e);
    }
    var lock = HomeLock.take(folder.resolve("lock"), clock.wall());
    try {
      LostKey.refuse(folder);
      makeVersion(folder, clock);
      var home = new Home(folder, lock, KeyFiles.loadOrMake(folder.resolve("keys")));
      home.layBallast();
      return home;
    } catch (IOException e) {
      lock.close();
      throw unwritable(folder, e);
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /// Says that a home is a folder where it was given a file.
  ///
  /// @throws ProblemException `home.unwritable`
  public static void refuseFile(Path folder) {
    if (!Files.isRegularFile(folder)) return;
    throw new ProblemException(
        Problem.of(
            "home.unwritable",
            folder + " is a file, not a folder",
            "A home is a folder; nothing was read, nothing was changed",
            "name a folder with --home; it is made at the first use"));
  }

  private static void makeVersion(Path folder, Clock clock) throws IOException {
    var file = folder.resolve(FILE);
    if (Files.exists(file)) return;
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("holdfast-home", VERSION);
    fields.put("created", clock.wall());
    FileReplace.write(file, Json.pretty(fields).getBytes(UTF_8));
  }

  private static void checkVersion(Path folder) {
    refuseFile(folder);
    var file = folder.resolve(FILE);
    if (!Files.exists(file)) return;
    try {
      if (!(Json.object(Files.readString(file)).get("holdfast-home") instanceof Long version)) {
        throw unreadable(file, "no version in it", null);
      }
      if (version > VERSION) throw newer(folder, version);
    } catch (IOException e) {
      throw unreadable(file, JournalFolder.reason(e), e);
    } catch (ProblemException e) {
      if (e.problem().code().startsWith("home.")) throw e;
      throw unreadable(file, e.problem().what(), e);
    }
  }

  public Path folder() {
    return folder;
  }

  /// For what a run needs only while it runs; for its owner only.
  public Path runFolder() {
    return folder.resolve(RUNS);
  }

  public Path incidentFolder(String id) {
    if (!INCIDENT.matcher(id).matches()) {
      throw new ProblemException(
          Problem.of(
              "incident.name",
              "'" + id + "' cannot be the name of an incident",
              "it would name a file outside of the home",
              "see `holdfast incidents` for the names"));
    }
    return folder.resolve("incidents").resolve(id);
  }

  /// The names of all incidents, oldest name first.
  public List<String> incidents() {
    try {
      return Disk.local().list(folder.resolve("incidents")).stream()
          .filter(path -> Files.exists(path.resolve(Layout.GENESIS)))
          .map(path -> path.getFileName().toString())
          .toList();
    } catch (IOException e) {
      throw unreadable(folder.resolve("incidents"), JournalFolder.reason(e), e);
    }
  }

  /// Who holds the home, or held it last.
  public Optional<HomeLock.Holder> holder() {
    return HomeLock.holder(folder.resolve("lock"));
  }

  /// Whether a process holds it now, this one or another.
  public boolean held() {
    return HomeLock.held(folder.resolve("lock"));
  }

  /// The key that signs here.
  ///
  /// @throws IllegalStateException when the home was opened for reading
  public AuthorKey key() {
    if (key == null) throw new IllegalStateException("this home was opened for reading");
    return key;
  }

  /// Refuses to write to an incident whose record is not the one that this home knows. What is
  /// there can be read.
  ///
  /// @throws ProblemException `incident.contradicted`
  public void checkKnown(String incident) {
    var folder = incidentFolder(incident);
    if (!Files.isDirectory(journalFolder()) || !Files.isDirectory(folder)) return;
    try {
      var known = new KnownIncidents();
      Survey.withEntries(Disk.local(), journalFolder(), known::take);
      var survey = Survey.heads(Disk.local(), folder, known.events(incident));
      // Of a damaged record the opening says what is damaged.
      if (!survey.beyondMending().isEmpty()) return;
      var wrong = known.contradictions(incident, survey);
      if (wrong.isEmpty()) return;
      throw new ProblemException(
          Problem.of(
              "incident.contradicted",
              "The record of %s is not what this home knows of it: %s. It has %d events; the home knows of %d"
                  .formatted(incident, wrong.getFirst(), survey.seq(), known.newest(incident)),
              "To go on from here would do again what was done already, and hide what is missing;"
                  + " nothing was written, it can only be read",
              "put %s back from its newest copy, then resume; where there is none, declare anew and look at what was done with `holdfast show %s`"
                  .formatted(folder, incident)));
    } catch (IOException e) {
      throw unreadable(folder, JournalFolder.reason(e), e);
    }
  }

  public Journal createIncident(String id, Map<String, Object> genesis, Clock clock) {
    return JournalFolder.create(incidentFolder(id), genesis, key(), clock);
  }

  public Journal openIncident(String id, Clock clock) {
    return JournalFolder.open(incidentFolder(id), key(), clock);
  }

  /// Signs what was closed and, because a crash came between, not signed. What is wrong with a
  /// record beyond that stays as it is.
  public void signCloses(Clock clock) {
    for (var id : incidents()) {
      try {
        if (!UnsignedClose.in(incidentFolder(id))) continue;
        checkKnown(id);
        openIncident(id, clock).close();
      } catch (IOException | RuntimeException e) {
        // Verifying tells what it is.
      }
    }
  }

  /// The home's own record, for what belongs to no incident; started at the first event.
  ///
  /// @throws IllegalStateException when the home was opened for reading
  public synchronized HomeRecord record(Clock clock) {
    key();
    var open = record;
    if (open == null) {
      open = new HomeRecord(() -> journal(clock));
      record = open;
    }
    return open;
  }

  /// What an incident's chain starts from, to be known again.
  ///
  /// @throws ProblemException when it cannot be read
  public String start(String incident) {
    var file = incidentFolder(incident).resolve(Layout.GENESIS);
    try {
      return Hash.of(Disk.local().read(file));
    } catch (IOException e) {
      throw unreadable(file, JournalFolder.reason(e), e);
    }
  }

  Journal journal(Clock clock) {
    var place = journalFolder();
    if (Files.exists(place.resolve(Layout.GENESIS))) return JournalFolder.open(place, key(), clock);
    if (!Files.exists(folder.resolve(FILE))) throw new ProblemException(gone());
    Map<String, Object> genesis = new LinkedHashMap<>();
    genesis.put("kind", "home");
    genesis.put("created", clock.wall());
    return JournalFolder.create(place, genesis, key(), clock);
  }

  public Path journalFolder() {
    return folder.resolve("journal");
  }

  /// Space kept back for a full disk.
  public Ballast ballast() {
    return new Ballast(folder.resolve("ballast"));
  }

  /// Lays the ballast again where it was given up and the disk has room.
  public final synchronized void layBallast() {
    ballastLies = ballast().lay();
  }

  /// Takes the home up again after its disk was full: its own record is opened anew, and the
  /// ballast laid where there is room.
  ///
  /// @throws ProblemException while nothing can be put on record
  public final void ready() {
    if (!Files.exists(folder.resolve(FILE))) throw new ProblemException(gone());
    var free = ballast().free();
    if (ballast().low()) throw new ProblemException(full(free));
    renew();
  }

  private synchronized void renew() {
    if (record != null) record.anew();
    layBallast();
  }

  /// What people should know about this home although it can be used.
  public synchronized List<Problem> troubles() {
    var troubles = new ArrayList<Problem>();
    if (lock != null && !ballastLies) {
      troubles.add(
          Problem.of(
              "disk.short",
              "The disk of the home has %s left".formatted(Ballast.mebibytes(ballast().free())),
              "no space could be kept back for the record: a run would end when the disk is full",
              "free space on the disk of " + folder));
    }
    if (record != null) record.trouble().ifPresent(troubles::add);
    troubles.addAll(told);
    return troubles;
  }

  /// Adds to what people should know of this home while it is open.
  public synchronized void tell(Problem problem) {
    told.add(problem);
  }

  /// Watches the disk that incidents are recorded on.
  public Room room(Clock clock) {
    return room(clock, ballast());
  }

  Room room(Clock clock, Ballast ballast) {
    return () -> ballast.low() ? Optional.of(relieve(clock, ballast)) : Optional.empty();
  }

  /// Gives the ballast up, so that what is in flight can be recorded.
  private synchronized Problem relieve(Clock clock, Ballast ballast) {
    // A folder that is not there has no room either.
    if (!Files.exists(folder.resolve(FILE))) return gone();
    var free = ballast.free();
    try {
      if (ballast.drop()) {
        ballastLies = false;
        record(clock).note(new HomeEvents.BallastFreed(Ballast.BYTES, free));
      }
    } catch (IOException | ProblemException e) {
      // The disk is full with or without it; the record remembers what it could not write.
    }
    return full(free);
  }

  private Problem full(long free) {
    return Problem.of(
        "disk.full",
        "The disk of the home is full: %s left".formatted(Ballast.mebibytes(free)),
        "what is in flight can still be recorded; nothing more is started",
        "free space on the disk of " + folder + ", then resume");
  }

  @Override
  public void close() {
    synchronized (this) {
      if (record != null) record.close();
      record = null;
    }
    if (lock != null) lock.close();
  }

  private Problem gone() {
    return Problem.of(
        "home.gone",
        "The home is gone: there is no %s any more".formatted(folder),
        "what happens from here on is on no record; nothing more is started",
        "end this Holdfast; put the folder back, or name where it is now with --home, then resume");
  }

  static ProblemException unwritable(Path folder, IOException cause) {
    return new ProblemException(
        Problem.of(
            "home.unwritable",
            "The home cannot be written (%s): %s".formatted(folder, JournalFolder.reason(cause)),
            "nothing can be started without a record",
            "check permissions and free space, or choose another folder with --home"),
        cause);
  }

  static ProblemException unreadable(Path file, String reason, @Nullable Throwable cause) {
    return new ProblemException(
        Problem.of(
            "home.unreadable",
            file + " cannot be read: " + reason,
            "it is kept as it is, nothing is replaced by defaults",
            "restore the file from a copy, or choose another home with --home"),
        cause);
  }

  private static ProblemException newer(Path folder, long version) {
    return new ProblemException(
        Problem.of(
            "home.newer",
            "The home %s has version %d, this Holdfast knows up to %d"
                .formatted(folder, version, VERSION),
            "an older program might misread or spoil it",
            "use the newer Holdfast, or choose another home with --home"));
  }
}
