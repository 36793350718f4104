package dev.holdfast.cli.vault;

import dev.holdfast.cli.Help;
import dev.holdfast.cli.Out;
import dev.holdfast.cli.Prompt;
import dev.holdfast.cli.Services;
import dev.holdfast.kernel.PersonName;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.kernel.Secret;
import dev.holdfast.runbook.glass.Stated;
import dev.holdfast.runbook.glass.VaultEvents;
import dev.holdfast.vault.Generations;
import dev.holdfast.vault.Vault;
import dev.holdfast.vault.paper.PaperFiles;
import dev.holdfast.vault.quorum.Quorum;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `vault quorum`: from now on any k of n people open the vault.
@Command(
    name = "quorum",
    mixinStandardHelpOptions = true,
    description = "Let any K of N people open the vault, each with a passphrase of their own.",
    exitCodeListHeading = Help.CODES,
    exitCodeList = {"0:the shares open it now, and nothing else", Help.PROBLEM, Help.WRONG_USE},
    footerHeading = Help.EXAMPLES,
    footer =
        "  holdfast vault quorum --of 2/3 --paper sheets.html --because \"three on call\" --by Ann")
final class VaultQuorum extends OpeningCommand {
  private static final Pattern OF = Pattern.compile("([0-9]{1,2})/([0-9]{1,2})");
  private static final int MOST = 16;

  @Option(
      names = "--of",
      paramLabel = "K/N",
      required = true,
      description = "How many of how many people, such as 2/3.")
  String of = "";

  @Option(
      names = "--holders-fd",
      paramLabel = "N",
      description =
          "Read the holders from file descriptor N: {\"HOLDER\": \"PASSPHRASE\"} (else asked one by one).")
  @Nullable Integer holdersDescriptor;

  @Option(
      names = "--paper",
      paramLabel = "FILE",
      description =
          "Write everybody's recovery sheet too (.html or .pdf), as `export --paper` does.")
  @Nullable Path paper;

  @Mixin final Witness witness = new Witness();

  VaultQuorum(Services services) {
    super(services);
  }

  @Override
  protected int execute(Out out) {
    var wanted = OF.matcher(of);
    if (!wanted.matches()) throw wrong("--of takes K/N such as 2/3, not '%s'".formatted(of));
    int needed = number(wanted, 1);
    int all = number(wanted, 2);
    if (needed < 2 || needed > all || all > MOST) {
      throw wrong(
          "--of %s cannot be: at least 2 of at most %d, and not more than there are"
              .formatted(of, MOST));
    }
    var sheets = Optional.ofNullable(paper).map(PaperFiles::place);
    var stated = witness.stated();
    unlock.apartFrom(holdersDescriptor);
    Records.check(this, stated);
    try (var unlocked = unlocked(out)) {
      unlocked.vault().readOnly().ifPresent(VaultQuorum::refuse);
      var holders = holders(all, out);
      try {
        sheets.ifPresent(file -> PaperFiles.check(file, holders.keySet()));
        return make(unlocked, needed, holders, new Order(sheets, stated), out);
      } finally {
        holders.values().forEach(Secret::close);
      }
    }
  }

  private static int number(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }

  private record Order(Optional<Path> sheets, Stated stated) {}

  private static void refuse(Problem problem) {
    throw new ProblemException(problem);
  }

  private int make(
      Unlocked unlocked, int needed, Map<String, Secret> holders, Order order, Out out) {
    var vault = unlocked.vault();
    var wish = new Quorum.Wish(needed, services().vaultCost().measure(clock()), clock().wall());
    try (var quorum = Quorum.make(wish, holders, new SecureRandom());
        var records = Records.forUse(this, order.stated())) {
      records.opened(unlocked, purpose("quorum", order.stated()), out);
      records.changing(new VaultEvents.Changing("quorum", vault.file(), "", order.stated()));
      records.saved(vault.file(), quorum.protect(vault));
      var failed = order.sheets().flatMap(file -> paper(file, vault, quorum, records, order));
      failed.ifPresent(problem -> out.progress(problem.text()));
      var left = failed.isEmpty() ? order : new Order(Optional.empty(), order.stated());
      told(vault.file(), quorum, left, out);
      return failed.isEmpty() ? Out.GOOD : Out.FINDINGS;
    }
  }

