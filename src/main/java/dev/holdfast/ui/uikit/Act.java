package dev.holdfast.ui.uikit;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.input.KeyCombination;

/// One thing that can be done: the same object behind a shortcut, the palette, the key sheet and a
/// button.
///
/// @param id names the intent, such as `run-pause`
/// @param keys as people read them; empty where there is none
/// @param chords what to press
/// @param whyNot the reason why it cannot be done now
public record Act(
    String id,
    String title,
    String keys,
    List<KeyCombination> chords,
    Supplier<Optional<String>> whyNot,
    Runnable run) {
  public Act {
    chords = List.copyOf(chords);
  }

  /// One that can always be done.
  public static Act always(Key key, Runnable run) {
    return when(key, Optional::empty, run);
  }

  /// One that can be done while there is no reason against it.
  public static Act when(Key key, Supplier<Optional<String>> whyNot, Runnable run) {
    return titled(key, key.title(), whyNot, run);
  }

  /// One whose title depends on how things stand.
  public static Act titled(Key key, String title, Supplier<Optional<String>> whyNot, Runnable run) {
    return new Act(key.id(), title, key.written(), key.chords(), whyNot, run);
  }

  public boolean enabled() {
    return whyNot.get().isEmpty();
  }
}
