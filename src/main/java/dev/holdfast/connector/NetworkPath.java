package dev.holdfast.connector;

import dev.holdfast.plan.Witness;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How the plan says that a place is reached: by which private network, and what shows that the way
/// into it is there.
///
/// @param name the plan's name of that network; empty = it says nothing
/// @param witnesses what is connected to when the place is silent
public record NetworkPath(String name, List<Witness> witnesses) {
  /// The plan says nothing of it.
  public static final NetworkPath UNSAID = new NetworkPath("", List.of());

  public NetworkPath {
    witnesses = List.copyOf(witnesses);
  }

  /// As the plan has it for the place of a call. Every target of a network lends it its witness; a
  /// moment is there for one of them only.
  public static NetworkPath of(Call call) {
    var name = call.place().flatMap(place -> place.setting(Witness.NETWORK)).orElse("").strip();
    if (name.isEmpty()) return UNSAID;
    var witnesses =
        call.around().plan().targets().stream()
            .filter(target -> name.equals(text(target.settings().get(Witness.NETWORK))))
            .map(target -> text(target.settings().get(Witness.WITNESS)))
            .flatMap(said -> Witness.parse(said).stream())
            .limit(1)
            .toList();
    return new NetworkPath(name, witnesses);
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : String.valueOf(value).strip();
  }
}
