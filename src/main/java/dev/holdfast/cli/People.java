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

  Person person() {
    return new Person(
        by == null ? System.getProperty("user.name", "unknown") : by, role == null ? "" : role);
  }
}
