package dev.holdfast.cli;

import dev.holdfast.incident.CredentialView;
import dev.holdfast.incident.Updates;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Credentials that left the vault, and messages that people are owed, for `--json`.
final class Given {
  private Given() {}

  static Map<String, Object> credential(CredentialView one) {
    var data = new LinkedHashMap<String, Object>();
    data.put("entry", one.entry());
    data.put("vault", one.vault());
    data.put("file", one.what().file());
    data.put("owed", one.owed());
    data.put("uses", one.uses().stream().map(Given::use).toList());
    var settled = one.settled();
    if (settled != null) {
      data.put(
          "settled",
          Map.of(
              "how", settled.how(),
              "by", settled.by(),
              "because", settled.because(),
              "when", settled.at().toString()));
    }
    return data;
  }

  private static Map<String, Object> use(CredentialView.Use use) {
    var data = new LinkedHashMap<String, Object>();
    data.put("when", use.at().toString());
    data.put("how", use.how());
    data.put("step", use.step());
    data.put("target", use.target());
    data.put("by", use.by());
    if (!use.second().isEmpty()) data.put("second", use.second());
    data.put("because", use.because());
    return data;
  }

  static Map<String, Object> message(Updates.Message one) {
    var data = new LinkedHashMap<String, @Nullable Object>();
    data.put("id", one.id());
    data.put("audience", one.audience());
    data.put("channels", one.channels());
    data.put("text", one.text());
    data.put("sent", one.sent() == null ? null : String.valueOf(one.sent()));
    data.put("due", one.due() == null ? null : String.valueOf(one.due()));
    return nonNull(data);
  }

  /// Nulls are written as JSON null; the map only says that they are allowed.
  @SuppressWarnings("NullAway")
  private static Map<String, Object> nonNull(Map<String, @Nullable Object> data) {
    return data;
  }
}
