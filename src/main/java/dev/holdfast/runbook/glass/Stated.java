package dev.holdfast.runbook.glass;

import dev.holdfast.kernel.PersonName;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.kernel.Redactor;
import dev.holdfast.vault.VaultEntry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Who does something with the vault, why, and for which incident, as it goes on record; stated,
/// since nothing on one laptop proves it.
public record Stated(
    String by, Optional<String> second, String because, Optional<String> incident) {
  public static Stated alone(String by) {
    return new Stated(by, Optional.empty(), "", Optional.empty());
  }

  public Map<String, Object> data() {
    var data = new LinkedHashMap<String, Object>();
    data.put("by", by);
    second.ifPresent(name -> data.put("second", name));
    if (!because.isEmpty()) data.put("because", because);
    incident.ifPresent(id -> data.put("incident", id));
    return data;
  }

  /// As it may stand on record, whatever slipped into the reason or a name.
  public Stated redacted(Redactor redactor) {
    return new Stated(
        redactor.redact(by), second.map(redactor::redact), redactor.redact(because), incident);
  }

  /// With the second person that a quorum proved, where nobody stated one.
  public Stated with(List<String> holders) {
    if (second.isPresent() || holders.size() < 2) return this;
    var other = holders.stream().filter(name -> !PersonName.same(name, by)).findFirst();
    return new Stated(by, other, because, incident);
  }

  /// Whether enough people are there.
  ///
  /// @param holders who proved to be there by a share each
  /// @param how how to name the second person
  /// @throws ProblemException `vault.two-people`
  public void enoughFor(VaultEntry entry, List<String> holders, String how) {
    if (!entry.care().twoPeople() || second.isPresent() || holders.size() > 1) return;
    throw new ProblemException(
        Problem.of(
            "vault.two-people",
            "The entry %s needs two people".formatted(entry.name()),
            "one person alone may not open or replace it; nothing was shown or changed",
            "name the other one, who has to be there" + how));
  }
}
