package dev.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.connector.Identity;
import dev.holdfast.incident.Updates;
import dev.holdfast.journal.JournalReader;
import dev.holdfast.runbook.ScriptedConnector.End;
import dev.holdfast.runbook.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What people say about a run as a whole, from the command line, here and in another process.
class RemarksTest extends AtTerminal {
  @BeforeEach
  void setUp() {
    stage.more(
        """
        updates:
          - {id: staff, audience: Staff, channels: [mail], every: 30m}
        """);
    stage.steps("s", "- {id: q, title: Q, ask: Well?, owner: lead}\n");
  }

  private String waiting(String scenario) {
    var said = terminal.at("run", stage.plan.toString(), scenario, "--live", "--json");
    assertThat(said.code()).as(said.out() + said.err()).isEqualTo(3);
    return said.text("incident");
  }

  private List<String> types(String id) {
    return JournalReader.read(folder.resolve("home/incidents").resolve(id)).entries().stream()
        .map(entry -> entry.type())
        .toList();
  }

  @Test
  void anUndoThatPutNothingBackSaysSo() {
    stage.steps(
        "away",
        """
        - {id: a, title: A, action: fake.named, target: near, with: {thing: a}}
        - {id: q, title: Q, ask: Well?, owner: lead}
        """);
    var id = waiting("away");
    stage.world.identities.put("near", Identity.Verdict.DIFFERENT);
    var said = terminal.at("undo", id, "a");
    assertThat(said.out() + said.err())
        .contains(
            "not put back: Target near is not what the plan says", "account here / elsewhere");
    stage.world.identities.clear();
    assertThat(terminal.at("undo", id, "a").out()).doesNotContain("not put back");
  }

  @Test
  void noteBeganAndUpdateGoOnRecord() {
    var id = waiting("s");
    var earlier = stage.clock().now().minus(Duration.ofMinutes(40)).toString();
    for (var words :
        List.of(
            List.of("note", id, "@all it is the network"),
            List.of("began", id, earlier),
            List.of("update", id, "staff"))) {
      var all = new java.util.ArrayList<>(words);
      all.addAll(List.of("--by", "Ann", "--json"));
      var said = terminal.at(all.toArray(String[]::new));
      assertThat(said.code()).as(said.err()).isZero();
      assertThat(said.text("incident")).isEqualTo(id);
    }
    assertThat(terminal.at("show", id, "--json").text("began")).isEqualTo(earlier);
    assertThat(types(id)).contains("run.note", "run.began", "update.sent");
  }

  /// The id that `update` asks for, and what is late, stand where a person at a terminal looks.
  @Test
  void showNamesTheMessagesThatAreOwedAndTheirCommand() {
    var id = waiting("s");
    assertThat(terminal.at("show", id).out())
        .contains("message staff to Staff (mail): never sent, due at ")
        .contains("$ holdfast update " + id + " staff");
    assertThat(terminal.at("update", id, "staff").code()).isZero();
    assertThat(terminal.at("show", id).out())
        .contains("message staff to Staff (mail): due at ")
        .doesNotContain("never sent");
  }

  @Test
  void aMessageSaysByHowMuchItIsOverdue() {
    var due = Instant.parse("2026-11-23T22:07:00Z");
    var staff = new Updates.Message("staff", "Staff", List.of("mail"), null, null, due);
    assertThat(MessageWords.line(staff, due.plus(Duration.ofMinutes(11))))
        .isEqualTo("message staff to Staff (mail): never sent, overdue by 11 min");
    var again = new Updates.Message("staff", "Staff", List.of(), null, due, due.plusSeconds(60));
    assertThat(MessageWords.line(again, due.plusSeconds(60)))
        .isEqualTo("message staff to Staff: overdue by 0 s");
    assertThat(MessageWords.line(again, due))
        .isEqualTo("message staff to Staff: due at 2026-11-23T22:08:00Z");
    var once = new Updates.Message("once", "Users", List.of(), null, null, null);
    assertThat(MessageWords.line(once, due)).isEqualTo("message once to Users: not sent");
  }

