package dev.holdfast.vault;

/// One value of an entry.
///
/// @param id as people and `--secret-fd` name it
/// @param field where it lies in the KDBX entry
public record Part(String id, String field, Kind kind, Need need) {
  /// Whether it may be seen without a reason.
  public enum Kind {
    PLAIN,
    SECRET
  }

  /// Whether an entry can be without it.
  public enum Need {
    REQUIRED,
    OPTIONAL
  }

  static Part plain(String id, String field) {
    return new Part(id, field, Kind.PLAIN, Need.REQUIRED);
  }

  static Part secret(String id, String field) {
    return new Part(id, field, Kind.SECRET, Need.REQUIRED);
  }

  Part orNone() {
    return new Part(id, field, kind, Need.OPTIONAL);
  }

  public boolean isSecret() {
    return kind == Kind.SECRET;
  }

  public boolean isRequired() {
    return need == Need.REQUIRED;
  }
}
