package dev.holdfast.cli;

import dev.holdfast.connector.Surroundings;
import dev.holdfast.incident.Mode;
import dev.holdfast.journal.Home;
import dev.holdfast.plan.Plan;
import dev.holdfast.runbook.glass.VaultEvents;
import dev.holdfast.vault.Purpose;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The vault for a command that reads outside of any run; each use is on the home's record first.
final class VaultGlance {
  @Mixin VaultUse vault = new VaultUse();

  @Option(
      names = "--by",
      paramLabel = "NAME",
      description = "Who opens the vault for it (else the user here).")
  @Nullable String by;

  /// What reads.
  interface Look<T> {
    T with(Surroundings.Credentials credentials) throws InterruptedException;
  }

  /// For whom it is opened.
  ///
  /// @param what such as `sense`
  /// @param because the reason, as it goes on record
  record Ask(String what, Path plan, String because, boolean live) {}

  /// Reads with what the vault has for the plan, or says that it is not asked.
  <T> T look(Common command, Plan plan, Ask ask, Out out, Look<T> look)
      throws InterruptedException {
    var services = command.services;
    var home = command.homeFolder();
    var mode = ask.live() ? Mode.LIVE : Mode.REHEARSAL;
    try (var open = vault.forRun(services, home, plan, mode)) {
      if (ask.live()) {
        open.atOnce(out, out.json() ? Prompt.NOBODY : services.prompt(), purpose(ask));
      }
      if (!open.opened()) {
        if (ask.live() && !vault.none && Files.exists(home.resolve(VaultUse.USUAL))) {
          out.progress("the vault is not asked: profiles and the tools' own credentials are used");
        }
        return look.with(services.credentials());
      }
      // Where its record cannot be had, nothing is used.
      try (var written = Home.forWriting(home, services.clock())) {
        open.in(written);
        var record = written.record(services.clock());
        Surroundings.Audit audit =
            (entry, id, use, who) -> record.note(new VaultEvents.Used(id, entry, use, who));
        return look.with(open.credentials().forRun(audit, services.redactors().get()));
      }
    }
  }

  private Purpose purpose(Ask ask) {
    var who = by == null ? System.getProperty("user.name", "unknown") : People.name("--by", by);
    return new Purpose(ask.what() + " " + ask.plan().getFileName(), ask.because(), who, "");
  }
}
