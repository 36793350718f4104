package dev.holdfast.cli;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `STEP=WORD`, where the item of a `for-each` in the step's name may hold anything: `each[k=v]=x`.
///
/// @param step the name of a step
/// @param word what is said to it
record StepWord(String step, String word) {
  /// All that is given to one option, each step once.
  static Map<String, String> all(
      String option, List<String> given, Collection<String> known, String form) {
    var all = new LinkedHashMap<String, String>();
    for (var text : given) {
      var said = of(text, known);
      if (said.step.isEmpty()) {
        throw RunCommand.wrong("%s takes %s, not '%s'".formatted(option, form, text));
      }
      var before = all.putIfAbsent(said.step, said.word);
      if (before != null && !before.equals(said.word)) {
        throw RunCommand.wrong(
            "%s names '%s' twice, with '%s' and with '%s'; give it once"
                .formatted(option, said.step, before, said.word));
      }
    }
    return all;
  }

  /// The longest name of a step that an equals sign follows; where the run has none such, what
  /// stands before the first one outside of brackets.
  ///
  /// @param known the names of the run's steps
  static StepWord of(String text, Collection<String> known) {
    for (var at = text.lastIndexOf('='); at > 0; at = text.lastIndexOf('=', at - 1)) {
      if (known.contains(text.substring(0, at))) return at(text, at);
    }
    return at(text, outside(text));
  }

  private static int outside(String text) {
    var deep = 0;
    for (var at = 0; at < text.length(); at++) {
      switch (text.charAt(at)) {
        case '[' -> deep++;
        case ']' -> deep = Math.max(0, deep - 1);
        case '=' -> {
          if (deep == 0) return at;
        }
        default -> {}
      }
    }
    return text.indexOf('=');
  }

  private static StepWord at(String text, int at) {
    return at < 1
        ? new StepWord("", text)
        : new StepWord(text.substring(0, at), text.substring(at + 1));
  }
}
