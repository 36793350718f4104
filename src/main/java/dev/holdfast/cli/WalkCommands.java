package dev.holdfast.cli;

import dev.holdfast.journal.Home;
import dev.holdfast.readiness.walkthrough.Verdict;
import dev.holdfast.readiness.walkthrough.Walk;
import dev.holdfast.readiness.walkthrough.WalkBook;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Walkthroughs: a checklist gone through on paper, with no network and no incident.
final class WalkCommands {
  private WalkCommands() {}

  static List<Common> all(Services services) {
    return List.of(new Go(services), new Listing(services));
  }

  /// `walkthrough`: begins one, or goes on.
  @Command(
      name = "walkthrough",
      mixinStandardHelpOptions = true,
      description = {
        "Go through a checklist with people: no network is used, nothing is sensed, there is no incident.",
        "On a terminal it asks one item after the other. What is said is kept at once; after a crash go on with --resume."
      },
      exitCodeListHeading = Help.CODES,
      exitCodeList = {
        "0:ended, every required item as it should be or not applicable",
        "1:ended with findings or unanswered items, or a problem, told with what to do",
        Help.WRONG_USE,
        "3:not ended: waits for a person"
      },
      footerHeading = Help.EXAMPLES,
      footer = {
        "  holdfast walkthrough runbooks/contractorlens business",
        "  holdfast walkthrough --resume WALKTHROUGH --answer sign-up=\"signed in\" --seen-by Bo --end"
      })
  static final class Go extends Common {
    @Parameters(index = "0", arity = "0..1", paramLabel = "DIR", description = "The plan's folder.")
    @Nullable Path folder;

    @Parameters(
        index = "1",
        arity = "0..1",
        paramLabel = "CHECKLIST",
        description =
            "A group of the checklist, or a scenario whose checklist is meant (else all).")
    @Nullable String checklist;

    @Option(
        names = "--resume",
        paramLabel = "WALKTHROUGH",
        description = "Go on with one of `holdfast walkthroughs`.")
    @Nullable String resume;

    @Option(
        names = "--answer",
        paramLabel = "ITEM=VALUE",
        description = "The value seen; it is as it should be.")
    List<String> answers = new ArrayList<>();

    @Option(
        names = "--wrong",
        paramLabel = "ITEM=VALUE",
        description = "The value seen; it is not as it should be.")
    List<String> wrong = new ArrayList<>();

    @Option(
        names = "--not-applicable",
        paramLabel = "ITEM=REASON",
        description = "The item does not apply this time.")
    List<String> notApplicable = new ArrayList<>();

    @Option(names = "--note", paramLabel = "TEXT", description = "A remark.")
    List<String> notes = new ArrayList<>();

    @Option(
        names = "--seen-by",
        paramLabel = "NAME",
        description = "Who answers, where it is not you: you read out, both names are kept.")
    @Nullable String seenBy;

    @Option(names = "--end", description = "End it for good.")
    boolean end;

    @Option(
        names = "--print",
        paramLabel = "FILE.html",
        description = "Write it as a page for paper.")
    @Nullable Path print;

    @Mixin People people = new People();

    Go(Services services) {
      super(services);
    }

    @Override
    int run(Out out) {
      if ((resume == null) == (folder == null)) {
        throw RunCommand.wrong("walkthrough takes a plan's DIR, or --resume WALKTHROUGH");
      }
      var by = people.person().name();
      var second = seenBy == null ? "" : People.name("--seen-by", seenBy);
      var words = words();
      try (var home = Home.forWriting(homeFolder(), services.clock())) {
        var book = new WalkBook(home, services.clock(), services.redactors().get());
        var id = begun(book, by, words);
        book.answer(id, words, by, second);
        notes.forEach(one -> book.note(id, one, by));
        var talks =
            words.isEmpty()
                && notes.isEmpty()
                && !end
                && print == null
                && services.prompt().there();
        if (talks) new WalkTalk(book, services.prompt(), out, by, second).go(id);
        if (end) book.end(id, by);
        var walk = book.leave(id);
        if (print != null) book.print(id, print);
        WalkWords.say(out, walk, services.clock().wall());
        WalkWords.next(walk).forEach(out::progress);
        return WalkWords.code(walk);
      }
    }

    private String begun(WalkBook book, String by, List<WalkBook.Word> words) {
      var going = resume;
      if (going != null) return book.takeUp(going, by, words).id();
      var path = java.util.Objects.requireNonNull(folder).toAbsolutePath().normalize();
      return book.begin(path, checklist == null ? "" : checklist, by, words).id();
    }

    /// What was said on the command line; a wrong use is found before anything is begun.
    private List<WalkBook.Word> words() {
      for (var note : notes) {
        if (note.isBlank()) throw RunCommand.wrong("--note takes what should be remembered");
      }
      var all = new ArrayList<WalkBook.Word>();
      answers.forEach(one -> all.add(word("--answer", one, Verdict.RIGHT)));
      wrong.forEach(one -> all.add(word("--wrong", one, Verdict.WRONG)));
      notApplicable.forEach(one -> all.add(word("--not-applicable", one, Verdict.NOT_APPLICABLE)));
      return all;
    }

    private static WalkBook.Word word(String option, String text, Verdict verdict) {
      var equals = text.indexOf('=');
      if (equals < 1) throw RunCommand.wrong(option + " takes ITEM=TEXT");
      return new WalkBook.Word(text.substring(0, equals), verdict, text.substring(equals + 1));
    }
  }

  /// `walkthroughs`: those of the home, or one of them.
  @Command(
      name = "walkthroughs",
      mixinStandardHelpOptions = true,
      description =
          "List the walkthroughs of the home, or show one; works beside a running Holdfast.",
      exitCodeListHeading = Help.CODES,
      exitCodeList = {"0:listed", Help.PROBLEM, Help.WRONG_USE},
      footerHeading = Help.EXAMPLES,
      footer = {
        "  holdfast walkthroughs --json",
        "  holdfast walkthroughs WALKTHROUGH --print sheet.html"
      })
  static final class Listing extends Common {
    @Parameters(
        index = "0",
        arity = "0..1",
        paramLabel = "WALKTHROUGH",
        description = "One of them.")
    @Nullable String id;

    @Option(
        names = "--print",
        paramLabel = "FILE.html",
        description = "Write it as a page for paper.")
    @Nullable Path print;

    Listing(Services services) {
      super(services);
    }

    @Override
    int run(Out out) {
      var book = new WalkBook(reading(), services.clock(), services.redactors().get());
      var now = services.clock().wall();
      var one = id;
      if (one == null && print != null) throw RunCommand.wrong("--print needs a WALKTHROUGH");
      if (one != null) {
        var walk = book.walk(one).atRest();
        if (print != null) book.print(one, print);
        WalkWords.say(out, walk, now);
        return Out.GOOD;
      }
      var all = book.all().stream().map(Walk::atRest).toList();
      if (out.json()) {
        out.object(
            Map.of(
                "walkthroughs", all.stream().map(walk -> WalkWords.summary(walk, now)).toList()));
        return Out.GOOD;
      }
      if (all.isEmpty()) out.line("No walkthrough yet. Begin with: holdfast walkthrough DIR");
      for (var walk : all) {
        out.line("%-56s %s".formatted(walk.id(), WalkWords.standing(walk, now)));
      }
      return Out.GOOD;
    }
  }
}
