package dev.holdfast.cli.vault;

import dev.holdfast.cli.GroupedCommand;
import dev.holdfast.kernel.FileReplace;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.kernel.Secret;
import dev.holdfast.vault.Vault;
import dev.holdfast.vault.paper.Sheets;
import dev.holdfast.vault.paper.SheetsHtml;
import dev.holdfast.vault.quorum.QuorumFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// Writes recovery sheets for their owner only, and the program that combines shares beside them.
final class PaperFiles {
  private static final String PROGRAM = "combine_shares.py";

  private PaperFiles() {}

  /// Before anything is asked.
  ///
  /// @throws ProblemException `use.wrong`, `vault.exists`
  static Path place(Path stated) {
    var file = stated.toAbsolutePath().normalize();
    if (!String.valueOf(file.getFileName()).endsWith(".html")) {
      throw GroupedCommand.wrong(
          "--paper takes a file that ends in .html; a browser prints it to paper or to PDF");
    }
    return free(file);
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
            now,
            quorum.map(found -> new Sheets.Quorum(found.rule(), found.holders())),
            shares);
    var page = SheetsHtml.of(sheets, program());
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
      SheetsHtml.wipe(page);
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
