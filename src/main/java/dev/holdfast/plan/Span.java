package dev.holdfast.plan;

import dev.holdfast.kernel.Durations;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/// The numbers that make sense as a value; of a duration in milliseconds. A check with a period of
/// nothing or a certificate that must last minus five days never says what its writer meant.
public record Span(long least, long most) {
  /// Any number.
  public static final Span ANY = new Span(Long.MIN_VALUE, Long.MAX_VALUE);

  public Span {
    if (least > most) throw new IllegalArgumentException("a span ends where it begins, or later");
  }

  public static Span from(long least) {
    return new Span(least, Long.MAX_VALUE);
  }

  /// Whether a value as it is written, or as it was read, makes sense; what is no number does.
  public boolean holds(Object value) {
    return switch (value) {
      case Long number -> within(BigDecimal.valueOf(number));
      case BigDecimal number -> within(number);
      case Duration length -> within(BigDecimal.valueOf(length.toMillis()));
      case String text ->
          YamlMap.durationOf(text)
              .map(length -> within(BigDecimal.valueOf(length.toMillis())))
              .orElse(true);
      default -> true;
    };
  }

  private boolean within(BigDecimal number) {
    return number.compareTo(BigDecimal.valueOf(least)) >= 0
        && number.compareTo(BigDecimal.valueOf(most)) <= 0;
  }

  /// Such as `from 1 to 65535`.
  public String words(Vocabulary.Kind kind) {
    var lasting = kind == Vocabulary.Kind.DURATION;
    var from = word(least, lasting);
    if (most == Long.MAX_VALUE) {
      return lasting && least == 1 ? "above 0" : from + " or more";
    }
    return Optional.of(least)
        .filter(low -> low != Long.MIN_VALUE)
        .map(_ -> "from " + from + " to " + word(most, lasting))
        .orElse("at most " + word(most, lasting));
  }

  private static String word(long number, boolean lasting) {
    return lasting ? Durations.write(Duration.ofMillis(number)) : String.valueOf(number);
  }
}
