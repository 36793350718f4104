package dev.holdfast.cli;

import dev.holdfast.incident.Command;
import dev.holdfast.incident.Need;
import dev.holdfast.incident.Person;
import dev.holdfast.incident.Snapshot;
import dev.holdfast.incident.StepView;
import dev.holdfast.kernel.Problem;
import dev.holdfast.runbook.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// Asks the person at the terminal for what a run needs, one need after the other. An empty line
/// leaves it.
final class Interview {
  private static final String LEAVE = "  (an empty line leaves it and ends here)";

  private final Out out;
  private final Prompt prompt;
  private final Person person;
  private final VaultUse.Opener unlock;

  /// @param unlock opens the vault where a step needs it
  Interview(Out out, Prompt prompt, Person person, VaultUse.Opener unlock) {
    this.unlock = unlock;
    this.out = out;
    this.prompt = prompt;
    this.person = person;
  }

  /// Goes on until nothing is needed any more, or the person leaves.
  void hold(Run run) throws InterruptedException {
    while (true) {
      var snapshot = run.snapshot();
      var over =
          switch (snapshot.state()) {
            case RECOVERED, FAILED, STOPPED, CLOSED, PAUSED -> true;
            case RUNNING, WAITING, IN_DOUBT -> snapshot.needs().isEmpty();
          };
      if (over) return;
      var need = snapshot.needs().getFirst();
      show(snapshot, need);
      if (need.kind() == Need.Kind.UNLOCK) {
        if (!unlocked(run)) return;
        run.awaitQuiet();
        continue;
      }
      var answer = answer(run, snapshot, need);
      if (answer.isEmpty()) return;
      answer.get().get().ifPresent(problem -> out.progress("  not taken: " + problem.text()));
      run.awaitQuiet();
    }
  }

  /// A wrong passphrase is asked for again; false when the person left it, or the run did not take
  /// the vault.
  private boolean unlocked(Run run) {
    while (true) {
      switch (unlock.open(prompt)) {
        case LEFT -> {
          return false;
        }
        case REFUSED -> out.progress(LEAVE);
        case OPENED -> {
          var problem = run.submit(new Command.VaultOpened(), person);
          problem.ifPresent(one -> out.progress("  not taken: " + one.text()));
          return problem.isEmpty();
        }
      }
    }
  }

  /// What to tell the run; empty when the person left it.
  private Optional<Supplier<Optional<Problem>>> answer(Run run, Snapshot snapshot, Need need) {
    if (need.secret()) {
      var secret = prompt.secret("  " + Phrases.of("form.input.prompt") + " (not shown):");
      return secret.map(value -> () -> run.secret(need.step(), value, person));
    }
    return said(snapshot, need).map(reply -> () -> run.submit(reply.command(), reply.by()));
  }

  private record Reply(Command command, Person by) {}

  private void show(Snapshot snapshot, Need need) {
    out.progress("");
    out.progress("%s (%s)".formatted(need.step(), need.kind().word()));
    out.progress("  " + need.ask());
    step(snapshot, need).ifPresent(step -> facts(step, need.kind()));
    out.progress(LEAVE);
  }

  private void facts(StepView step, Need.Kind kind) {
    if (kind == Need.Kind.CONFIRM) {
      StepWords.change(step).forEach(line -> out.progress("  " + line));
    }
    if (kind == Need.Kind.RETRY || kind == Need.Kind.RESOLVE) {
      StepWords.failure(step).forEach(line -> out.progress("  " + line));
    }
    if (kind == Need.Kind.RESOLVE) {
      step.facts().seen().forEach(seen -> out.progress("  seen   " + seen));
    }
  }

  private static Optional<StepView> step(Snapshot snapshot, Need need) {
    return snapshot.steps().stream().filter(step -> step.name().equals(need.step())).findFirst();
  }

  private Optional<Reply> said(Snapshot snapshot, Need need) {
    var step = need.step();
    return switch (need.kind()) {
      case ANSWER ->
          mine(
              line("form.answer.prompt").map(text -> new Command.Answer(step, text, need.shown())));
      case INPUT -> mine(line("form.input.prompt").map(text -> new Command.Input(step, text)));
      case CONFIRM ->
          need.place()
              ? mine(choose(place(need)))
              : mine(
                  prompt
                      .line("  " + Phrases.of("form.confirm.type", need.name()) + ":")
                      .map(text -> new Command.Confirm(step, text, need.shown())));
      case APPROVE -> approve(need);
      case DECIDE -> mine(choose(branches(need)));
      case RETRY -> mine(choose(failed(snapshot, need)));
      case RESOLVE -> mine(choose(doubt(snapshot, need)));
      case TICK -> mine(choose(ticks(need)));
      case ONLINE -> mine(choose(online()));
      case UNLOCK -> Optional.empty();
    };
  }

  private Optional<Reply> mine(Optional<? extends Command> command) {
    return command.map(said -> new Reply(said, person));
  }

  private Optional<String> line(String key) {
    return prompt.line("  " + Phrases.of(key) + ":");
  }

