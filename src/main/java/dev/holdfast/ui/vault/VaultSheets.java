package dev.holdfast.ui.vault;

import dev.holdfast.incident.GlassMessage;
import dev.holdfast.incident.Updates;
import dev.holdfast.kernel.EntryRef;
import dev.holdfast.kernel.PersonName;
import dev.holdfast.runbook.glass.BreakGlass;
import dev.holdfast.runbook.glass.GlassView;
import dev.holdfast.ui.uikit.Deck;
import dev.holdfast.ui.uikit.Labels;
import dev.holdfast.ui.uikit.Reply;
import dev.holdfast.ui.uikit.Sheet;
import dev.holdfast.ui.uikit.Viewports;
import dev.holdfast.ui.uikit.Words;
import dev.holdfast.vault.Care;
import dev.holdfast.vault.EntryDraft;
import dev.holdfast.vault.VaultEntry;
import java.util.Optional;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;

/// What is asked before something is done with an entry.
final class VaultSheets {
  private final VaultPort port;
  private final Deck deck;

  VaultSheets(VaultPort port, Deck deck) {
    this.port = port;
    this.deck = deck;
  }

  /// Asks why somebody wants to see it; once per opening, and again where two people are needed.
  void reveal(GlassView.Open open, VaultEntry entry) {
    if (!asks(open, entry)) {
      show(entry.name(), "", "", Reply.refusal(deck::refused));
      return;
    }
    var form =
        new AskSheet(
            port,
            deck,
            "reveal",
            Words.of("vault.reveal.title", entry.name()),
            Words.of("vault.reveal.do"));
    form.says(Words.of("vault.reveal.says"));
    var because = form.field("reveal-because", Words.of("vault.because"), reason(open));
    var second = second(form, open, entry);
    form.open(
        reply ->
            show(
                entry.name(), because.getText(), second.map(TextField::getText).orElse(""), reply));
  }

  private static boolean asks(GlassView.Open open, VaultEntry entry) {
    return !open.asked() || lacksSecond(open, entry);
  }

  private static boolean lacksSecond(GlassView.Open open, VaultEntry entry) {
    return entry.care().twoPeople()
        && open.purpose().second().isEmpty()
        && open.holders().size() < 2;
  }

  private static Optional<TextField> second(AskSheet form, GlassView.Open open, VaultEntry entry) {
    return lacksSecond(open, entry)
        ? Optional.of(form.field("vault-second", Words.of("vault.second.needed"), ""))
        : Optional.empty();
  }

  /// The reason that a person gave for opening it.
  private static String reason(GlassView.Open open) {
    var said = open.purpose().because();
    return said.equals(BreakGlass.MADE) ? "" : said;
  }

  private void show(String entry, String because, String second, Reply reply) {
    port.ask(
        glass -> {
          var shown = glass.upkeep().reveal(entry, because, second);
          return new Seen(shown, glass.upkeep().code(entry));
        },
        seen -> {
          port.sight().reveal(seen.shown());
          port.sight().code(seen.code().orElse(null));
          port.redraw();
          reply.taken();
        },
        reply::refused);
  }

  private record Seen(
      dev.holdfast.runbook.glass.Revealed shown,
      Optional<dev.holdfast.vault.Vault.OneTimeCode> code) {}

  /// The clipboard is off until a person lets it; each copy is on record like a look.
  void copy(GlassView.Open open, VaultEntry entry, String part) {
    if (port.sight().clip().allowed() && !asks(open, entry)) {
      put(entry.name(), part, "", "", Reply.refusal(deck::refused));
      return;
    }
    var form =
        new AskSheet(
            port,
            deck,
            "copy",
            Words.of("vault.copy.title", entry.name()),
            Words.of("vault.copy.do"));
    form.says(Words.of("vault.copy.says", Clip.KEPT.toSeconds()));
    var because = form.field("copy-because", Words.of("vault.because"), reason(open));
    var second = second(form, open, entry);
    form.open(
        reply -> {
          port.sight().clip().allow();
          put(
              entry.name(),
              part,
              because.getText(),
              second.map(TextField::getText).orElse(""),
              reply);
        });
  }

  private void put(String entry, String part, String because, String second, Reply reply) {
    port.ask(
        glass -> glass.upkeep().copy(entry, part, because, second),
        secret -> {
          try (secret) {
            port.sight().clip().put(secret, port.now());
          }
          port.redraw();
          reply.taken();
        },
        reply::refused);
  }

