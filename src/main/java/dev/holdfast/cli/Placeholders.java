package dev.holdfast.cli;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine.ParseResult;

/// Finds what stands in a printed command for a person's own words, given back as it was printed:
/// on record it would pass for what somebody saw.
final class Placeholders {
  static final String WHY = "WHY";
  static final String NAME = "NAME";
  static final String VALUE = "VALUE";
  static final String ANSWER = "WHAT YOU SAW";
  static final String SEEN = "VALUE YOU SAW";
  private static final Set<String> ALL = Set.of(WHY, NAME, VALUE, ANSWER, SEEN);

  private Placeholders() {}

  /// What was not replaced, as a sentence.
  static Optional<String> in(ParseResult parsed) {
    var options = parsed.matchedOptions().stream().flatMap(o -> o.originalStringValues().stream());
    var words =
        parsed.matchedPositionals().stream().flatMap(p -> p.originalStringValues().stream());
    return Stream.concat(options, words)
        .map(given -> given.substring(given.lastIndexOf('=') + 1))
        .filter(ALL::contains)
        .findFirst()
        .map("'%s' stands for your own words; write them in its place"::formatted);
  }
}
