package dev.holdfast.connector.aws;

import java.util.function.Supplier;

/// Keeps count of what one attempt sent, so that an error can be told apart: before anything left,
/// while it was under way, or after something had been accepted.
final class Wire {
  private boolean underWay;
  private int accepted;

  <T> T send(Supplier<T> request) {
    underWay = true;
    var answer = request.get();
    underWay = false;
    accepted++;
    return answer;
  }

  boolean underWay() {
    return underWay;
  }

  boolean untouched() {
    return !underWay && accepted == 0;
  }

  int accepted() {
    return accepted;
  }
}
