package dev.holdfast.connector;

import dev.holdfast.kernel.Secret;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Resolved parameters, each already of the type its [Param] names (see [Param.Type]).
public record Args(Map<String, Object> values) {
  public Args {
    values = Map.copyOf(values);
  }

  public boolean has(String name) {
    return values.containsKey(name);
  }

  public Optional<Object> find(String name) {
    return Optional.ofNullable(values.get(name));
  }

  private <T> T need(String name, Class<T> type) {
    Object value = values.get(name);
    if (!type.isInstance(value)) {
      throw new IllegalArgumentException(
          "parameter " + name + " is " + value + ", not " + type.getSimpleName());
    }
    return type.cast(value);
  }

  public String text(String name) {
    return need(name, String.class);
  }

  public @Nullable String textOr(String name, @Nullable String other) {
    return values.get(name) instanceof String text ? text : other;
  }

  public long integer(String name) {
    return need(name, Long.class);
  }

  public BigDecimal decimal(String name) {
    return need(name, BigDecimal.class);
  }

  public boolean flag(String name) {
    return values.get(name) instanceof Boolean flag && flag;
  }

  public Duration duration(String name) {
    return need(name, Duration.class);
  }

  public Instant instant(String name) {
    return need(name, Instant.class);
  }

  public Path file(String name) {
    return need(name, Path.class);
  }

  public Secret secret(String name) {
    return need(name, Secret.class);
  }

  public List<String> texts(String name) {
    return values.get(name) instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of();
  }

  @SuppressWarnings("unchecked")
  public Map<String, Object> map(String name) {
    return values.get(name) instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
  }

  /// Sorted, for the record and for comparing; secrets print as `***`.
  public Map<String, Object> sorted() {
    return new TreeMap<>(values);
  }
}
