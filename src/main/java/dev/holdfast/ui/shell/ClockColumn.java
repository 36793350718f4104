package dev.holdfast.ui.shell;

import dev.holdfast.ui.uikit.Tone;

/// One column of the bar: label over value over sub.
///
/// @param beside small words beside the value
/// @param brief the sub line where there is little room
public record ClockColumn(
    String label, String value, String beside, String sub, String brief, Tone tone) {
  public ClockColumn(String label, String value, String beside, String sub, Tone tone) {
    this(label, value, beside, sub, sub, tone);
  }
}
