package dev.holdfast.plan;

import dev.holdfast.plan.Finding.Severity;
import java.util.Collection;

/// The findings about the files themselves: what each says, why it matters, what to do.
final class Faults {
  private static final String SILENT =
      "What nothing reads does nothing, and nobody notices until the outage.";
  private static final String UNUSABLE =
      "A plan that cannot be read whole cannot be trusted during an outage.";
  private static final String MISREAD = "The run would not do what is written here.";

  private Faults() {}

  static Finding error(String code, Position at, String message, String why, String fix) {
    return new Finding(code, Severity.ERROR, at, message, why, fix);
  }

  static Finding noFolder(String folder) {
    return error(
        "no-folder",
        Position.NOWHERE,
        "There is no folder " + folder + ".",
        UNUSABLE,
        "Give the folder that holds plan.yaml.");
  }

  static Finding notAFolder(String folder) {
    return error(
        "not-a-folder",
        Position.NOWHERE,
        folder + " is a file, not a plan's folder.",
        UNUSABLE,
        "Give the folder that holds plan.yaml.");
  }

  static Finding unreadable(String file, String reason) {
    return error(
        "unreadable",
        new Position(file, 1, 1),
        "'" + file + "' cannot be read: " + reason + ".",
        UNUSABLE,
        "Check that the file is there and that you may read it.");
  }

  static Finding noPlanFile() {
    return error(
        "no-plan-file",
        new Position("plan.yaml", 1, 1),
        "The folder has no plan.yaml.",
        UNUSABLE,
        "Give the folder that holds plan.yaml, or create the file.");
  }

  static Finding otherEnding(String file) {
    return new Finding(
        "file-ignored",
        Severity.WARNING,
        new Position(file, 1, 1),
        "'" + file + "' is not read: plan files end in .yaml.",
        SILENT,
        "Rename it to end in .yaml, or move it away.");
  }

  static Finding otherName(Position at, String id, String file) {
    return error(
        "file-name",
        at,
        "The scenario is called '%s', but its file is %s.".formatted(id, file),
        "People and commands look for a scenario by its file.",
        "Rename the file to scenarios/" + id + ".yaml, or correct the id.");
  }

  static Finding tooBig(String file, long bytes, long limit) {
    return error(
        "file-too-big",
        new Position(file, 1, 1),
        "'%s' has %,d bytes; a plan file may have at most %,d.".formatted(file, bytes, limit),
        "People have to read it at 3 a.m., and the program has to stay quick.",
        "Split it: further *.yaml files beside plan.yaml, one file per scenario.");
  }

  static Finding tooMany(int limit) {
    return error(
        "too-many-files",
        Position.NOWHERE,
        "The folder holds more than %,d files.".formatted(limit),
        UNUSABLE,
        "Give the plan's own folder, without build output or checked-out repositories.");
  }

  static Finding notUtf8(Position at) {
    return error(
        "not-utf8",
        at,
        "The bytes here are not UTF-8.",
        "Names and texts would come out wrong.",
        "Save the file as UTF-8.");
  }

  static Finding emptyFile(Position at) {
    return error("empty-file", at, "The file is empty.", UNUSABLE, "Fill it in or delete it.");
  }

  static Finding secondDocument(Position at) {
    return error(
        "two-documents",
        at,
        "A second YAML document begins here.",
        SILENT,
        "Keep one document per file: remove the line '---'.");
  }

  static Finding notYaml(Position at, String what) {
    return error(
        "not-yaml",
        at,
        "This is not YAML: " + what + ".",
        UNUSABLE,
        "Look at this line and the one before: an indent, a quote or a bracket is wrong or missing.");
  }

  static Finding tooDeep(Position at, int limit) {
    return error(
        "too-deep",
        at,
        "The values are nested more than " + limit + " levels deep here.",
        UNUSABLE,
        "Flatten it.");
  }

  static Finding alias(Position at, String name) {
    return error(
        "alias",
        at,
        "'" + name + "' is a YAML anchor or alias; plans have none.",
        "Each step must be readable where it stands.",
        "Write the value out, or put it under 'values' and use ${plan.NAME}.");
  }

