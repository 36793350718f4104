package dev.holdfast.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;

/// A disk whose operation number N goes wrong.
public final class FailingDisk implements Disk {
  /// How it goes wrong.
  public enum How {
    /// The operation fails, the next works again.
    ONCE,
    /// It fails and so does everything after it.
    FOR_EVER,
    /// Nothing more can be written; reading goes on.
    FULL,
    /// Half of the bytes arrive before the failure.
    SHORT_WRITE,
    /// Only forcing fails, from then on.
    FORCE
  }

  private final Disk disk = Disk.local();
  private final int failing;
  private final How how;
  private int count;

  public FailingDisk(int failing, How how) {
    this.failing = failing;
    this.how = how;
  }

  /// How many operations there were.
  public int count() {
    return count;
  }

  private void changing(String what) throws IOException {
    count++;
    boolean fails =
        switch (how) {
          case ONCE, SHORT_WRITE -> count == failing;
          case FOR_EVER, FULL -> count >= failing;
          case FORCE -> count >= failing && what.equals("force");
        };
    if (fails) throw new IOException("planned failure of " + what);
  }

  @Override
  public Out append(Path file) throws IOException {
    changing("open");
    return new FailingOut(disk.append(file));
  }

  @Override
  public byte[] read(Path file) throws IOException {
    if (how != How.FULL) changing("read");
    return disk.read(file);
  }

  @Override
  public List<Path> list(Path folder) throws IOException {
    if (how != How.FULL) changing("list");
    return disk.list(folder);
  }

  @Override
  public void makeFolder(Path folder) throws IOException {
    changing("folder");
    disk.makeFolder(folder);
  }

  @Override
  public void move(Path from, Path to) throws IOException {
    changing("move");
    disk.move(from, to);
  }

  @Override
  public void delete(Path file) throws IOException {
    changing("delete");
    disk.delete(file);
  }

  @Override
  public void forceFolder(Path folder) throws IOException {
    changing("force");
    disk.forceFolder(folder);
  }

  private final class FailingOut implements Out {
    private final Out out;

    FailingOut(Out out) {
      this.out = out;
    }

    @Override
    public int write(ByteBuffer bytes) throws IOException {
      try {
        changing("write");
      } catch (IOException e) {
        if (how == How.SHORT_WRITE) out.write(bytes.duplicate().limit(bytes.limit() / 2));
        throw e;
      }
      return out.write(bytes);
    }

    @Override
    public void force() throws IOException {
      changing("force");
      out.force();
    }

    @Override
    public void truncate(long size) throws IOException {
      changing("truncate");
      out.truncate(size);
    }

    @Override
    public long size() throws IOException {
      return out.size();
    }

    @Override
    public void close() throws IOException {
      out.close();
    }
  }
}
