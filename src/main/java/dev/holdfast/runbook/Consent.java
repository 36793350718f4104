package dev.holdfast.runbook;

import java.nio.file.Path;

/// What a person types before a live run begins, in the window and at a terminal: the last two
/// names of the plan's folder, such as `plans/contractorlens`. A copy keeps id and title of its
/// plan; where it lies tells it from the one that it was copied from, and from the bundled one.
public final class Consent {
  private Consent() {}

  public static String word(Path folder) {
    var whole = folder.toAbsolutePath().normalize();
    var names = whole.getNameCount();
    if (names == 0) return whole.toString();
    var last = whole.getName(names - 1).toString();
    return names == 1 ? last : whole.getName(names - 2) + "/" + last;
  }

  /// Whether what was typed is the word.
  public static boolean given(Path folder, String typed) {
    return typed.strip().replace('\\', '/').equals(word(folder));
  }
}