  static Finding tag(Position at, String tag) {
    return error(
        "tag",
        at,
        "'" + tag + "' is a YAML tag; plans have none.",
        MISREAD,
        "Remove the tag; put a text in quotes.");
  }

  static Finding duplicateKey(Position at, String key, Position before) {
    return error(
        "duplicate-key",
        at,
        "The key '%s' is already at line %d.".formatted(key, before.line()),
        "Only one of the two could count, and nobody could tell which.",
        "Remove or rename one of them.");
  }

  static Finding keyInTwoFiles(Position at, String key, Position before) {
    return error(
        "duplicate-key",
        at,
        "The key '%s' is already at %s.".formatted(key, before),
        "Only one of the two could count, and nobody could tell which.",
        "Keep each top-level key in one file.");
  }

  static Finding unknownKey(Position at, String key, String in, Collection<String> known) {
    var close = Suggestion.closest(key, known);
    return error(
        "unknown-key",
        at,
        "Unknown key '"
            + key
            + "' in "
            + in
            + close.map(word -> ", did you mean '" + word + "'?").orElse("."),
        SILENT,
        close
            .map(word -> "Write '" + word + "'.")
            .orElse("Remove it. Known keys: " + String.join(", ", known) + "."));
  }

  static Finding misplacedKey(Position at, String key, String in, String belongs) {
    return error(
        "misplaced-key",
        at,
        "The key '%s' of %s only goes with %s.".formatted(key, in, belongs),
        SILENT,
        "Remove it, or make the step one that takes it.");
  }

  static Finding keyElsewhere(Position at, String key, String in, String belongs) {
    return error(
        "misplaced-key",
        at,
        "The key '%s' of %s means nothing here: it belongs to %s.".formatted(key, in, belongs),
        SILENT,
        "Write it there, or remove it.");
  }

  static Finding missingKey(Position at, String key, String in) {
    return error(
        "missing-key",
        at,
        "%s has no '%s'.".formatted(upper(in), key),
        MISREAD,
        "Add the key '" + key + "'.");
  }

  static Finding oneOf(Position at, String in, Collection<String> keys, Collection<String> found) {
    var list = String.join(", ", keys);
    return error(
        found.isEmpty() ? "missing-key" : "too-many-keys",
        at,
        upper(in)
            + (found.isEmpty()
                ? " has none of " + list + "."
                : " has " + String.join(" and ", found) + "; it takes only one of " + list + "."),
        MISREAD,
        found.isEmpty() ? "Add one of: " + list + "." : "Keep one of them.");
  }

  static Finding emptyValue(Position at, String key) {
    return error(
        "empty-value",
        at,
        "The key '" + key + "' has no value.",
        "It cannot be told whether something was forgotten.",
        "Give it a value or remove the key.");
  }

  static Finding wrongType(Position at, String what, String wanted, String found) {
    var quote = wanted.equals("a text") && !found.startsWith("a list") && !found.contains("keys");
    return error(
        "wrong-type",
        at,
        "%s must be %s, but is %s.".formatted(upper(what), wanted, found),
        MISREAD,
        quote ? "Put it in quotes." : "Write " + wanted + ".");
  }

  static Finding badValue(Position at, String what, String value, String wanted) {
    return error(
        "bad-value",
        at,
        "%s is '%s'; it must be %s.".formatted(upper(what), shorten(value), wanted),
        MISREAD,
        "Write " + wanted + ".");
  }

  static Finding badChoice(Position at, String what, String value, Collection<String> choices) {
    var list = String.join(", ", choices);
    var close = Suggestion.closest(value, choices);
    return error(
        "bad-choice",
        at,
        "%s is '%s'%s"
            .formatted(
                upper(what),
                shorten(value),
                close
                    .map(word -> ", did you mean '" + word + "'?")
                    .orElse("; choose from " + list + ".")),
        MISREAD,
        close.map(word -> "Write '" + word + "'.").orElse("Write one of: " + list + "."));
  }

  static String upper(String text) {
    return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  static String shorten(String text) {
    return text.length() <= 60 ? text : text.substring(0, 57) + "...";
  }
}
