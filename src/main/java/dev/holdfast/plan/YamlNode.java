package dev.holdfast.plan;

import java.util.List;

/// A value of a YAML file with its place: what is left once the YAML library has done its part.
sealed interface YamlNode {
  Position at();

  /// What it is, for a sentence such as "is a list".
  String word();

  /// A single value.
  ///
  /// @param plain written without quotes, so that `5` is a number and `true` a boolean
  record Scalar(String text, boolean plain, Position at) implements YamlNode {
    @Override
    public String word() {
      if (empty()) return "empty";
      return switch (YamlValues.of(this)) {
        case Boolean ignored -> "true or false";
        case Number ignored -> "a number";
        default -> "a text";
      };
    }

    boolean empty() {
      return plain && YamlValues.isNull(text);
    }
  }

  record Sequence(List<YamlNode> items, Position at) implements YamlNode {
    @Override
    public String word() {
      return "a list";
    }
  }

  record Mapping(List<Entry> entries, Position at) implements YamlNode {
    @Override
    public String word() {
      return "a group of keys";
    }
  }

  record Entry(Scalar key, YamlNode value) {}
}
