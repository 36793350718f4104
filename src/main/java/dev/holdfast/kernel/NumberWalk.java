package dev.holdfast.kernel;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.Set;

/// Follows a stream as if every number in it were the byte that it stands for: dumps of `xxd`, `od`
/// and `hexdump`, arrays of source code, lists of bytes. What stands between the numbers is passed
/// over, and in a dump the addresses and the letters too; a word begins anew.
final class NumberWalk {
  /// Fewer would be found in ordinary lists; in a dump each form counts.
  static final int SHORTEST_LISTED = 8;

  /// So many numbers in a row are no accident: what may become a find is held back from here on,
  /// over the end of a line too. In a dump, whose lines are short, the first one is.
  private static final int SURE = 3;

  private static final int LONGEST_GAP = 64;
  private static final int LONGEST_TOKEN = 40;
  private static final Set<String> CASTS =
      Set.of("byte", "Byte", "char", "chr", "Chr", "CHR", "CHAR");
  private static final byte[] KIND = kinds();
  private static final byte ALNUM = 1;
  private static final byte HEX = 2;

  private final One[] all;
  private final byte[] token = new byte[LONGEST_TOKEN];
  private final byte[] bytes = new byte[Numeral.MOST];
  private final DumpLine line = new DumpLine();
  private int length;
  private boolean hex;
  private long tokenAt;
  private byte next;

  /// A token that waits for what comes after it, since it may be an address.
  private boolean waits;

  private long endAt;
  private int gap;
  private int blanks;
  private boolean minus;
  private boolean lineEnded;
  private boolean active;
  private boolean found;
  private long start;
  private String name = "";

  NumberWalk(SecretAutomaton automaton) {
    var kinds = Numeral.values();
    all = new One[kinds.length];
    for (int i = 0; i < kinds.length; i++) all[i] = new One(kinds[i], automaton);
  }

  /// One way to read the numbers.
  private static final class One {
    final Numeral way;
    final SecretAutomaton automaton;
    final long[] places;
    SecretAutomaton.Walk walk;
    long letters;

    One(Numeral way, SecretAutomaton automaton) {
      this.way = way;
      this.automaton = automaton;
      this.walk = automaton.walk();
      this.places = new long[automaton.longest() + 1];
    }

    long place(int back) {
      return places[(int) ((letters - back) % places.length)];
    }

    void anew() {
      if (walk.depth() > 0) walk = automaton.walk();
    }
  }

  private static byte[] kinds() {
    var kinds = new byte[256];
    for (int c = 0; c < 128; c++) {
      if (Character.isLetterOrDigit(c)) kinds[c] = 1;
      if (Character.digit(c, 16) >= 0) kinds[c] = 3;
    }
    return kinds;
  }

  /// Takes the byte at this place of the stream.
  void step(byte letter, long place) {
    found = false;
    if (letter == '\n') {
      close(letter, place);
      lineEnded = !line.isDump();
      line.ends();
    } else if ((KIND[letter & 0xff] & ALNUM) == 0) {
      other(letter, place);
    } else if (!line.inLetters()) {
      digit(letter, place);
    }
  }

  /// No more comes.
  void end(long place) {
    found = false;
    close((byte) '\n', place);
  }

  private void other(byte letter, long place) {
    if (length > 0) {
      if (waits || line.mayBeAddress(hex ? length : 0)) {
        if (!waits) {
          waits = true;
          next = letter;
          endAt = place;
          return;
        }
        settle(letter);
      } else {
        endAt = place;
        take();
        gap = 0;
        blanks = 0;
      }
    }
    line.gap(letter);
    if (letter != ' ') line.begins(blanks);
    if (line.inLetters()) return;
    minus = letter == '-' && gap > 0;
    gap++;
    blanks = letter == ' ' ? blanks + 1 : LONGEST_GAP;
    if (gap == LONGEST_GAP && !line.isDump()) anew();
  }