  @Test
  void whatWasNotSentAfterAllIsTakenBackOnRecord() {
    var id = waiting("s");
    assertThat(terminal.at("update", id, "staff", "--not-sent", "--because", "no").err())
        .contains("is not on record as sent");
    assertThat(terminal.at("update", id, "staff", "--by", "Ann").code()).isZero();
    assertThat(terminal.at("update", id, "staff", "--not-sent").err()).contains("No reason");
    assertThat(terminal.at("update", id, "staff", "--because", "x").code()).isEqualTo(2);
    assertThat(types(id)).doesNotContain("update.not-sent");
    var back = terminal.at("update", id, "staff", "--not-sent", "--because", "a stray key");
    assertThat(back.code()).as(back.err()).isZero();
    assertThat(types(id)).contains("update.not-sent");
  }

  @Test
  void whatCannotBeIsRefusedAndNotOnRecord() {
    var id = waiting("s");
    var before = types(id);
    assertThat(terminal.at("note", id, "  ").code()).isEqualTo(2);
    assertThat(terminal.at("began", id, "yesterday").code()).isEqualTo(2);
    assertThat(terminal.at("began", id, "2999-01-01T00:00:00Z").err()).contains("still to come");
    assertThat(terminal.at("began", id, "0001-01-01T00:00:00Z").code()).isEqualTo(2);
    assertThat(terminal.at("update", id, "stuff").err()).contains("Did you mean 'staff'");
    assertThat(terminal.at("note", id, "x", "--by", " ").code()).isEqualTo(2);
    assertThat(terminal.at("note", id, "x", "--by", "A\u0007").code()).isEqualTo(2);
    assertThat(terminal.at("note", "nothing", "x").err()).contains("no incident called nothing");
    assertThat(types(id)).isEqualTo(before);
  }

  /// A command copied as it was printed: its words in capitals are nobody's evidence.
  @Test
  void whatStandsForOnesOwnWordsIsNotTakenForThem() {
    var id = waiting("s");
    var before = types(id);
    for (var words :
        List.of(
            List.of("resume", id, "--answer", "q=WHAT YOU SAW"),
            List.of("resume", id, "--skip", "q", "--because", "WHY"),
            List.of("resume", id, "--answer", "q=fine", "--by", "NAME"),
            List.of("resume", id, "--input", "x=VALUE"),
            List.of("tick", id, "x=VALUE YOU SAW"))) {
      var said = terminal.at(words.toArray(String[]::new));
      assertThat(said.code()).as("%s", words).isEqualTo(2);
      assertThat(said.err()).as("%s", words).contains("stands for your own words");
    }
    assertThat(types(id)).isEqualTo(before);
    var shown = terminal.at("show", id);
    assertThat(shown.out()).contains("'q=WHAT YOU SAW'");
    assertThat(terminal.at("resume", id, "--answer", "q=what you saw").code()).isZero();
  }

  /// What the home's record knows and whose folder is gone is no empty list.
  @Test
  void anIncidentWhoseFolderIsGoneIsListedAsMissing() throws IOException {
    var id = waiting("s");
    var there = folder.resolve("home/incidents").resolve(id);
    Files.move(there, folder.resolve("elsewhere"));
    var said = terminal.at("incidents");
    assertThat(said.out()).contains(id, "missing").doesNotContain("No incident yet");
    assertThat(terminal.at("incidents", "--json").json())
        .containsEntry("missing", List.of(id))
        .containsEntry("incidents", List.of());
    Files.move(folder.resolve("elsewhere"), there);
    assertThat(terminal.at("incidents").out()).contains(id).doesNotContain("missing");
  }

  @Test
  void aClosedIncidentTakesNothingMore() {
    var id = waiting("s");
    assertThat(terminal.at("close", id).err()).contains("has not recovered", "--because");
    assertThat(terminal.at("close", id, "--because", "false alarm").code()).isZero();
    var before = types(id);
    for (var words :
        List.of(
            List.of("note", id, "x"),
            List.of("tick", id, "x=1"),
            List.of("pause", id),
            List.of("undo", id, "q"),
            List.of("resume", id),
            List.of("resume", id, "--answer", "q=x"))) {
      var said = terminal.at(words.toArray(String[]::new));
      assertThat(said.code()).as("%s", words).isIn(1, 2);
      assertThat(said.err()).as("%s", words).contains("closed").doesNotContain("\tat ");
    }
    assertThat(types(id).stream().filter(type -> !type.equals("run.opened")).toList())
        .isEqualTo(before);
  }

