package dev.holdfast.vault.paper;

import dev.holdfast.kernel.FileReplace;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.kernel.Secret;
import dev.holdfast.vault.Vault;
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
public final class PaperFiles {
  private static final String PROGRAM = "combine_shares.py";

  private PaperFiles() {}

  /// Before anything is asked.
  ///
  /// @throws ProblemException `use.wrong`, `vault.exists`
  public static Path place(Path stated) {
    var file = stated.toAbsolutePath().normalize();
    if (!String.valueOf(file.getFileName()).matches(".+\\.(html|pdf)")) {
      throw wrong("Recovery sheets go to a file that ends in .html or .pdf");
    }
    return free(file);
  }

  /// Whether the sheets of these holders can be written there.
  ///
  /// @throws ProblemException `use.wrong`
  public static void check(Path file, Set<String> holders) {
    if (!pdf(file)) return;
    for (var name : holders) {
      if (!StandardCharsets.ISO_8859_1.newEncoder().canEncode(name)) {
        throw wrong(
            "The fonts of PDF lack letters of '%s'; take a file that ends in .html"
                .formatted(name));
      }
    }
  }

  private static ProblemException wrong(String what) {
    return new ProblemException(Problem.of("use.wrong", what, "Nothing was started", ""));
  }

  private static boolean pdf(Path file) {
    return file.toString().endsWith(".pdf");
  }

  /// A place where nothing is yet.
  ///
  /// @throws ProblemException `vault.exists`
  public static Path free(Path file) {
    if (!Files.exists(file)) return file;
    throw new ProblemException(
        Problem.of(
            "vault.exists",
            "There is a file already at " + file,
            "nothing is written over another file",
            "choose another name"));
  }

  /// Writes them, and the program beside them.
  ///
  /// @param shares each holder's share in words; they stay the caller's
  /// @throws ProblemException `vault.paper`
  public static void write(
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
