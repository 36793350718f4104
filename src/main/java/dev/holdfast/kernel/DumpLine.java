package dev.holdfast.kernel;

/// Where a line of a dump is: its address, its numbers, and the letters at its end, as `xxd`,
/// `hexdump` and `od` write them, indented or not.
final class DumpLine {
  private static final int SHORTEST_ADDRESS = 6;

  /// From so many digits on a colon makes an address, and without one it takes two blanks.
  private static final int WIDE = 8;

  private boolean begun;
  private boolean address;
  private boolean colon;
  private boolean rest;
  private int numbers;
  private int digits;

  /// So many numbers a whole line of this dump has; 0 while nobody knows.
  private int usual;

  /// Whether the line has an address.
  boolean isDump() {
    return address;
  }

  /// Whether what comes is the letters.
  boolean inLetters() {
    return rest;
  }

  void ends() {
    begun = false;
    address = false;
    colon = false;
    rest = false;
    if (numbers == 0) usual = 0;
    numbers = 0;
  }

  /// Takes a letter that is no digit.
  void gap(byte letter) {
    if (address && !colon && (letter == '|' || letter == '>')) rest = true;
  }

  /// `xxd`, whose addresses have a colon, sets two blanks before the letters. More are a letter
  /// that is one itself, or fill up what is short at the end of the last line.
  void begins(int blanks) {
    if (!colon || numbers == 0 || blanks < 2) return;
    if (blanks > 2 && !isWhole()) return;
    rest = true;
    usual = numbers;
  }

  private boolean isWhole() {
    return usual > 0 ? numbers == usual : numbers * digits == 32 || numbers * digits == 48;
  }

  /// Whether a token of hex digits may be the address of its line.
  boolean mayBeAddress(int digits) {
    return !begun && digits >= SHORTEST_ADDRESS;
  }

  /// Says by what follows whether it is.
  ///
  /// @param next the letter after it
  /// @param then the letter after that
  boolean isAddress(int digits, byte next, byte then) {
    begun = true;
    colon = next == ':' && then == ' ' && digits >= WIDE;
    address = colon || (next == ' ' && (digits < WIDE || (digits == WIDE && then == ' ')));
    return address;
  }

  /// A number stands in it.
  void number(int length) {
    begun = true;
    if (!address) return;
    numbers++;
    digits = length;
  }

  /// Something stands in it that is no number.
  void word() {
    begun = true;
  }
}
