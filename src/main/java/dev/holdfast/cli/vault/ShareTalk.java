package dev.holdfast.cli.vault;

import dev.holdfast.cli.GroupedCommand;
import dev.holdfast.cli.Out;
import dev.holdfast.cli.Prompt;
import dev.holdfast.cli.SecretFd;
import dev.holdfast.kernel.Json;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.kernel.Secret;
import dev.holdfast.vault.Generations;
import dev.holdfast.vault.quorum.Gathering;
import dev.holdfast.vault.quorum.QuorumFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Collects the shares of a quorum one by one, from its holders at the terminal or from a
/// descriptor.
final class ShareTalk {
  private static final String PAPER = "paper";
  private static final int MOST_TRIES = 30;

  private final Prompt prompt;
  private final Out out;

  ShareTalk(Prompt prompt, Out out) {
    this.prompt = prompt;
    this.out = out;
  }

  /// The sets beside a vault, newest first; those of an earlier generation stand beside the vault.
  static List<QuorumFile> sets(Path vault) {
    return look(vault).sets();
  }

  /// The same, and what is no whole set.
  static QuorumFile.Beside look(Path vault) {
    var found = QuorumFile.lookBeside(vault);
    var of = Generations.vaultOf(vault);
    return found.sets().isEmpty() && of.isPresent() ? QuorumFile.lookBeside(of.get()) : found;
  }

  /// A stray set may be the newest: says which one was asked, and which others there are.
  static void others(List<QuorumFile> sets, QuorumFile asked, Out out) {
    if (sets.size() < 2) return;
    out.progress(
        "%d sets of shares lie beside this vault; asked was the one of:".formatted(sets.size()));
    out.progress("  " + words(asked));
    out.progress(
        "Another one, for an earlier generation or if that is a stray, is named with --set:");
    sets.stream().filter(set -> !set.equals(asked)).forEach(set -> out.progress("  " + words(set)));
  }

  private static String words(QuorumFile set) {
    return "%s, made %s, %s"
        .formatted(set.rule().name(), set.made(), String.join(", ", set.holders()));
  }

  /// Asks until enough are there, or nobody goes on.
  void ask(Gathering gathering) {
    var rule = gathering.rule();
    out.progress(
        "%d of %d holders open this vault: %s. Each types the passphrase of their own share, unseen."
            .formatted(
                rule.needed(), rule.holders(), String.join(", ", gathering.file().holders())));
    for (int tries = 0; !gathering.enough() && tries < MOST_TRIES; tries++) {
      var who =
          prompt.line(
              "Share %d of %d, whose? (%s for a paper sheet, empty to end)"
                  .formatted(gathering.have() + 1, rule.needed(), PAPER));
      if (who.isEmpty()) return;
      try {
        take(gathering, who.get());
      } catch (ProblemException e) {
        out.progress(e.problem().text());
      }
    }
  }

  private void take(Gathering gathering, String who) {
    int before = gathering.have();
    boolean paper = who.equalsIgnoreCase(PAPER) && !isHolder(gathering, who);
    var typed =
        prompt.secret(
            paper
                ? "The 22 words of the sheet (not shown):"
                : "Passphrase of the share of %s (not shown):".formatted(who));
    if (typed.isEmpty()) return;
    try (var secret = typed.get()) {
      if (paper) gathering.addWords(secret);
      else gathering.add(holder(gathering, who), secret);
    }
    out.progress(
        gathering.have() == before
            ? "That share was there already."
            : "%d of %d.".formatted(gathering.have(), gathering.rule().needed()));
  }

  /// Whoever is called like the sheets is a person all the same.
  private static boolean isHolder(Gathering gathering, String typed) {
    return gathering.file().holders().contains(holder(gathering, typed));
  }

  /// As it was written when the quorum was made.
  private static String holder(Gathering gathering, String typed) {
    return gathering.file().holders().stream()
        .filter(name -> name.equalsIgnoreCase(typed.strip()))
        .findFirst()
        .orElse(typed.strip());
  }

  /// Asks those who are missing for a share that is not needed to open, for a sheet of their own.
  void askForPaper(Gathering gathering) {
    for (var name : gathering.file().holders()) {
      if (gathering.holders().contains(name)) continue;
      var typed = prompt.secret("A sheet for %s: passphrase (empty for none):".formatted(name));
      if (typed.isEmpty()) continue;
      try (var secret = typed.get()) {
        gathering.add(name, secret);
      } catch (ProblemException e) {
        out.progress(e.problem().text());
      }
    }
  }

  /// Takes all shares of a JSON object of holders and passphrases; the words of a sheet stand under
  /// a name that begins with `paper` and is no holder's.
  ///
  /// @throws ProblemException `use.secret-fd`, or what is wrong with a share
  static void read(Gathering gathering, int number) {
    for (var one : texts(number).entrySet()) {
      try (var secret = Secret.copyOf(one.getValue().getBytes(StandardCharsets.UTF_8))) {
        boolean paper = one.getKey().startsWith(PAPER) && !isHolder(gathering, one.getKey());
        if (paper) gathering.addWords(secret);
        else gathering.add(holder(gathering, one.getKey()), secret);
      }
    }
  }

  /// A JSON object of texts on a descriptor.
  static Map<String, String> texts(int number) {
    var bytes = SecretFd.read(number);
    try {
      var object = Json.object(new String(bytes, StandardCharsets.UTF_8));
      Map<String, String> texts = new java.util.LinkedHashMap<>();
      object.forEach(
          (name, value) -> {
            if (!(value instanceof String text)) throw SecretFd.wrong(number, NO_OBJECT);
            texts.put(name, text);
          });
      return texts;
    } catch (ProblemException e) {
      // The reader's words may quote what stands there.
      throw SecretFd.wrong(number, NO_OBJECT);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  private static final String NO_OBJECT =
      "it has to hold a JSON object {\"HOLDER\": \"PASSPHRASE\"}";

  /// The set that is meant: the newest, or the one that was named.
  static QuorumFile chosen(List<QuorumFile> sets, Optional<String> name) {
    return sets.stream()
        .filter(set -> name.isEmpty() || set.rule().name().equals(name.get()))
        .findFirst()
        .orElseThrow(() -> none(sets, name));
  }

  private static ProblemException none(List<QuorumFile> sets, Optional<String> name) {
    if (name.isPresent() && !sets.isEmpty()) {
      return GroupedCommand.wrong(
          "there is no set of shares called %s, only %s"
              .formatted(
                  name.get(),
                  String.join(", ", sets.stream().map(set -> set.rule().name()).toList())));
    }
    return new ProblemException(
        Problem.of(
            "quorum.none",
            "There are no sealed shares beside this vault",
            "a passphrase or a key file opens it",
            "give --passphrase-fd or --key-file, or put the vault's .quorum-SET.json beside it"));
  }
}
