package dev.holdfast.connector.aws;

import java.io.IOException;
import java.io.Serial;

/// Something answered that is not AWS: the sign-in page of a network, a proxy, another server.
final class NotAws extends IOException {
  @Serial private static final long serialVersionUID = 1;

  private final String seen;

  /// @param seen the answer in short: status, kind, first words
  NotAws(String seen) {
    super("what answered is not AWS: " + seen);
    this.seen = seen;
  }

  String seen() {
    return seen;
  }
}
