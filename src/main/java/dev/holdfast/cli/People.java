package dev.holdfast.cli;

import dev.holdfast.incident.Person;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Who speaks: stated, since nothing on one laptop proves it.
final class People {
  @Option(names = "--by", paramLabel = "NAME", description = "Who says so (else the user's name).")
  @Nullable String by;

  @Option(names = "--as", paramLabel = "ROLE", description = "In which role of the plan.")
  @Nullable String role;

  /// @throws dev.holdfast.kernel.ProblemException `use.wrong` when it is no name
  Person person() {
    return new Person(
        name("--by", by == null ? System.getProperty("user.name", "unknown") : by),
        role == null ? "" : name("--as", role));
  }

  /// Whether a person was named; else only the account of this computer is known.
  boolean named() {
    return by != null;
  }

  static String name(String option, String text) {
    if (text.isBlank()) throw RunCommand.wrong(option + " is empty; say who you are");
    if (text.length() > 100) {
      throw RunCommand.wrong(
          "%s takes at most 100 characters, this has %d".formatted(option, text.length()));
    }
    if (text.chars().anyMatch(Character::isISOControl)) {
      throw RunCommand.wrong(option + " holds characters that cannot be shown");
    }
    return text.strip();
  }
}
