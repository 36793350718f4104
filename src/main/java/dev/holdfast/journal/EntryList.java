package dev.holdfast.journal;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;

/// Entries that only grow. A view of those so far costs nothing and never changes.
final class EntryList {
  private Entry[] entries = new Entry[64];
  private int size;

  synchronized void add(Entry entry) {
    if (size == entries.length) entries = Arrays.copyOf(entries, size * 2);
    entries[size++] = entry;
  }

  synchronized List<Entry> view() {
    return new View(entries, size);
  }

  private static final class View extends AbstractList<Entry> implements RandomAccess {
    private final Entry[] entries;
    private final int size;

    View(Entry[] entries, int size) {
      this.entries = entries;
      this.size = size;
    }

    @Override
    public Entry get(int index) {
      java.util.Objects.checkIndex(index, size);
      return entries[index];
    }

    @Override
    public int size() {
      return size;
    }
  }
}
