package dev.holdfast.runbook.glass;

import dev.holdfast.connector.CredentialTest;
import dev.holdfast.incident.Command;
import dev.holdfast.journal.Home;
import dev.holdfast.kernel.Clock;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.kernel.Redactor;
import dev.holdfast.plan.Plan;
import dev.holdfast.runbook.Run;
import dev.holdfast.vault.Vault;
import dev.holdfast.vault.VaultEntry;
import dev.holdfast.vault.VaultProblems;
import dev.holdfast.vault.trial.SeedTest;
import dev.holdfast.vault.trial.SshKeyTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Tries what a plan names when its drill begins, so that a credential that was revoked is found on
/// a quiet day. Each goes on the drill's record before it is tried, and how it went after.
public final class DrillTests {
  private static final String NOT = "was not tried: ";

  private final Home home;
  private final Clock clock;
  private final Redactor redactor;
  private final List<CredentialTest> tests;

  /// @param tests those that the connectors bring
  public DrillTests(Home home, Clock clock, Redactor redactor, List<CredentialTest> tests) {
    this.home = home;
    this.clock = clock;
    this.redactor = redactor;
    this.tests =
        Stream.concat(tests.stream(), Stream.of(new SeedTest(), new SshKeyTest())).toList();
  }

  /// How it went with one.
  ///
  /// @param said in words, without a secret
  public record Result(String entry, boolean works, String said) {
    public String words() {
      return entry + " " + said;
    }
  }

  /// Tries each that the vault has, one after the other, and keeps in the vault which work.
  ///
  /// @param overrides as given with `--endpoint`, by target
  /// @param holders who proved to be there by a share each
  public List<Result> of(
      Vault vault,
      Run run,
      Plan plan,
      Map<String, String> overrides,
      Stated stated,
      List<String> holders) {
    var log = new GlassLog(home, clock);
    var results = new ArrayList<Result>();
    Asked.of(plan, overrides, run.snapshot().around())
        .forEach(
            (name, asked) ->
                vault
                    .entry(name)
                    .ifPresentOrElse(
                        entry -> {
                          var one = new One(vault, run, entry, stated.with(holders), log);
                          results.add(result(one, asked, holders));
                        },
                        () -> misspelt(vault, run, name, stated).ifPresent(results::add)));
    var works = results.stream().filter(Result::works).map(Result::entry).toList();
    if (!works.isEmpty()) keep(vault, works, stated, log, results);
    return List.copyOf(results);
  }

  /// An entry whose name only looks like the plan's is passed over by nothing in silence: a run's
  /// steps would wait for it.
  private Optional<Result> misspelt(Vault vault, Run run, String name, Stated stated) {
    var why = VaultProblems.misspelt(name, vault.alike(name));
    why.ifPresent(
        said -> {
          var note = new Command.Note("Vault: \"%s\" %s".formatted(name, NOT + said));
          GlassLog.tell(run, note, stated);
        });
    return why.map(said -> new Result("\"%s\"".formatted(name), false, NOT + said));
  }

  private record One(Vault vault, Run run, VaultEntry entry, Stated stated, GlassLog log) {}

  private Result result(One one, Asked asked, List<String> holders) {
    var name = one.entry().name();
    if (!asked.refused().isEmpty()) return new Result(name, false, NOT + asked.refused());
    try {
      one.stated().enoughFor(one.entry(), holders, "");
      var went = tried(one, asked.toward());
      var said = redactor.redact(Upkeep.said(went));
      var works = went.passed();
      var more = works ? said : said + since(one.entry());
      var what = one.vault().ref(one.entry());
      one.log().tested(Optional.of(one.run()), what, went.at(), more, one.stated());
      return new Result(name, works, more);
    } catch (ProblemException e) {
      return new Result(name, false, NOT + redactor.redact(e.problem().what()));
    }
  }

  /// What is known of it from before.
  private String since(VaultEntry entry) {
    var marks = Marks.of(entry, clock.wall(), false);
    if (marks.contains("stale")) return "; its last test is stale";
    return marks.contains("never-tested") ? "; it was never tested" : "";
  }

  private TestBench.Result tried(One one, Toward toward) {
    var entry = one.entry();
    for (var part : entry.secrets()) {
      try (var secret = one.vault().secret(entry.name(), part)) {
        redactor.learn(entry.name() + "." + part, secret);
      }
    }
    TestBench.Log log = (what, to, by) -> one.log().testing(Optional.of(one.run()), what, to, by);
    try (var bench =
        new TestBench(one.vault(), log, one.stated(), redactor, "", home.runFolder())) {
      return bench.attempt(tests, entry, toward, clock);
    }
  }

  /// In one save, so that the generations before stay what they were. That the day cannot be kept
  /// takes nothing from the results.
  private void keep(
      Vault vault, List<String> works, Stated stated, GlassLog log, List<Result> results) {
    try {
      for (var name : works) {
        var care = vault.entry(name).orElseThrow().care();
        vault.care(name, care.testedAt(clock.wall()));
      }
      log.save(vault, "tested", String.join(", ", works), stated);
    } catch (ProblemException e) {
      results.add(new Result("the day of the tests", false, "is not kept: " + e.problem().what()));
    }
  }
}
