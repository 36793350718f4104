package dev.holdfast.journal;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/// A journal open for writing: hands every change to its thread, and never writes again after a
/// write that failed.
final class OpenJournal implements Journal {
  private final WriterThread thread;
  private final Pen pen;
  private final EntryList entries;
  private final Runnable closed;
  private volatile @Nullable Throwable failure;

  OpenJournal(WriterThread thread, Pen pen, EntryList entries, Runnable closed) {
    this.thread = thread;
    this.pen = pen;
    this.entries = entries;
    this.closed = closed;
    thread.whenIdle(
        new WriterThread.Idle() {
          @Override
          public Duration after() {
            return failure == null ? pen.signWithin() : Options.USUAL.signAfter();
          }

          @Override
          public void run() {
            signWhenDue();
          }
        });
  }

  @Override
  public Entry append(String type, Map<String, Object> data) {
    return onDisk(
        () -> {
          var entry = pen.append(type, data);
          if (pen.signatureDue()) pen.sign();
          return entry;
        });
  }

  @Override
  public List<Entry> entries() {
    return entries.view();
  }

  @Override
  public void sign() {
    onDisk(
        () -> {
          pen.sign();
          return true;
        });
  }

  @Override
  public long signedTo() {
    return pen.signedTo();
  }

  @Override
  public String shortHash() {
    return Hash.spoken(pen.head());
  }

  @Override
  public String blob(byte[] redacted) {
    var bytes = redacted.clone();
    return onDisk(() -> pen.blob(bytes));
  }

  private <T> T onDisk(Callable<T> work) {
    return thread.call(() -> unlessFailed(work));
  }

  private <T> T unlessFailed(Callable<T> work) throws Exception {
    var before = failure;
    if (before != null) throw failed(before);
    try {
      return work.call();
    } catch (IOException | Error e) {
      failure = e;
      throw failed(e);
    }
  }

  private static JournalFailure failed(Throwable cause) {
    return new JournalFailure(
        "the record cannot be written any more: " + JournalFolder.reason(cause), cause);
  }

  private void signWhenDue() {
    if (failure != null || !pen.signatureDue()) return;
    try {
      pen.sign();
    } catch (IOException | RuntimeException e) {
      failure = e;
    }
  }

  @Override
  public void close() {
    thread.close(
        () -> {
          try {
            if (failure == null) pen.sign();
          } catch (IOException | RuntimeException e) {
            failure = e;
          } finally {
            pen.close();
            closed.run();
          }
        });
    var unsaid = failure;
    if (unsaid != null && !pen.signedAll()) throw failed(unsaid);
  }
}
