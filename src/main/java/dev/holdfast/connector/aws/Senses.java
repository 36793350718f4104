package dev.holdfast.connector.aws;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What stands behind each check, by name.
final class Senses {
  private Senses() {}

  static final Map<String, Sense> ALL =
      Stream.of(RunningSenses.ALL, NetworkSenses.ALL, WatchSenses.ALL, StoreSenses.ALL)
          .flatMap(family -> family.entrySet().stream())
          .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
}