  private Optional<Reply> approve(Need need) {
    out.progress("  " + Phrases.of("form.approve.stated"));
    var name = line("form.name");
    if (name.isEmpty()) return Optional.empty();
    if (need.roles().isEmpty()) {
      return Optional.of(new Reply(approval(need), new Person(name.get(), "")));
    }
    var role =
        choose(need.roles().stream().map(r -> new Choice<>("", r, () -> Optional.of(r))).toList());
    return role.map(as -> new Reply(approval(need), new Person(name.get(), as)));
  }

  private static Command.Approve approval(Need need) {
    return new Command.Approve(need.step(), need.shown());
  }

  private interface Taken<T> {
    Optional<T> take();
  }

  /// @param key typed to take it; empty: the next letter
  private record Choice<T>(String key, String title, Taken<T> taken) {}

  private <T> Optional<T> choose(List<Choice<T>> choices) {
    var keys = new ArrayList<String>();
    for (var choice : choices) {
      var key = choice.key().isEmpty() ? String.valueOf((char) ('A' + keys.size())) : choice.key();
      keys.add(key);
      out.progress("  %s  %s".formatted(key, choice.title()));
    }
    while (true) {
      var typed = prompt.line("  " + String.join(", ", keys) + "?");
      if (typed.isEmpty()) return Optional.empty();
      for (int i = 0; i < keys.size(); i++) {
        var same = typed.get().equals(choices.get(i).title());
        if (same || typed.get().toUpperCase(Locale.ROOT).equals(keys.get(i))) {
          return choices.get(i).taken().take();
        }
      }
      out.progress("  '%s' is none of %s".formatted(typed.get(), String.join(", ", keys)));
    }
  }

  private static List<Choice<Command>> branches(Need need) {
    return need.choices().stream()
        .map(
            branch ->
                new Choice<Command>(
                    "",
                    branch,
                    () -> Optional.of(new Command.Decide(need.step(), branch, need.shown()))))
        .toList();
  }

  private List<Choice<Command>> failed(Snapshot snapshot, Need need) {
    var choices = new ArrayList<Choice<Command>>();
    var step = need.step();
    for (var reading : need.readings()) {
      var title = Phrases.of("form.read-again", reading);
      choices.add(new Choice<>("", title, () -> Optional.of(new Command.Retry(reading))));
    }
    for (var choice : need.choices()) {
      switch (choice) {
        case "retry" ->
            choices.add(at("R", "form.retry", () -> Optional.of(new Command.Retry(step))));
        case "skip" ->
            choices.add(
                because("X", "form.skip", "sheet.skip.prompt", why -> new Command.Skip(step, why)));
        case "undo" -> {
          var says = step(snapshot, need).map(view -> ": " + view.facts().undo()).orElse("");
          choices.add(
              new Choice<>(
                  "U", Phrases.of("form.undo") + says, () -> Optional.of(new Command.Undo(step))));
        }
        case "stop" -> choices.add(at("S", "sheet.stop.do", () -> Optional.of(new Command.Stop())));
        default -> throw new IllegalStateException("no choice " + choice);
      }
    }
    return choices;
  }

  private static List<Choice<Command>> online() {
    return List.of(at("O", "act.run-online", () -> Optional.of(new Command.GoOnline())));
  }

  private List<Choice<Command>> place(Need need) {
    var step = need.step();
    var type = "  " + Phrases.of("form.confirm.type", need.name()) + ":";
    return List.of(
        at("L", "form.look", () -> Optional.of(new Command.Look(step))),
        at(
            "A",
            "form.place.do",
            () -> prompt.line(type).map(typed -> new Command.Confirm(step, typed))));
  }

  private List<Choice<Command>> doubt(Snapshot snapshot, Need need) {
    var step = need.step();
    var seen = "sheet.resolve.prompt";
    var of = step(snapshot, need).filter(StepView::turningBack).isPresent() ? "-undo" : "";
    return List.of(
        because("H", "form.happened" + of, seen, why -> new Command.Resolve(step, true, why)),
        because("D", "form.did-not" + of, seen, why -> new Command.Resolve(step, false, why)),
        at("L", "form.look", () -> Optional.of(new Command.Look(step))));
  }

  private List<Choice<Command>> ticks(Need need) {
    var choices = new ArrayList<Choice<Command>>();
    var item = need.step();
    for (var choice : need.choices()) {
      switch (choice) {
        case "value" ->
            choices.add(because("V", "item.record", "item.prompt", v -> new Command.Tick(item, v)));
        case "override" ->
            choices.add(
                because(
                    "O",
                    "item.overrule.do",
                    "sheet.overrule.prompt",
                    v -> new Command.Overrule(item, v)));
        case "not-applicable" ->
            choices.add(
                because(
                    "N",
                    "item.not-applicable.do",
                    "sheet.not-applicable.prompt",
                    v -> new Command.NotApplicable(item, v)));
        default -> throw new IllegalStateException("no choice " + choice);
      }
    }
    return choices;
  }

  private static Choice<Command> at(String key, String words, Taken<Command> taken) {
    return new Choice<>(key, Phrases.of(words), taken);
  }

  private Choice<Command> because(
      String key, String words, String asks, Function<String, Command> command) {
    return at(key, words, () -> line(asks).map(command));
  }
}
