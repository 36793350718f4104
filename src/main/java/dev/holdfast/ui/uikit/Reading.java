package dev.holdfast.ui.uikit;

/// What something typed means, before it is sent.
public sealed interface Reading {
  /// In words, for the line under the field.
  String says();

  /// Nothing was typed.
  ///
  /// @param says how to write it
  record Empty(String says) implements Reading {}

  /// It can be sent.
  ///
  /// @param value what is sent
  /// @param warns what speaks against it, or empty
  record Meant(String value, String says, String warns) implements Reading {
    public Meant(String value, String says) {
      this(value, says, "");
    }
  }

  /// It cannot be sent.
  ///
  /// @param says why it cannot be, and how to write it
  record Unclear(String says) implements Reading {}
}
