package dev.holdfast.journal;

import dev.holdfast.kernel.Clock;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A journal as a folder: what the chain starts from, one chain of lines, blobs and signatures. One
/// process writes it at a time; the home's lock sees to that.
public final class JournalFolder {
  /// Two writers in one process would each keep their own idea of the head.
  private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();

  private JournalFolder() {}

  /// Starts a journal in a folder that has none.
  ///
  /// @param genesis what it is about, JSON values; `holdfast` and `author` are added
  /// @throws ProblemException when there is one already or the disk does not take it
  public static Journal create(
      Path folder, Map<String, Object> genesis, AuthorKey key, Clock clock) {
    return create(folder, genesis, key, clock, Options.USUAL);
  }

  static Journal create(
      Path folder, Map<String, Object> genesis, AuthorKey key, Clock clock, Options options) {
    return start(
        folder, entries -> new Opening(folder, key, clock, options, entries).create(genesis));
  }

  /// Opens a journal for writing, after checking all of it. A tail that a crash tore off is set
  /// aside and noted.
  ///
  /// @throws ProblemException when it does not verify; it can still be read with [JournalReader]
  public static Journal open(Path folder, AuthorKey key, Clock clock) {
    return open(folder, key, clock, Options.USUAL);
  }

  static Journal open(Path folder, AuthorKey key, Clock clock, Options options) {
    return start(folder, entries -> new Opening(folder, key, clock, options, entries).open());
  }

  private interface Starter {
    Pen start(EntryList entries) throws IOException;
  }

  private static Journal start(Path folder, Starter starter) {
    var name = folder.toAbsolutePath().normalize();
    if (!OPEN.add(name)) {
      throw new ProblemException(
          Problem.of(
              "journal.in-use",
              "The journal in " + name + " is already open for writing in this program",
              "two writers would break the chain",
              "use the one that is open"));
    }
    var thread = new WriterThread("journal " + name.getFileName());
    try {
      var entries = new EntryList();
      var pen = thread.call(() -> starter.start(entries));
      return new OpenJournal(thread, pen, entries, () -> OPEN.remove(name));
    } catch (java.util.concurrent.CompletionException e) {
      giveUp(name, thread);
      throw new ProblemException(
          Problem.of(
              "journal.disk",
              "The journal in " + name + " cannot be opened for writing: " + reason(e.getCause()),
              "nothing can be started without a record",
              "check the disk, its free space and the permissions of the folder"),
          e);
    } catch (RuntimeException | Error e) {
      giveUp(name, thread);
      throw e;
    }
  }

  private static void giveUp(Path name, WriterThread thread) {
    thread.end();
    OPEN.remove(name);
  }

  static String reason(@org.jspecify.annotations.Nullable Throwable cause) {
    if (cause == null) return "unknown";
    if (cause instanceof java.nio.file.NoSuchFileException) {
      return "there is no such place as " + cause.getMessage();
    }
    return cause instanceof java.nio.file.AccessDeniedException
        ? "access denied to " + cause.getMessage()
        : String.valueOf(cause.getMessage() == null ? cause : cause.getMessage());
  }
}
