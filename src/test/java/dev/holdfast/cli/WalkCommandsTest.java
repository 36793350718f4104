package dev.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.journal.JournalVerifier;
import dev.holdfast.runbook.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Walkthroughs at the command line: what is said, kept, taken up again and printed.
class WalkCommandsTest {
  @TempDir Path folder;
  private Stage stage;
  private Path home;
  private final Typist typist = new Typist();
  private Terminal script;
  private Terminal person;

  @BeforeEach
  void setUp() {
    stage = new Stage(folder);
    home = folder.resolve("home");
    script = new Terminal(stage, home);
    person = new Terminal(stage, home, typist);
    checklist("Sign-up", "Is it?");
    stage.scenario(
        "s",
        "checklist: [asked]\n",
        "phases:\n- title: P\n  steps:\n  - {id: a, title: A, ask: a}\n");
  }

  private void checklist(String title, String ask) {
    stage.more(
        """
        checklist:
          - id: group
            title: Group
            items:
              - {id: up, title: Up, check: fake.value, with: {thing: b}, is: up}
              - {id: asked, title: "%s", ask: "%s"}
              - {id: nice, title: Nice, ask: And?, required-for: nothing}
          - id: other
            title: Other
            items:
              - {id: far, title: Far, ask: How far?}
        """
            .formatted(title, ask));
  }

  @AfterEach
  void tearDown() {
    script.close();
    person.close();
    stage.close();
  }

  private String begin(String... more) {
    var words = new java.util.ArrayList<>(List.of("walkthrough", stage.plan.toString()));
    words.addAll(List.of(more));
    words.add("--json");
    return script.at(words.toArray(String[]::new)).text("walkthrough");
  }

