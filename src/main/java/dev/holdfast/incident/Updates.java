package dev.holdfast.incident;

import dev.holdfast.plan.Paper;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// When people are owed the next message.
public final class Updates {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Updates() {}

  public record Due(String update, String audience, Instant at) {}

  /// One message that the plan owes people, and how it stands.
  ///
  /// @param text what the plan has to say to them, with the times of this run in it
  /// @param sent when it was last sent
  /// @param due when it is due again; null for one that goes out once
  public record Message(
      String id,
      String audience,
      List<String> channels,
      @Nullable String text,
      @Nullable Instant sent,
      @Nullable Instant due) {
    public Message {
      channels = List.copyOf(channels);
    }
  }

  /// Every message that this run owes people: about the break-glass credentials first, then in the
  /// order of the plan.
  static List<Message> of(Fold fold) {
    var plans =
        fold.plan().updates().stream()
            .filter(update -> applies(fold, update))
            .map(update -> message(fold, update));
    return Stream.concat(GlassMessage.of(fold).stream(), plans).toList();
  }

  private static Message message(Fold fold, Paper.Update update) {
    var sent = fold.updateSent(update.id()).orElse(null);
    var every = update.every();
    var template = update.template();
    return new Message(
        update.id(),
        update.audience(),
        update.channels(),
        template == null ? null : template.replace("${run.began}", MINUTE.format(fold.began())),
        sent,
        every == null ? null : (sent == null ? fold.declared() : sent).plus(every));
  }

  /// The earliest one: a repeating message is due its period after the last one (or after the
  /// declaration), one for major incidents only where the scenario is one.
  static Optional<Due> next(Fold fold) {
    return of(fold).stream()
        .flatMap(
            message -> {
              var due = message.due();
              return due == null
                  ? Stream.<Due>empty()
                  : Stream.of(new Due(message.id(), message.audience(), due));
            })
        .min(Comparator.comparing(Due::at));
  }

  private static boolean applies(Fold fold, Paper.Update update) {
    return switch (update.when()) {
      case "major" -> "major".equals(fold.scenario().severity());
      case "security" -> fold.scenario().id().contains("security");
      default -> true;
    };
  }
}
