package dev.holdfast.kernel;

/// Follows a stream as if no terminal codes were in it. It begins with the first code, where the
/// walk over everything is, and ends when both are at the same letters again: what has no codes
/// costs nothing more.
final class ColourWalk {
  private final long[] places;
  private SecretAutomaton.Walk walk;
  private long letters;
  private boolean going;
  private boolean found;

  ColourWalk(SecretAutomaton automaton) {
    this.walk = automaton.walk();
    this.places = new long[automaton.longest() + 1];
  }

  /// A code begins at this place, before which the walk over everything was here.
  void begin(SecretAutomaton.Walk all, long place) {
    if (going) return;
    going = true;
    walk = all.copy();
    for (int back = walk.depth(); back > 0; back--) put(place - back);
  }

  private void put(long place) {
    places[(int) (letters++ % places.length)] = place;
  }

  /// Takes the byte at this place of the stream.
  ///
  /// @param shown whether it is part of no code
  /// @param all the walk over everything, which has taken it
  void step(byte letter, long place, boolean shown, SecretAutomaton.Walk all) {
    found = false;
    if (!going || !shown) return;
    put(place);
    walk.step(letter);
    found = walk.match() > 0;
    int depth = walk.depth();
    going = !walk.at(all) || (depth > 0 && place(depth) != place - depth + 1);
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
    return going && walk.depth() > 0 ? Math.min(otherwise, place(walk.depth())) : otherwise;
  }

  private long place(int back) {
    return places[(int) ((letters - back) % places.length)];
  }
}
