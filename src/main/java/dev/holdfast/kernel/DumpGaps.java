package dev.holdfast.kernel;

import java.util.HexFormat;

/// What a dump has beside its hex digits: the address that each line begins with, and the letters
/// at its end, as `xxd`, `hexdump -C` and `od -A x -t x1z` write them.
final class DumpGaps implements Skips {
  private static final int SHORTEST_ADDRESS = 6;

  /// Where a line is.
  private enum In {
    ADDRESS,
    DATA,
    REST
  }

  private In in = In.ADDRESS;
  private int digits;
  private boolean colon;
  private boolean space;

  @Override
  public boolean next(byte letter) {
    if (letter == '\n') {
      in = In.ADDRESS;
      digits = 0;
      colon = false;
      space = false;
      return true;
    }
    switch (in) {
      case ADDRESS -> address(letter);
      case DATA -> {
        return !data(letter);
      }
      case REST -> {}
    }
    return true;
  }

  private void address(byte letter) {
    if (HexFormat.isHexDigit(letter) && !colon) digits++;
    else if (digits < SHORTEST_ADDRESS) in = In.REST;
    else if (letter == ':' && !colon) colon = true;
    else if (letter == ' ') in = In.DATA;
    else in = In.REST;
  }

  /// `xxd`, whose addresses have a colon, sets two spaces before the letters; the others a mark.
  private boolean data(byte letter) {
    if (letter == ' ') {
      if (colon && space) in = In.REST;
      space = true;
      return false;
    }
    space = false;
    if (HexFormat.isHexDigit(letter)) return true;
    if (letter != '\r') in = In.REST;
    return false;
  }
}
