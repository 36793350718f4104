package dev.holdfast.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdfast.kernel.Json;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Lets one process change a home at a time. The system gives the lock back when the process ends,
/// however it ends.
public final class HomeLock implements AutoCloseable {
  /// Closing any other descriptor of the file would give up a POSIX lock, so a process that holds
  /// one never opens the file again.
  private static final Map<Path, Holder> HELD = new ConcurrentHashMap<>();

  /// Beyond the text, because Windows lets nobody read what is locked.
  private static final long PLACE = 1L << 40;

  private final Path file;
  private final RandomAccessFile open;

  private HomeLock(Path file, RandomAccessFile open) {
    this.file = file;
    this.open = open;
  }

  /// Who holds a lock.
  ///
  /// @param start when that process took it
  public record Holder(long pid, Instant start, String host) {
    static Holder self(Instant now) {
      return new Holder(ProcessHandle.current().pid(), now, HostName.ofThisSystem());
    }

    /// Whether a process of that number is still there; the file outlives who wrote it.
    public boolean alive() {
      return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
    }

    /// For sentences: `process 4711 on ops-laptop since 2026-11-22T10:00:00Z`.
    public String words() {
      return "process %d on %s since %s"
          .formatted(pid, host, start.truncatedTo(ChronoUnit.SECONDS));
    }
  }

  /// Takes the lock, or says who has it.
  ///
  /// @throws ProblemException `home.in-use`, `home.unwritable`
  static HomeLock take(Path file, Instant now) {
    var name = name(file);
    var self = Holder.self(now);
    if (HELD.putIfAbsent(name, self) != null) throw inUse(name, Optional.of(self));
    try {
      return new HomeLock(name, lock(name, now));
    } catch (IOException e) {
      HELD.remove(name);
      throw Home.unwritable(name, e);
    } catch (RuntimeException e) {
      HELD.remove(name);
      throw e;
    }
  }

  private static RandomAccessFile lock(Path file, Instant now) throws IOException {
    var open = new RandomAccessFile(file.toFile(), "rw");
    try {
      var lock = open.getChannel().tryLock(PLACE, 1, false);
      if (lock == null) throw inUse(file, written(file));
      open.setLength(0);
      open.write(describe(Holder.self(now)));
      return open;
    } catch (OverlappingFileLockException e) {
      open.close();
      throw inUse(file, written(file));
    } catch (IOException | RuntimeException e) {
      open.close();
      throw e;
    }
  }

  private static byte[] describe(Holder self) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("pid", self.pid());
    fields.put("start", self.start());
    fields.put("host", self.host());
    return Json.pretty(fields).getBytes(UTF_8);
  }

  /// The one name of a lock, by whatever way it is reached.
  private static Path name(Path file) {
    var plain = file.toAbsolutePath().normalize();
    try {
      var folder = plain.getParent();
      return folder == null ? plain : folder.toRealPath().resolve(plain.getFileName());
    } catch (IOException e) {
      return plain;
    }
  }

  /// Who took the lock last; empty when nobody did or the file cannot be read.
  static Optional<Holder> holder(Path file) {
    var own = HELD.get(name(file));
    return own == null ? written(file) : Optional.of(own);
  }

  private static Optional<Holder> written(Path file) {
    try {
      var fields = Json.object(Files.readString(file));
      return fields.get("pid") instanceof Long pid
              && fields.get("start") instanceof String start
              && fields.get("host") instanceof String host
          ? Optional.of(new Holder(pid, Instant.parse(start), host))
          : Optional.empty();
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }

  /// Whether a process has the lock. Nobody tries to take it for that: who did would be in the way
  /// of one that means it.
  static boolean held(Path file) {
    var self = ProcessHandle.current().pid();
    return holder(file)
        .filter(last -> last.pid() == self ? HELD.containsKey(name(file)) : last.alive())
        .isPresent();
  }

  private static ProblemException inUse(Path file, Optional<Holder> holder) {
    return new ProblemException(
        Problem.of(
            "home.in-use",
            "The home %s is in use by %s"
                .formatted(file.getParent(), holder.map(Holder::words).orElse("another process")),
            "two processes must not write one record",
            "use that one, or end it, or choose another home with --home"));
  }

  @Override
  public void close() {
    try {
      open.close();
    } catch (IOException e) {
      // The lock goes with the descriptor, which is closed whatever this says.
    } finally {
      HELD.remove(file);
    }
  }
}