  @Test
  void anUnreadableTargetIsAcceptedWithAReason() {
    stage.world.identities.put("near", Identity.Verdict.UNREADABLE);
    stage.steps("t", "- {id: a, title: A, action: fake.keyed, target: near, with: {thing: a}}\n");
    var id = waiting("t");
    assertThat(terminal.at("resume", id, "--accept-target", "near").code()).isEqualTo(2);
    assertThat(terminal.at("resume", id, "--accept-target", "nera", "--because", "x").err())
        .contains("Did you mean 'near'");
    assertThat(stage.world.effects).isEmpty();
    var said =
        terminal.at("resume", id, "--accept-target", "near", "--because", "seen", "--by", "Ann");
    assertThat(said.code()).as(said.err()).isZero();
    assertThat(types(id)).contains("target.accepted");
  }

  @Test
  void aDoubtIsLookedAtAgain() {
    stage.world.then("a", End.DOUBT_NOT, End.DOUBT_NOT, End.DOUBT_NOT);
    stage.steps("t", "- {id: a, title: A, action: fake.keyed, with: {thing: a}}\n");
    var id = waiting("t");
    var looked = stage.world.probed.size();
    var said = terminal.at("resume", id, "--look", "a", "--json");
    assertThat(said.code()).isEqualTo(3);
    assertThat(stage.world.probed).hasSize(looked + 1);
    assertThat(terminal.at("resume", id, "--look", "nothing").code()).isEqualTo(2);
  }

  @Test
  void theyReachTheRunInAnotherTerminal()
      throws InterruptedException, ExecutionException, TimeoutException {
    stage.steps(
        "two",
        """
        - {id: a, title: A, action: fake.keyed, with: {thing: a}, timeout: 200h}
        - {id: q, title: Q, ask: Well?, owner: lead, after: []}
        """);
    var gate = new CountDownLatch(1);
    stage.world.holds.put("a", gate);
    try (var other = Executors.newSingleThreadExecutor()) {
      var plan = stage.plan.toString();
      var running = other.submit(() -> terminal.at("run", plan, "two", "--live", "--json"));
      Stage.await(() -> stage.world.performed.size() == 1);
      Stage.await(() -> Files.exists(folder.resolve("home/run/doorbell")));
      var id =
          String.valueOf(
              terminal.at("incidents", "--json").list("incidents").getFirst().get("incident"));
      Stage.await(() -> terminal.at("note", id, "here too").code() == 0);
      assertThat(terminal.at("update", id, "staff").code()).isZero();
      var answered = terminal.at("resume", id, "--answer", "q=yes", "--json");
      assertThat(answered.code()).as(answered.err()).isZero();
      assertThat(terminal.at("resume", id).err()).contains("in use by");
      gate.countDown();
      var ended = running.get(30, TimeUnit.SECONDS);
      assertThat(ended.code()).isZero();
      assertThat(types(id)).contains("run.note", "update.sent", "step.answered");
    }
  }

  @Test
  void withSomebodyNeededNoItemIsWaitedFor() {
    stage.world.things.put("b", "up");
    stage.more(
        """
        checklist:
          - id: group
            title: Group
            items:
              - {id: soak, title: Soak, check: fake.value, with: {thing: b}, is: up, holds: 200h}
              - {id: sick, title: Sick, check: fake.value, with: {thing: c}, is: up}
        """);
    stage.scenario(
        "t", "phases:\n- title: P\n  steps:\n  - {id: w, title: W, wait: {lasting: 1s}}\n");
    var said = terminal.at("run", stage.plan.toString(), "t", "--live", "--unattended", "--json");
    assertThat(said.code()).as(said.out() + said.err()).isEqualTo(3);
    assertThat(said.list("needs")).singleElement().asString().contains("sick");
  }

  @Test
  void withNobodyNeededASoakingItemIsWaitedFor() {
    stage.world.things.put("b", "up");
    stage.more(
        """
        checklist:
          - id: group
            title: Group
            items:
              - {id: soak, title: Soak, check: fake.value, with: {thing: b}, is: up, holds: 10m}
        """);
    stage.scenario(
        "t", "phases:\n- title: P\n  steps:\n  - {id: w, title: W, wait: {lasting: 1s}}\n");
    var said = terminal.at("run", stage.plan.toString(), "t", "--live", "--unattended", "--json");
    assertThat(said.code()).as(said.out() + said.err()).isZero();
    assertThat(said.text("state")).isEqualTo("recovered");
  }
}
