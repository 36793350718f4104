package dev.holdfast.ui.vault;

import dev.holdfast.ui.uikit.Deck;
import dev.holdfast.ui.uikit.Reply;
import dev.holdfast.ui.uikit.Words;
import dev.holdfast.vault.Care;
import dev.holdfast.vault.EntryDraft;
import dev.holdfast.vault.EntryType;
import dev.holdfast.vault.VaultEntry;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/// Adds an entry, or changes how one is looked after.
final class EntryForm {
  private final VaultPort port;
  private final Deck deck;

  EntryForm(VaultPort port, Deck deck) {
    this.port = port;
    this.deck = deck;
  }

  /// Owner, expiry, and what using it asks for.
  private static final class CareFields {
    final TextField owner;
    final TextField expires;
    final CheckBox rotate = box("vault-field-rotate", "vault.field.rotate");
    final CheckBox two = box("vault-field-two", "vault.field.two");

    CareFields(AskSheet form, Care care) {
      owner = form.field("vault-field-owner", Words.of("vault.field.owner"), care.owner());
      expires =
          form.field(
              "vault-field-expires",
              Words.of("vault.expires"),
              care.expires().map(VaultModel::day).orElse(""));
      form.optional(owner);
      form.optional(expires);
      rotate.setSelected(care.rotateAfterUse());
      two.setSelected(care.twoPeople());
      form.add(new VBox(6, rotate, two));
    }

    private static CheckBox box(String id, String words) {
      var box = new CheckBox(Words.of(words));
      box.setId(id);
      return box;
    }

    /// Empty where the day cannot be read.
    Optional<Care> read(Care before) {
      return Days.read(expires.getText())
          .map(
              day ->
                  new Care(
                      owner.getText().strip(),
                      before.lastTested(),
                      rotate.isSelected(),
                      day.at(),
                      two.isSelected()));
    }
  }

  void add() {
    var form =
        new AskSheet(port, deck, "add", Words.of("vault.add.title"), Words.of("vault.add.do"));
    var name = form.field("vault-field-name", Words.of("vault.field.name"), "");
    var type = new ComboBox<EntryType>();
    type.setId("vault-field-type");
    type.setAccessibleText(Words.of("vault.field.type"));
    type.getItems().setAll(EntryType.values());
    type.setConverter(
        new javafx.util.StringConverter<>() {
          @Override
          public String toString(EntryType one) {
            return one == null ? "" : VaultModel.type(one);
          }

          @Override
          public EntryType fromString(String text) {
            throw new UnsupportedOperationException();
          }
        });
    type.setValue(EntryType.AWS_KEYS);
    form.add(Opening.row(Words.of("vault.field.type"), type));
    var holder = new VBox();
    var parts =
        new PartFields[] {new PartFields(EntryType.AWS_KEYS, PartFields.Kind.ALL, Map.of())};
    holder.getChildren().setAll(parts[0]);
    type.valueProperty()
        .addListener(
            (_, _, chosen) -> {
              parts[0] = new PartFields(chosen, PartFields.Kind.ALL, Map.of());
              holder.getChildren().setAll(parts[0]);
            });
    form.add(holder);
    var care = new CareFields(form, Care.none());
    form.open(
        reply -> {
          var read = care.read(Care.none());
          if (read.isEmpty()) {
            reply.refused(Days.unclear());
            return;
          }
          var taken = parts[0].secrets();
          add(
              new EntryDraft(
                  name.getText().strip(),
                  type.getValue(),
                  read.get(),
                  parts[0].plain(),
                  taken.secrets()),
              taken,
              new Reply() {
                @Override
                public void taken() {
                  parts[0].clear();
                  reply.taken();
                }

                @Override
                public void refused(dev.holdfast.kernel.Problem problem) {
                  reply.refused(problem);
                }
              });
        });
  }

  private void add(EntryDraft draft, PartFields.Taken taken, Reply reply) {
    port.ask(
        glass -> {
          try {
            glass.upkeep().add(draft);
            return true;
          } finally {
            taken.close();
          }
        },
        _ -> {
          port.sight().entry(draft.name());
          port.sight().said(taken.told());
          port.redraw();
          reply.taken();
        },
        reply::refused);
  }

  /// What is no secret of it; a new secret is a rotation.
  void edit(VaultEntry entry, boolean asksSecond) {
    var form =
        new AskSheet(
            port,
            deck,
            "edit",
            Words.of("vault.edit.title", entry.name()),
            Words.of("vault.edit.do"));
    form.says(Words.of("vault.edit.says"));
    var parts = new PartFields(entry.type(), PartFields.Kind.PLAIN, entry.plain());
    form.add(parts);
    var care = new CareFields(form, entry.care());
    var second =
        asksSecond
            ? Optional.of(form.field("vault-second", Words.of("vault.second.needed"), ""))
            : Optional.<TextField>empty();
    form.open(
        reply -> {
          var read = care.read(entry.care());
          if (read.isEmpty()) {
            reply.refused(Days.unclear());
            return;
          }
          var plain = new LinkedHashMap<>(parts.plain());
          var other = second.map(TextField::getText).orElse("");
          port.ask(
              glass -> {
                glass.upkeep().edit(entry.name(), read.get(), plain, other);
                return true;
              },
              _ -> {
                port.redraw();
                reply.taken();
              },
              reply::refused);
        });
  }
}
