package dev.holdfast.journal;

import java.nio.file.Path;
import java.util.regex.Pattern;

/// Where things are in a journal's folder.
record Layout(Path folder) {
  static final String GENESIS = "incident.json";
  static final String CHECKPOINTS = "checkpoints";
  static final String BLOBS = "blobs";
  static final String TEMPORARY = ".tmp";
  static final Pattern CHAIN = Pattern.compile("a-([0-9a-f]{16})");
  static final Pattern SEGMENT = Pattern.compile("([0-9]{8})\\.jsonl");
  static final Pattern ASIDE = Pattern.compile("torn-[0-9]{8}T[0-9]{6}Z-[0-9a-f]{8}\\.bin");
  static final Pattern CHECKPOINT = Pattern.compile("([0-9]{10})\\.json");

  Path genesis() {
    return folder.resolve(GENESIS);
  }

  Path chain(String keyId) {
    return folder.resolve("a-" + keyId);
  }

  Path segment(String keyId, int number) {
    return chain(keyId).resolve("%08d.jsonl".formatted(number));
  }

  Path checkpoints() {
    return folder.resolve(CHECKPOINTS);
  }

  Path checkpoint(long seq) {
    return checkpoints().resolve("%010d.json".formatted(seq));
  }

  Path blobs() {
    return folder.resolve(BLOBS);
  }

  /// The name in damage lists: relative, with slashes on every system.
  String name(Path file) {
    return folder.relativize(file).toString().replace('\\', '/');
  }
}