  /// The quorum is in force by now, so what keeps the sheets from being written is told beside it.
  private Optional<Problem> paper(
      Path file, Vault vault, Quorum quorum, Records records, Order order) {
    try {
      records.changing(new VaultEvents.Changing("paper", vault.file(), "", order.stated()));
      PaperFiles.write(file, vault, Optional.of(quorum.file()), quorum.paper(), clock().wall());
      return Optional.empty();
    } catch (ProblemException e) {
      return Optional.of(e.problem());
    }
  }

  private void told(Path file, Quorum quorum, Order order, Out out) {
    var rule = quorum.file().rule();
    if (out.json()) {
      var data = new LinkedHashMap<String, Object>();
      data.put("file", file);
      data.put("set", rule.name());
      data.put("needed", rule.needed());
      data.put("holders", quorum.file().holders());
      order.sheets().ifPresent(sheets -> data.put("paper", sheets));
      out.object(data);
      return;
    }
    out.line(
        "%d of %d open %s now; what opened it before does not any more."
            .formatted(rule.needed(), rule.holders(), file));
    out.line(
        "Keep %s.quorum-%s.json with the vault: the sealed shares are in it."
            .formatted(
                String.valueOf(file.getFileName()).replaceFirst("\\.kdbx$", ""), rule.name()));
    for (var kept : new Generations(file).beside()) {
      out.line(
          "It still opens as before: %s. Destroy it when the shares were tried.".formatted(kept));
    }
    if (order.sheets().isPresent()) VaultExport.warn(out);
    else out.line("Paper sheets, for the day without Holdfast: holdfast vault export --paper FILE");
  }

  private Map<String, Secret> holders(int all, Out out) {
    var holders = new LinkedHashMap<String, Secret>();
    try {
      if (holdersDescriptor != null) read(holdersDescriptor, holders);
      else ask(all, holders, out);
      if (holders.size() != all) {
        throw wrong("--of %s needs %d holders, here are %d".formatted(of, all, holders.size()));
      }
      return holders;
    } catch (RuntimeException e) {
      holders.values().forEach(Secret::close);
      throw e;
    }
  }

  private static void read(int descriptor, Map<String, Secret> holders) {
    ShareTalk.texts(descriptor)
        .forEach(
            (name, passphrase) -> {
              if (passphrase.isEmpty())
                throw wrong("the passphrase of %s is empty".formatted(name));
              var who = person("a holder", name);
              if (holders.keySet().stream().anyMatch(one -> PersonName.same(one, who)))
                throw wrong(who + " is named twice; each person holds one share");
              holders.put(who, Secret.copyOf(passphrase.getBytes(StandardCharsets.UTF_8)));
            });
  }

  private void ask(int all, Map<String, Secret> holders, Out out) {
    var prompt = services().prompt();
    if (!prompt.there()) throw wrong("without a terminal the holders come from --holders-fd N");
    while (holders.size() < all) {
      var who = prompt.line("Holder %d of %d, name:".formatted(holders.size() + 1, all));
      if (who.isEmpty()) return;
      var name = person("a holder", who.get());
      if (holders.keySet().stream().anyMatch(one -> PersonName.same(one, name))) {
        out.progress(name + " holds a share already; each person holds one.");
        continue;
      }
      twice(prompt, name, out).ifPresent(secret -> holders.put(name, secret));
    }
  }

  /// Nobody sees what is typed, and nobody can set it anew.
  private static Optional<Secret> twice(Prompt prompt, String name, Out out) {
    var first = prompt.secret("Passphrase of %s for this share (not shown):".formatted(name));
    if (first.isEmpty()) return first;
    var again = prompt.secret("The same again:");
    boolean same = again.isPresent() && KeyChoice.same(first.get(), again.get());
    again.ifPresent(Secret::close);
    if (same) return first;
    first.get().close();
    out.progress("The two are not the same.");
    return Optional.empty();
  }
}
