package dev.holdfast.ui.vault;

import dev.holdfast.kernel.Secret;
import dev.holdfast.ui.uikit.Typed;
import dev.holdfast.ui.uikit.Words;
import dev.holdfast.vault.EntryType;
import dev.holdfast.vault.NewSecret;
import dev.holdfast.vault.Part;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.VBox;

/// A field for each part of a type of entry: secrets unseen, texts of many lines in a box.
final class PartFields extends VBox {
  /// What nobody types in one line.
  private static final Set<String> LONG =
      Set.of("kubeconfig", "private-key", "recovery-codes", "text");

  private final Map<Part, TextInputControl> fields = new LinkedHashMap<>();

  /// Which parts it asks for.
  enum Kind {
    ALL,
    PLAIN,
    SECRET
  }

  PartFields(EntryType type, Kind kind, Map<String, String> now) {
    super(10);
    for (var part : type.parts()) {
      if (kind != Kind.ALL && part.isSecret() != (kind == Kind.SECRET)) continue;
      var field = field(part);
      if (!part.isSecret()) field.setText(now.getOrDefault(part.id(), ""));
      fields.put(part, field);
      var needed = part.isRequired() || kind == Kind.SECRET ? "" : Words.of("vault.optional");
      getChildren().add(Opening.row(word(part) + needed, field));
    }
  }

  private static TextInputControl field(Part part) {
    var field =
        LONG.contains(part.id())
            ? new TextArea()
            : part.isSecret() ? new PasswordField() : new TextField();
    if (field instanceof TextArea box) box.setPrefRowCount(4);
    field.setId("vault-field-" + part.id());
    field.setAccessibleText(word(part));
    if (part.isSecret()) {
      field.setPromptText(
          Words.of(field instanceof TextArea ? "vault.secret.seen" : "vault.secret.prompt"));
    }
    return field;
  }

  /// What is to be typed, where that is not what is shown: of a seed only codes are.
  private static String word(Part part) {
    var key = "vault.field." + part.id();
    return Words.has(key) ? Words.of(key) : EntryPane.word(part);
  }

  Map<String, String> plain() {
    var plain = new LinkedHashMap<String, String>();
    fields.forEach(
        (part, field) -> {
          var text = field.getText().strip();
          if (!part.isSecret() && !text.isEmpty()) plain.put(part.id(), text);
        });
    return plain;
  }

  /// The secrets that were typed, which the caller closes. They stay in the fields until they were
  /// taken: a refusal must cost nobody their typing.
  ///
  /// @return what was typed, and what was left out of it
  Taken secrets() {
    var secrets = new LinkedHashMap<String, Secret>();
    var told = new LinkedHashSet<String>();
    fields.forEach(
        (part, field) -> {
          if (!part.isSecret() || field.getLength() == 0) return;
          secrets.put(part.id(), NewSecret.typed(Typed.copy(field), told::add));
        });
    return new Taken(secrets, String.join(" ", told));
  }

  /// The secrets by part.
  ///
  /// @param told what people are told of it afterwards; empty when nothing
  record Taken(Map<String, Secret> secrets, String told) {
    void close() {
      secrets.values().forEach(Secret::close);
    }
  }

  void clear() {
    fields.values().forEach(TextInputControl::clear);
  }
}
