package dev.holdfast.cli.vault;

import dev.holdfast.cli.GroupedCommand;
import dev.holdfast.kernel.FileReplace;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.kernel.Secret;
import dev.holdfast.vault.Vault;
import dev.holdfast.vault.paper.Sheets;
import dev.holdfast.vault.paper.SheetsHtml;
import dev.holdfast.vault.paper.SheetsPdf;
import dev.holdfast.vault.quorum.QuorumFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Writes recovery sheets for their owner only, and the program that combines shares beside them.
final class PaperFiles {
  private static final String PROGRAM = "combine_shares.py";

  private PaperFiles() {}

  /// Before anything is asked.
  ///
  /// @throws ProblemException `use.wrong`, `vault.exists`
  static Path place(Path stated) {
    var file = stated.toAbsolutePath().normalize();
    if (!String.valueOf(file.getFileName()).matches(".+\\.(html|pdf)")) {
      throw GroupedCommand.wrong("--paper takes a file that ends in .html or .pdf");
    }
    return free(file);
  }

  /// Whether the sheets of these holders can be written there.
  ///
  /// @throws ProblemException `use.wrong`
  static void check(Path file, Set<String> holders) {
    if (!pdf(file)) return;
    for (var name : holders) {
      if (!StandardCharsets.ISO_8859_1.newEncoder().canEncode(name)) {
        throw GroupedCommand.wrong(
            "the fonts of PDF lack letters of '%s'; give --paper FILE.html".formatted(name));
      }
    }
  }

  private static boolean pdf(Path file) {
    return file.toString().endsWith(".pdf");
  }

  static Path free(Path file) {
    if (!Files.exists(file)) return file;
    throw new ProblemException(
        Problem.of(
            "vault.exists",
            "There is a file already at " + file,
            "nothing is written over another file",
            "choose another name"));
  }

  static void write(
      Path file,
      Vault vault,
      Optional<QuorumFile> quorum,
      Map<String, Secret> shares,
      Instant now) {
    var sheets =
        new Sheets(
            vault.file(),
            vault.facts().generation(),
            now.truncatedTo(ChronoUnit.SECONDS),
            quorum.map(found -> new Sheets.Quorum(found.rule(), found.holders())),
            shares);
    var page = pdf(file) ? SheetsPdf.of(sheets, program()) : SheetsHtml.of(sheets, program());
    try {
      FileReplace.write(file, page);
      var beside = file.resolveSibling(PROGRAM);
      if (quorum.isPresent() && !Files.exists(beside)) {
        FileReplace.write(beside, program().getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new ProblemException(
          Problem.of(
              "vault.paper",
              "The sheets could not be written to %s: %s".formatted(file, e.getMessage()),
              "the vault itself is as it was said before",
              "make room or choose another folder, then 'holdfast vault export --paper'"),
          e);
    } finally {
      Arrays.fill(page, (byte) 0);
    }
  }

  private static String program() {
    try (var in = PaperFiles.class.getResourceAsStream("/recovery/" + PROGRAM)) {
      if (in == null) throw new IllegalStateException(PROGRAM + " is not in the program");
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