  private static Map<String, Object> item(Terminal.Said said, String id) {
    return said.list("items").stream()
        .filter(one -> id.equals(one.get("id")))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aPersonIsAskedOneItemAfterTheOther() {
    typist.types(
        "by: Bo",
        "200 in 38 ms",
        "wrong: no mail came",
        "note: relay is slow",
        "",
        "n/a: near",
        "yes");
    var said = person.at("walkthrough", stage.plan.toString(), "--by", "Ann", "--json");
    assertThat(said.code()).isEqualTo(Out.FINDINGS);
    assertThat(item(said, "up"))
        .containsEntry("state", "right")
        .containsEntry("seenBy", "Bo")
        .containsEntry("by", "Ann");
    assertThat(item(said, "asked")).containsEntry("state", "wrong");
    assertThat(item(said, "nice")).containsEntry("state", "open");
    assertThat(item(said, "far")).containsEntry("state", "not-applicable");
    assertThat(said.json())
        .containsEntry("answered", true)
        .containsEntry("complete", false)
        .containsEntry("good", false);
    assertThat(said.list("notes")).hasSize(1);
    assertThat(stage.world.effects).isEmpty();
  }

  @Test
  void itIsLeftTakenUpAndEnded() {
    var id = begin("group", "--answer", "up=200 in 8 ms");
    var all = script.at("walkthroughs", "--json").list("walkthroughs");
    assertThat(all)
        .singleElement()
        .satisfies(one -> assertThat(one).containsEntry("state", "open"));
    var end = script.at("walkthrough", "--resume", id, "--answer", "asked=12", "--end", "--json");
    assertThat(end.code()).isEqualTo(Out.GOOD);
    assertThat(item(end, "up")).containsEntry("value", "200 in 8 ms");
    var again = script.at("walkthrough", "--resume", id, "--note", "late");
    assertThat(again.code()).isEqualTo(Out.WRONG_USE);
    assertThat(again.err()).contains("has ended");
    assertThat(JournalVerifier.verify(home).ok()).isTrue();
    assertThat(script.at("walkthroughs", id).out()).contains("ended: good");
  }

  @Test
  void aReadDoListKeepsItsOrder() {
    stage.more(
        """
        checklist:
          - id: group
            title: Group
            manner: read-do
            items:
              - {id: one, title: One, ask: First?}
              - {id: two, title: Two, ask: Second?}
              - {id: three, title: Three, ask: Third?}
        """);
    var early = script.at("walkthrough", stage.plan.toString(), "group", "--answer", "two=8 ms");
    assertThat(early.code()).isEqualTo(Out.WRONG_USE);
    assertThat(early.err())
        .contains("two comes after one (One): the list Group is read-do")
        .contains("answer one first");
    assertThat(script.at("walkthroughs", "--json").list("walkthroughs")).isEmpty();
    var id = begin("group", "--answer", "two=8 ms", "--wrong", "one=500 on sign-in");
    assertThat(script.at("walkthrough", "--resume", id, "--not-applicable", "three=closed").code())
        .isEqualTo(Out.HALTED);
    assertThat(item(script.at("walkthroughs", id, "--json"), "two"))
        .containsEntry("state", "right");
    typist.types("", "");
    var asked = person.at("walkthrough", stage.plan.toString(), "group");
    assertThat(asked.err())
        .contains("two is left: it comes after one", "three is left: it comes after one");
  }

  @Test
  void itGoesOnWhateverBecomesOfThePlan() throws IOException {
    var id = begin("--answer", "up=200 in 8 ms");
    Files.delete(stage.plan.resolve("plan.yaml"));
    var said = script.at("walkthrough", "--resume", id, "--answer", "far=9 km", "--json");
    assertThat(said.code()).isEqualTo(Out.HALTED);
    assertThat(item(said, "asked")).containsEntry("ask", "Is it?");
  }

  @Test
  void aScenarioNamesItsOwnList() {
    var said = script.at("walkthrough", stage.plan.toString(), "s", "--json");
    assertThat(said.list("items")).extracting(one -> one.get("id")).containsExactly("asked");
  }

  @Test
  void wrongUseIsToldBeforeAnythingIsBegun() {
    for (var words :
        List.of(
            new String[] {"walkthrough"},
            new String[] {"walkthrough", stage.plan.toString(), "gruop"},
            new String[] {"walkthrough", stage.plan.toString(), "--answer", "up"},
            new String[] {"walkthrough", "--resume", "none"},
            new String[] {"walkthroughs", "none"},
            new String[] {"walkthroughs", "--print", "x.html"})) {
      var said = script.at(words);
      assertThat(said.code()).as(String.join(" ", words)).isEqualTo(Out.WRONG_USE);
      assertThat(said.err()).contains("what to do");
    }
    assertThat(script.at("walkthroughs", "--json").list("walkthroughs")).isEmpty();
  }

  @Test
  void anItemOrAnEmptyAnswerIsRefusedAndTheRestIsKept() {
    var id = begin("--answer", "up=200 in 8 ms");
    assertThat(script.at("walkthrough", "--resume", id, "--answer", "upp=1").err())
        .contains("did you mean up?");
    assertThat(script.at("walkthrough", "--resume", id, "--answer", "asked= ").err())
        .contains("Nothing was stated");
    assertThat(
            script.at("walkthrough", "--resume", id, "--answer", "asked=" + "x".repeat(4001)).err())
        .contains("4,000");
    assertThat(item(script.at("walkthroughs", id, "--json"), "up"))
        .containsEntry("value", "200 in 8 ms");
  }

  @Test
  void namesOfAnyLengthAndDirectionAreKeptAndPrinted() throws IOException {
    var hebrew = "\u05d4\u05d0\u05dd \u05e4\u05d5\u05e2\u05dc";
    checklist("Long ".repeat(2_000), hebrew + " <b>&");
    var page = folder.resolve("sheet.html");
    var key = "AKIA" + "IOSFODNN7EXAMPLE";
    begin("--answer", "asked=<script>alert(1)</script> " + key, "--print", page.toString());
    var html = Files.readString(page);
    assertThat(html)
        .contains(hebrew + " &lt;b&gt;&amp;")
        .contains("dir=\"auto\"")
        .contains("@media print")
        .contains("&lt;script&gt;")
        .doesNotContain("<script", "http://", "https://", "src=", "@import", key)
        .contains("&lt;secret:");
    try (var files = Files.walk(home)) {
      for (var file : files.filter(Files::isRegularFile).toList())
        assertThat(Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1))
            .doesNotContain(key);
    }
  }

  /// One refused word is enough: a second try must not stand beside a first that nobody sees.
  @Test
  void whatIsRefusedLeavesNothingBehind() {
    var plan = stage.plan.toString();
    String[][] refused = {
      {"--not-applicable", "far="},
      {"--answer", "nowhere=x"},
      {"--answer", "far=checked"},
      {"--answer", "far=ok"},
      {"--answer", "asked=no"},
      {"--wrong", "far=done"}
    };
    for (var one : refused) {
      var said =
          script.at(
              "walkthrough", plan, "--answer", "up=200 in 8 ms", one[0], one[1], "--by", "Ann");
      assertThat(said.code()).as(one[1]).isEqualTo(Out.WRONG_USE);
      assertThat(said.err()).as(one[1]).contains("Nothing was changed");
    }
    assertThat(script.at("walkthroughs", "--json").list("walkthroughs")).isEmpty();
    var id = begin("--answer", "up=200 in 8 ms");
    script.at("walkthrough", "--resume", id, "--answer", "far=2 km", "--answer", "nowhere=x");
    assertThat(item(script.at("walkthroughs", id, "--json"), "far")).containsEntry("state", "open");
  }

  /// A question that can be answered with yes is.
  @Test
  void yesAnswersWhatAsksForIt() {
    var said = script.at("walkthrough", stage.plan.toString(), "--answer", "asked=yes", "--json");
    assertThat(item(said, "asked")).containsEntry("value", "yes");
  }
}
