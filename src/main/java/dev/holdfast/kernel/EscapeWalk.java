package dev.holdfast.kernel;

/// Follows a stream as if every escape in it were the letter that it stands for, and knows where
/// its letters stood.
final class EscapeWalk {
  private final Unescape way;

  /// Codes of a terminal that are escaped themselves, as `jq` and log drivers write them.
  private final TerminalCodes codes = new TerminalCodes();

  private final SecretAutomaton.Walk walk;
  private final long[] places;
  private final StringBuilder open = new StringBuilder();
  private long openAt;
  private long letters;
  private boolean found;
  private long start;
  private String name = "";

  EscapeWalk(SecretAutomaton automaton, Unescape way) {
    this.way = way;
    this.walk = automaton.walk();
    this.places = new long[automaton.longest() + 1];
  }

  /// Takes the byte at this place of the stream.
  void step(byte letter, long place) {
    found = false;
    take(letter, place);
  }

  private void take(byte letter, long place) {
    if (open.isEmpty() && !way.opens(letter)) {
      put(letter, place);
      return;
    }
    if (open.isEmpty()) openAt = place;
    open.append((char) (letter & 0xff));
    var text = open.toString();
    switch (way.stand(text)) {
      case OPEN -> {}
      case WHOLE -> {
        open.setLength(0);
        for (byte one : way.bytes(text)) put(one, openAt);
      }
      case NONE -> {
        open.setLength(0);
        var at = openAt;
        put((byte) text.charAt(0), at);
        for (int i = 1; i < text.length(); i++) take((byte) text.charAt(i), at + i);
      }
    }
  }

  private void put(byte letter, long place) {
    if (codes.hides(letter)) return;
    places[(int) (letters++ % places.length)] = place;
    walk.step(letter);
    if (walk.match() == 0) return;
    var from = place(walk.match());
    start = found ? Math.min(start, from) : from;
    name = walk.name();
    found = true;
  }

  /// Whether a form ends with what was taken last.
  boolean found() {
    return found;
  }

  /// Where the form that was found begins.
  long start() {
    return start;
  }

  String name() {
    return name;
  }

  /// Where the earliest letter stands that has to be held back.
  ///
  /// @param otherwise the answer where there is none
  long hold(long otherwise) {
    var held = open.isEmpty() ? otherwise : Math.min(otherwise, openAt);
    return walk.depth() == 0 ? held : Math.min(held, place(walk.depth()));
  }

  private long place(int back) {
    return places[(int) ((letters - back) % places.length)];
  }
}
