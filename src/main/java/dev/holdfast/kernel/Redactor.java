package dev.holdfast.kernel;

/// Takes secrets out of everything on its way to disk, screen or network. A known secret becomes
/// `<secret:name>`.
public interface Redactor {
  String redact(String text);

  /// The text without the secrets that were learned; what only looks like one stays.
  default String mask(String text) {
    return redact(text);
  }

  /// From now on this value is known under this name. The redactor keeps its own copy.
  void learn(String name, Secret secret);
}
