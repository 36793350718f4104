package dev.holdfast.runbook;

import dev.holdfast.incident.Command;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/// Commands as JSON values, for the socket in the home.
final class CommandCodec {
  private CommandCodec() {}

  static Map<String, Object> write(Command command) {
    var data = new LinkedHashMap<String, Object>();
    data.put("command", command.getClass().getSimpleName());
    parts((Record) command, data);
    return data;
  }

  private static Map<String, Object> parts(Record record, Map<String, Object> data) {
    try {
      for (var part : record.getClass().getRecordComponents()) {
        var value = part.getAccessor().invoke(record);
        data.put(
            part.getName(),
            switch (value) {
              case Boolean flag -> flag;
              case Record inner -> parts(inner, new LinkedHashMap<>());
              default -> String.valueOf(value);
            });
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a command is a plain record", e);
    }
    return data;
  }

  /// Reads a command.
  ///
  /// @throws IllegalArgumentException when it is none
  static Command read(Map<String, Object> data) {
    var name = String.valueOf(data.get("command"));
    for (var type : Command.class.getPermittedSubclasses()) {
      if (type.getSimpleName().equals(name)) return (Command) make(type, data);
    }
    throw new IllegalArgumentException("no command called " + name);
  }

  private static Object make(Class<?> type, Map<String, Object> data) {
    var parts = type.getRecordComponents();
    var types = Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new);
    var values = Arrays.stream(parts).map(part -> value(part, data)).toArray();
    try {
      var constructor = type.getDeclaredConstructor(types);
      return constructor.newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException("not a " + type.getSimpleName(), e);
    }
  }

  private static Object value(RecordComponent part, Map<String, Object> data) {
    var value = data.get(part.getName());
    if (value == null) throw new IllegalArgumentException(part.getName() + " is missing");
    if (part.getType() == boolean.class) return Boolean.valueOf(String.valueOf(value));
    if (part.getType() == Instant.class) return Instant.parse(String.valueOf(value));
    if (part.getType().isRecord()) {
      return value instanceof Map<?, ?> inner ? make(part.getType(), texts(inner)) : refuse(part);
    }
    return String.valueOf(value);
  }

  private static Object refuse(RecordComponent part) {
    throw new IllegalArgumentException(part.getName() + " is no object");
  }

  private static Map<String, Object> texts(Map<?, ?> inner) {
    var data = new LinkedHashMap<String, Object>();
    inner.forEach((key, value) -> data.put(String.valueOf(key), String.valueOf(value)));
    return data;
  }
}
