package dev.holdfast.ui.uikit;

import java.util.Map;
import javafx.scene.control.TextField;

/// Text fields that remember what was typed until it is sent.
public final class Fields {
  private Fields() {}

  public static TextField draft(String id, String prompt, String key, Map<String, String> drafts) {
    var field = new TextField(drafts.getOrDefault(key, ""));
    field.setId(id);
    field.setPromptText(prompt);
    field.setAccessibleText(prompt);
    field.textProperty().addListener((_, _, text) -> drafts.put(key, text));
    return field;
  }
}
