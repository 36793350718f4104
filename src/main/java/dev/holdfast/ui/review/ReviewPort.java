package dev.holdfast.ui.review;

/// What the record of an incident that is over may ask for; none of it changes anything.
public interface ReviewPort {
  /// Reads and checks every byte of it once more, and says what came out.
  void verify();

  /// Back to the start page.
  void leave();

  void act(String id);
}