  private void digit(byte letter, long place) {
    if (waits) settle(letter);
    if (length == 0) {
      line.begins(blanks);
      if (line.inLetters()) return;
      tokenAt = place;
      hex = true;
      lineEnded = false;
    }
    if (length < LONGEST_TOKEN) token[length] = letter;
    length++;
    hex &= (KIND[letter & 0xff] & HEX) != 0;
  }

  private void close(byte letter, long place) {
    if (waits) settle(letter);
    else if (length > 0) {
      endAt = place;
      take();
    }
    gap = 0;
    blanks = 0;
    minus = false;
  }

  /// It is known now what follows the token that may be an address.
  private void settle(byte then) {
    waits = false;
    if (line.isAddress(length, next, then)) {
      length = 0;
    } else {
      take();
    }
    gap = 1;
    blanks = next == ' ' ? 1 : LONGEST_GAP;
  }

  private void take() {
    boolean suffixed = suffixed(length);
    int size = suffixed ? length - 1 : length;
    hex |= suffixed;
    length = 0;
    if (isCast(size)) return;
    if (!mayBeNumber(size)) {
      line.word();
      anew();
      return;
    }
    line.number(size);
    active = false;
    for (var one : all) {
      int count = one.way.bytes(token, size, bytes);
      if (count == 1 && minus && one.way == Numeral.DECIMAL) bytes[0] = (byte) -bytes[0];
      if (count == 0) one.anew();
      for (int i = 0; i < count; i++) put(one, bytes[i]);
      active |= one.walk.depth() > 0;
    }
  }

  /// `6Bh` of assemblers: a letter behind the digits.
  private boolean suffixed(int size) {
    if (size < 2 || size > LONGEST_TOKEN || (token[size - 1] | 32) != 'h') return false;
    for (int i = 0; i < size - 1; i++) if ((KIND[token[i] & 0xff] & HEX) == 0) return false;
    return true;
  }

  /// What stands before each number in `(byte)0x6b` and `chr(107)`; it begins no list.
  private boolean isCast(int size) {
    return active && size <= 4 && CASTS.contains(new String(token, 0, size, ISO_8859_1));
  }

  private boolean mayBeNumber(int size) {
    if (size > LONGEST_TOKEN) return false;
    return hex || (size > 1 && token[0] == '0' && "xXoO".indexOf(token[1]) >= 0);
  }

  private void put(One one, byte letter) {
    one.places[(int) (one.letters++ % one.places.length)] = tokenAt;
    one.walk.step(letter);
    int match = one.walk.match();
    if (match == 0) return;
    boolean dumped = line.isDump() && one.way == Numeral.HEX;
    if (match < SHORTEST_LISTED && !dumped) return;
    var from = one.place(match);
    start = found ? Math.min(start, from) : from;
    name = one.walk.name();
    found = true;
  }

  private void anew() {
    if (!active) return;
    Arrays.stream(all).forEach(One::anew);
    active = false;
  }

  /// Whether a form ends with the number that ended last.
  boolean found() {
    return found;
  }

  /// Where the form that was found begins.
  long start() {
    return start;
  }

  /// The place after it.
  long end() {
    return endAt;
  }

  /// Whether the rest of the line holds its letters once more.
  boolean lettersFollow() {
    return line.isDump();
  }

  String name() {
    return name;
  }

  /// Where the earliest letter stands that has to be held back.
  ///
  /// @param otherwise the answer where there is none
  long hold(long otherwise) {
    boolean open = length > 0 && (mayBeNumber(length) || suffixed(length));
    long held = open ? Math.min(otherwise, tokenAt) : otherwise;
    if (!active) return held;
    for (var one : all) {
      int depth = one.walk.depth();
      if (depth == 0 || (lineEnded && depth < SURE)) continue;
      held = Math.min(held, one.place(depth));
    }
    return held;
  }
}
