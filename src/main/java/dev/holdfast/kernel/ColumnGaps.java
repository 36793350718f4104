package dev.holdfast.kernel;

import java.util.HexFormat;

/// As [Gaps], and what a dump of letters has beside them: the address that each line begins with
/// (`od -c`, `hexdump -c`).
final class ColumnGaps implements Skips {
  private final Gaps gaps = new Gaps();
  private boolean address = true;

  /// The last letter was one of an address.
  private boolean begun;

  @Override
  public boolean next(byte letter) {
    boolean gap = gaps.next(letter);
    if (letter == '\n') address = true;
    else if (address && !gap) address = HexFormat.isHexDigit(letter);
    else if (address && letter == ' ' && begun) address = false;
    begun = address && !gap;
    return gap || address;
  }
}
