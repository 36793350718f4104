package dev.holdfast.vault.quorum;

import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// How many of how many, and of which set of shares.
///
/// @param set tells sets apart; not secret
/// @param needed k
/// @param holders n
@SuppressWarnings("ArrayRecordComponent") // compared below
public record Rule(byte[] set, int needed, int holders) {
  static final int SET_LENGTH = 6;

  /// More people than this do not find each other in a disaster.
  static final int MOST = 16;

  public Rule {
    if (set.length != SET_LENGTH || needed < 2 || needed > holders || holders > MOST) {
      throw new IllegalArgumentException("%d of %d".formatted(needed, holders));
    }
    set = set.clone();
  }

  /// The set's name in file names and on paper.
  public String name() {
    return HexFormat.of().formatHex(set);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Rule rule
        && Arrays.equals(set, rule.set)
        && needed == rule.needed
        && holders == rule.holders;
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(set);
  }
}
