package dev.holdfast.ui.checklist;

import dev.holdfast.incident.Command;
import dev.holdfast.incident.Unsensed;
import dev.holdfast.ui.uikit.Helm;
import dev.holdfast.ui.uikit.Reply;
import dev.holdfast.ui.uikit.Sheet;
import dev.holdfast.ui.uikit.Words;
import java.util.Optional;
import java.util.function.BiConsumer;

/// Asks for the reason of what is said about an item without a value.
final class ItemSheets {
  private ItemSheets() {}

  static void overrule(Helm helm, String item, String title) {
    because(
        helm, "overrule", title, (why, reply) -> helm.tell(new Command.Overrule(item, why), reply));
  }

  static void notApplicable(Helm helm, String item, String title) {
    because(
        helm,
        "not-applicable",
        title,
        (why, reply) -> helm.tell(new Command.NotApplicable(item, why), reply));
  }

  /// What was said before may be wrong, or no longer so.
  static void correct(Helm helm, String item, String title) {
    helm.sheet(
        Sheet.reason(
            helm,
            "correct",
            Words.of("sheet.correct", title),
            Words.of("sheet.correct.prompt"),
            Words.of("item.record"),
            (value, reply) -> helm.tell(new Command.Tick(item, value), reply),
            Optional.of(
                new Sheet.Otherwise(
                    "correct-denied",
                    Words.of("item.denied"),
                    (value, reply) ->
                        helm.tell(new Command.Tick(item, Unsensed.denied(value)), reply)))));
  }

  private static void because(
      Helm helm, String key, String title, BiConsumer<String, Reply> given) {
    helm.sheet(
        Sheet.reason(
            helm,
            key,
            Words.of("sheet." + key, title),
            Words.of("sheet." + key + ".prompt"),
            Words.of("sheet." + key + ".do"),
            given));
  }
}
