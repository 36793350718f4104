package dev.holdfast.cli;

import dev.holdfast.kernel.Secret;
import java.util.Optional;

/// The person at the terminal. Empty answers mean that nothing was typed.
public interface Prompt {
  /// Nobody sits there: a script, a pipe, a test.
  Prompt NOBODY =
      new Prompt() {
        @Override
        public boolean there() {
          return false;
        }

        @Override
        public Optional<String> line(String asks) {
          return Optional.empty();
        }

        @Override
        public Optional<Secret> secret(String asks) {
          return Optional.empty();
        }
      };

  boolean there();

  Optional<String> line(String asks);

  /// Without echo.
  Optional<Secret> secret(String asks);
}
