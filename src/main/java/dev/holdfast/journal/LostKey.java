package dev.holdfast.journal;

import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// A home whose records are there and whose key is not, as after a copy without `keys/`. A new key
/// made without a word would leave every incident of the home readable and nothing more.
final class LostKey {
  private LostKey() {}

  /// @throws ProblemException `home.key-missing`
  @SuppressWarnings("MissingSummary") // the class says it
  static void refuse(Path home) throws IOException {
    var keys = home.resolve("keys");
    if (!Files.exists(home.resolve(Home.FILE)) || KeyFiles.there(keys)) return;
    var signed = signed(home);
    if (signed.isEmpty()) return;
    throw new ProblemException(
        Problem.of(
            "home.key-missing",
            "The key of this home is missing: %s holds none, and what is recorded here was signed with the key %s"
                .formatted(keys, signed.get()),
            "With a new key nothing that began here could go on, resumed or closed; no key was made",
            "put keys/ back from a copy of the home; where there is none, begin a new home with --home DIR: what is here can still be read (show, journal verify)"));
  }

  /// The key of the home's own record, or else of its newest incident that can be read.
  private static Optional<String> signed(Path home) throws IOException {
    var own = author(home.resolve("journal"));
    if (own.isPresent()) return own;
    var incidents = home.resolve("incidents");
    if (!Files.isDirectory(incidents)) return Optional.empty();
    return Disk.local().list(incidents).reversed().stream()
        .map(LostKey::author)
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<String> author(Path record) {
    try {
      return Optional.of(Genesis.of(Files.readAllBytes(record.resolve(Layout.GENESIS))).authorId());
    } catch (IOException | RuntimeException unreadable) {
      // Damaged, or no record: verifying tells what it is.
      return Optional.empty();
    }
  }
}
