package dev.holdfast.kernel;

/// Follows a stream as if what is skipped were not in it, and knows where its letters stood.
final class GapWalk {
  /// So many letters in a row are no accident: what may become a find is held back from here on,
  /// over the end of a line too. With fewer, each line would wait for the next one.
  private static final int SURE = 8;

  /// A gap that is longer ends what began.
  private static final int LONGEST = 64;

  private final SecretAutomaton automaton;
  private final long[] places;
  private final Skips gaps;
  private SecretAutomaton.Walk walk;
  private long letters;
  private int gap;
  private boolean lineEnded;
  private boolean found;

  GapWalk(SecretAutomaton automaton, Skips gaps) {
    this.gaps = gaps;
    this.automaton = automaton;
    this.walk = automaton.walk();
    this.places = new long[automaton.longest() + 1];
  }

  /// Takes the byte at this place of the stream.
  void step(byte letter, long place) {
    found = false;
    if (gaps.next(letter)) {
      if (++gap == LONGEST) walk = automaton.walk();
      lineEnded |= letter == '\n';
      return;
    }
    gap = 0;
    lineEnded = false;
    places[(int) (letters++ % places.length)] = place;
    walk.step(letter);
    found = walk.match() > 0;
  }

  /// Whether a form ends with the byte that was taken last.
  boolean found() {
    return found;
  }

  /// Where the form that was found begins.
  long start() {
    return place(walk.match());
  }

  String name() {
    return walk.name();
  }

  /// Where the earliest letter stands that has to be held back.
  ///
  /// @param otherwise the answer where there is none
  long hold(long otherwise) {
    var depth = walk.depth();
    if (depth == 0 || (lineEnded && depth < SURE)) return otherwise;
    return Math.min(otherwise, place(depth));
  }

  private long place(int back) {
    return places[(int) ((letters - back) % places.length)];
  }
}
