package dev.holdfast.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdfast.kernel.Json;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/// What a chain starts from: `incident.json`, whose hash is the `prev` of the first line.
///
/// @param hash of the exact bytes of the file
record Genesis(Map<String, Object> fields, String authorId, String authorPublic, String hash) {
  static final long FORMAT = 1;

  static byte[] compose(Map<String, Object> fields, AuthorKey author) {
    var all = new LinkedHashMap<String, Object>();
    all.put("holdfast", FORMAT);
    all.putAll(fields);
    var key = new LinkedHashMap<String, Object>();
    key.put("id", author.id());
    key.put("ed25519", author.publicHex());
    all.put("author", key);
    return Json.pretty(all).getBytes(UTF_8);
  }

  /// Reads the file's bytes.
  ///
  /// @throws RuntimeException when they are none
  static Genesis of(byte[] bytes) {
    var fields = Json.object(new String(bytes, UTF_8));
    if (!(fields.get("author") instanceof Map<?, ?> author)
        || !(author.get("id") instanceof String id)
        || !(author.get("ed25519") instanceof String key)) {
      throw new IllegalArgumentException("no author");
    }
    if (!AuthorKey.id(HexFormat.of().parseHex(key)).equals(id)) {
      throw new IllegalArgumentException("the author's id does not fit the key");
    }
    return new Genesis(fields, id, key, Hash.of(bytes));
  }

  boolean newer() {
    return !(fields.get("holdfast") instanceof Long format) || format > FORMAT;
  }
}