  void test(GlassView.Open open, VaultEntry entry) {
    var form =
        new AskSheet(
            port,
            deck,
            "test",
            Words.of("vault.test.title", entry.name()),
            Words.of("vault.test.do"));
    form.says(Words.of("vault.test.says"));
    var endpoint = form.field("test-endpoint", Words.of("vault.test.endpoint"), "");
    var second = second(form, open, entry);
    form.optional(endpoint);
    form.open(
        reply -> {
          var at = endpoint.getText().strip();
          var other = second.map(TextField::getText).orElse("");
          port.sight().entry(entry.name());
          port.sight().details(true);
          port.sight().testing(entry.name());
          port.redraw();
          reply.taken();
          port.ask(
              glass ->
                  glass
                      .upkeep()
                      .test(
                          entry.name(),
                          at.isEmpty() ? Optional.empty() : Optional.of(at),
                          "",
                          other),
              tested -> {
                if (port.sight().entry().equals(entry.name())) port.sight().tested(tested);
                port.redraw();
              },
              problem -> {
                port.sight().testing("");
                deck.refused(problem);
              });
        });
  }

  /// Takes the secret that was made where the credential is used.
  void rotate(GlassView.Open open, VaultEntry entry) {
    var form =
        new AskSheet(
            port,
            deck,
            "rotate",
            Words.of("vault.rotate.title", entry.name()),
            Words.of("vault.rotate.do"));
    form.says(Words.of("vault.rotate.says"));
    var because = form.field("rotate-because", Words.of("vault.because"), reason(open));
    var parts = new PartFields(entry.type(), PartFields.Kind.ALL, entry.plain());
    form.add(parts);
    var expires = form.field("rotate-expires", Words.of("vault.expires"), "");
    form.optional(expires);
    var second = second(form, open, entry);
    form.open(
        reply -> {
          var until = Days.read(expires.getText());
          if (until.isEmpty()) {
            reply.refused(Days.unclear());
            return;
          }
          var taken = parts.secrets();
          var care = new Care("", Optional.empty(), false, until.get().at(), false);
          var draft =
              new EntryDraft(entry.name(), entry.type(), care, parts.plain(), taken.secrets());
          var why = because.getText();
          var other = second.map(TextField::getText).orElse("");
          port.ask(
              glass -> {
                try {
                  glass.upkeep().rotate(draft, why, other);
                  return true;
                } finally {
                  taken.close();
                }
              },
              _ -> {
                port.sight().hide();
                port.sight()
                    .said("%s %s".formatted(Words.of("vault.rotated"), taken.told()).strip());
                port.redraw();
                parts.clear();
                reply.taken();
              },
              reply::refused);
        });
  }

  void signOff(EntryRef entry) {
    var sheet =
        Sheet.reason(
            deck,
            "sign-off",
            Words.of("vault.sign-off.title", entry.name()),
            Words.of("vault.sign-off.prompt"),
            Words.of("vault.sign-off.do"),
            (because, reply) ->
                port.ask(
                    glass -> {
                      glass.signOff(
                          entry,
                          because,
                          PersonName.said(deck.person().name()).orElse(PersonName.account()));
                      return true;
                    },
                    _ -> {
                      port.redraw();
                      reply.taken();
                    },
                    reply::refused));
    deck.sheet(Touch.on(sheet, port, deck::refused));
  }

  /// The message to the security contact, to be read out or sent.
  void word(Updates.Message message) {
    var text = Labels.wrapped(Optional.ofNullable(message.text()).orElse(""), "t14");
    text.setId("word-text");
    var scroll = new ScrollPane(text);
    Viewports.unpictured(scroll);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFocusTraversable(false);
    scroll.setMaxHeight(360);
    var form =
        new AskSheet(
            port,
            deck,
            "word",
            Words.of("vault.word", message.audience()),
            Words.of("vault.word.sent"));
    if (!message.channels().isEmpty())
      form.says(Words.of("vault.word.reach", String.join(", ", message.channels())));
    form.add(scroll);
    form.open(
        reply ->
            port.ask(
                glass -> {
                  glass.sent(GlassMessage.ID, deck.person());
                  return true;
                },
                _ -> reply.taken(),
                reply::refused));
  }

  void second() {
    var form =
        new AskSheet(
            port, deck, "second", Words.of("vault.second.title"), Words.of("vault.second.do"));
    form.says(Words.of("vault.second.says"));
    var name = form.field("second-name", Words.of("vault.second.needed"), "");
    form.open(
        reply ->
            port.ask(
                glass -> {
                  glass.second(name.getText());
                  return true;
                },
                _ -> reply.taken(),
                reply::refused));
  }

  void add() {
    new EntryForm(port, deck).add();
  }

  void edit(GlassView.Open open, VaultEntry entry) {
    new EntryForm(port, deck).edit(entry, lacksSecond(open, entry));
  }
}
