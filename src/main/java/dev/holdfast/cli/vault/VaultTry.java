package dev.holdfast.cli.vault;

import dev.holdfast.cli.Help;
import dev.holdfast.cli.Out;
import dev.holdfast.cli.Services;
import dev.holdfast.connector.CredentialTest;
import dev.holdfast.connector.CredentialTest.Tried;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.kernel.Redactor;
import dev.holdfast.runbook.glass.Stated;
import dev.holdfast.runbook.glass.TestBench;
import dev.holdfast.runbook.glass.Upkeep;
import dev.holdfast.runbook.glass.VaultEvents;
import dev.holdfast.vault.VaultEntry;
import dev.holdfast.vault.trial.SeedTest;
import dev.holdfast.vault.trial.SshKeyTest;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `vault test`: tries a credential where it is meant to be used.
@Command(
    name = "test",
    mixinStandardHelpOptions = true,
    description =
        "Try an entry where it is meant to be used; nobody sees it. When it works, the entry keeps when. Anywhere else it is given away: then a rotation is owed.",
    exitCodeListHeading = Help.CODES,
    exitCodeList = {
      "0:it works",
      "1:it does not, nothing shows that it does, or a problem, told with what to do",
      Help.WRONG_USE
    },
    footerHeading = Help.EXAMPLES,
    footer = {
      "  holdfast vault test aws-root --because \"monthly test\" --by Ann",
      "  holdfast vault test db --because drill --by Ann --endpoint 127.0.0.1:5433"
    })
final class VaultTry extends OpeningCommand {
  @Parameters(paramLabel = "NAME", description = "As `holdfast vault list` names it.")
  String name = "";

  @Option(
      names = "--endpoint",
      paramLabel = "URL",
      description =
          "Ask there instead, as for an emulator: on record first, owed a rotation afterwards, and no test passed. Without TLS only on this computer.")
  @Nullable String endpoint;

  @Mixin final Witness witness = new Witness();

  VaultTry(Services services) {
    super(services);
  }

  @Override
  protected int execute(Out out) {
    var stated = witness.stated();
    Records.check(this, stated);
    try (var unlocked = unlocked(out)) {
      var vault = unlocked.vault();
      var entry = need(vault, name);
      Witness.enough(stated, entry, unlocked.holders());
      var redactor = redactor(vault, entry);
      var clean = stated.redacted(redactor).with(unlocked.holders());
      try (var records = Records.forUse(this, stated);
          var bench =
              new TestBench(
                  vault,
                  records::testing,
                  clean,
                  redactor,
                  " with --second NAME",
                  where().resolve("run"))) {
        records.opened(unlocked, purpose("test", clean), out);
        var went = bench.attempt(tests(), entry, Optional.ofNullable(endpoint), clock());
        records.tested(vault.ref(entry), went.at(), said(went, redactor), clean);
        var kept =
            went.passed() ? keep(unlocked, entry, records, clean, out) : Optional.<Instant>empty();
        return told(went, entry, kept, redactor, out);
      }
    }
  }

  /// Each connector brings its own; two types need nobody's answer.
  private List<CredentialTest> tests() {
    return Stream.concat(
            services().catalog().connectors().values().stream()
                .flatMap(connector -> connector.credentialTests().stream()),
            Stream.of(new SeedTest(), new SshKeyTest()))
        .toList();
  }

  /// That the day cannot be kept takes nothing from the result.
  private Optional<Instant> keep(
      Unlocked unlocked, VaultEntry entry, Records records, Stated stated, Out out) {
    var now = clock().wall();
    try {
      var vault = unlocked.vault();
      vault.care(name, entry.care().testedAt(now));
      records.save(vault, new VaultEvents.Changing("tested", vault.file(), name, stated));
      return Optional.of(now);
    } catch (ProblemException e) {
      out.progress("Not kept in the entry when it was tested: " + e.problem().text());
      return Optional.empty();
    }
  }

  private static String said(TestBench.Result went, Redactor redactor) {
    return redactor.redact(Upkeep.said(went));
  }

  private int told(
      TestBench.Result went, VaultEntry entry, Optional<Instant> kept, Redactor redactor, Out out) {
    var tried = went.tried();
    var data = new LinkedHashMap<String, @Nullable Object>();
    data.put("entry", name);
    data.put("type", entry.type().id());
    data.put(
        "result",
        switch (tried) {
          case Tried.Works _ -> "works";
          case Tried.NotShown _ -> "not-shown";
          case Tried.Fails _ -> "fails";
        });
    data.put("said", said(went, redactor));
    data.put("at", went.at().address());
    data.put("owed", went.at().elsewhere());
    data.put("next", tried instanceof Tried.Fails(var problem) ? problem.next() : "");
    data.put("lastTested", kept.or(entry.care()::lastTested).map(Instant::toString).orElse(null));
    if (out.json()) {
      out.object(data);
    } else {
      out.line(name + " " + data.get("said"));
      if (tried instanceof Tried.Fails(var problem)) out.line("  Next: " + problem.next());
    }
    return tried instanceof Tried.Works ? Out.GOOD : Out.FINDINGS;
  }
}
