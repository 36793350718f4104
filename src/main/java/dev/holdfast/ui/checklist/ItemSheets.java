package dev.holdfast.ui.checklist;

import dev.holdfast.incident.Command;
import dev.holdfast.ui.uikit.Helm;
import dev.holdfast.ui.uikit.Reply;
import dev.holdfast.ui.uikit.Sheet;
import dev.holdfast.ui.uikit.Words;
import java.util.function.BiConsumer;

/// Asks for the reason of what is said about an item without a value.
final class ItemSheets {
  private ItemSheets() {}

  static void overrule(Helm helm, String item) {
    because(helm, "overrule", (why, reply) -> helm.tell(new Command.Overrule(item, why), reply));
  }

  static void notApplicable(Helm helm, String item) {
    because(
        helm,
        "not-applicable",
        (why, reply) -> helm.tell(new Command.NotApplicable(item, why), reply));
  }

  private static void because(Helm helm, String key, BiConsumer<String, Reply> given) {
    helm.sheet(
        Sheet.reason(
            helm,
            key,
            Words.of("sheet." + key),
            Words.of("sheet." + key + ".prompt"),
            Words.of("sheet." + key + ".do"),
            given));
  }
}
