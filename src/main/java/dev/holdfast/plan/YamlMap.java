package dev.holdfast.plan;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads one mapping by key. Every key that is asked for is remembered: what is left at [#done()]
/// is unknown. A fault becomes a finding and a harmless value, so that reading goes on.
final class YamlMap {
  private final YamlNode.Mapping node;
  private final String type;
  private final Reading reading;
  private final ScalarReader scalars;
  private final Map<String, YamlNode.Entry> entries = new LinkedHashMap<>();
  private final Set<String> asked = new LinkedHashSet<>();

  /// @param type kind of object as in the schema's `$defs`, such as `step`
  YamlMap(YamlNode.Mapping node, String type, Reading reading) {
    this.node = node;
    this.type = type;
    this.reading = reading;
    this.scalars = new ScalarReader(name(type), reading);
    for (var entry : node.entries()) entries.put(entry.key().text(), entry);
  }

  /// Empty, with a finding, where the node is no mapping.
  static Optional<YamlMap> of(YamlNode node, String type, Reading reading) {
    if (node instanceof YamlNode.Mapping mapping) {
      return Optional.of(new YamlMap(mapping, type, reading));
    }
    reading.add(Faults.wrongType(node.at(), name(type), "a group of keys", node.word()));
    return Optional.empty();
  }

  Position at() {
    return node.at();
  }

  /// Where the key's value is written, else where the object begins.
  Position place(String key) {
    var entry = entries.get(key);
    return entry == null ? at() : entry.value().at();
  }

  Reading reading() {
    return reading;
  }

  /// Whether the key is written, without counting as asked.
  boolean has(String key) {
    return entries.containsKey(key);
  }

  boolean isMapping(String key) {
    var entry = entries.get(key);
    return entry != null && entry.value() instanceof YamlNode.Mapping;
  }

  /// The value as written, or null, with a finding where it is written but empty.
  @Nullable YamlNode optional(String key) {
    return take(key, false);
  }

  /// The value as written, or null with a finding.
  @Nullable YamlNode required(String key) {
    return take(key, true);
  }

  private @Nullable YamlNode take(String key, boolean required) {
    asked.add(key);
    reading.asked(type, key, required);
    var entry = entries.get(key);
    if (entry == null) {
      if (required) reading.add(Faults.missingKey(at(), key, name(type)));
      return null;
    }
    if (entry.value() instanceof YamlNode.Scalar scalar && scalar.empty()) {
      reading.add(Faults.emptyValue(entry.key().at(), key));
      reading.losses().part(scalar.at());
      return null;
    }
    return entry.value();
  }

  String text(String key) {
    return or(scalars.text(key, required(key)), "");
  }

  @Nullable String optionalText(String key) {
    return scalars.text(key, optional(key));
  }

  String id(String key) {
    var id = or(scalars.id(key, required(key)), "");
    if (!isId(id)) reading.losses().part(at());
    return id;
  }

  @Nullable String optionalId(String key) {
    return scalars.id(key, optional(key));
  }

  boolean flag(String key, boolean preset) {
    return scalars.flag(key, optional(key), preset);
  }

  int count(String key, int preset, int least, int most) {
    return scalars.count(key, optional(key), preset, least, most);
  }

  Duration duration(String key) {
    return or(scalars.duration(key, required(key)), Duration.ZERO);
  }

  @Nullable Duration optionalDuration(String key) {
    return scalars.duration(key, optional(key));
  }

  /// A duration that is not 0.
  @Nullable Duration optionalLasting(String key) {
    return scalars.lasting(key, optional(key));
  }

  static boolean isId(String text) {
    return ScalarReader.isId(text);
  }

  /// Bounded at a thousand years, so that sums of a few stay within what clocks can hold.
  static Optional<Duration> durationOf(String text) {
    return ScalarReader.durationOf(text);
  }

  @Nullable LocalDate optionalDate(String key) {
    return scalars.date(key, optional(key));
  }

  String period(String key) {
    return or(scalars.period(key, required(key)), "");
  }

  @Nullable String optionalPeriod(String key) {
    return scalars.period(key, optional(key));
  }

  /// One of the enum's constants, written in lower case with `-`.
  <E extends Enum<E>> @Nullable E optionalChoice(String key, Class<E> type) {
    var value = optional(key);
    var text = scalars.text(key, value);
    if (value == null || text == null) return null;
    for (var constant : type.getEnumConstants()) if (word(constant).equals(text)) return constant;
    var words = new ArrayList<String>();
    for (var constant : type.getEnumConstants()) words.add(word(constant));
    reading.add(Faults.badChoice(value.at(), scalars.what(key), text, words));
    return null;
  }

  <E extends Enum<E>> E choice(String key, Class<E> type, E preset) {
    var choice = optionalChoice(key, type);
    return choice == null ? preset : choice;
  }

  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  String choice(String key, List<String> words) {
    var value = required(key);
    var text = scalars.text(key, value);
    if (value == null || text == null) return words.getFirst();
    if (!words.contains(text))
      reading.add(Faults.badChoice(value.at(), scalars.what(key), text, words));
    return text;
  }

  /// One of the words; an empty text where it is absent or another.
  String optionalWord(String key, List<String> words) {
    var value = optional(key);
    var text = scalars.text(key, value);
    if (value == null || text == null) return "";
    if (words.contains(text)) return text;
    reading.add(Faults.badChoice(value.at(), scalars.what(key), text, words));
    return "";
  }

  /// Counts the key as known without reading it.
  void know(String key) {
    asked.add(key);
    reading.asked(type, key, false);
  }

  /// Says that the key's value is not what it must be.
  void fault(String key, String wanted) {
    var entry = entries.get(key);
    if (entry == null) return;
    var value = entry.value();
    reading.add(
        value instanceof YamlNode.Scalar scalar
            ? Faults.badValue(value.at(), scalars.what(key), scalar.text(), wanted)
            : Faults.wrongType(value.at(), scalars.what(key), wanted, value.word()));
  }

  /// Any value, as [YamlValues] gives it.
  @Nullable Object optionalValue(String key) {
    return valueOf(key, optional(key));
  }

  Object value(String key) {
    return or(valueOf(key, required(key)), "");
  }

  private @Nullable Object valueOf(String key, @Nullable YamlNode value) {
    if (value == null) return null;
    scalars.refuseEmpty(value, key);
    return YamlValues.of(value);
  }

  /// Named values in the order written; empty where absent.
  Map<String, Object> values(String key) {
    var value = optional(key);
    if (value == null) return Map.of();
    if (value instanceof YamlNode.Mapping mapping) {
      scalars.refuseEmpty(mapping, key);
      return YamlValues.map(mapping);
    }
    reading.add(Faults.wrongType(value.at(), scalars.what(key), "a group of keys", value.word()));
    reading.losses().part(value.at());
    return Map.of();
  }

  Map<String, String> texts(String key, @Nullable YamlNode value) {
    if (value == null) return Map.of();
    if (!(value instanceof YamlNode.Mapping mapping)) {
      reading.add(Faults.wrongType(value.at(), scalars.what(key), "a group of keys", value.word()));
      return Map.of();
    }
    var texts = new LinkedHashMap<String, String>();
    for (var entry : mapping.entries()) {
      texts.put(entry.key().text(), or(scalars.text(entry.key().text(), entry.value()), ""));
    }
    return Collections.unmodifiableMap(texts);
  }

  List<String> textList(String key) {
    return list(key, optional(key), item -> scalars.text(key, item));
  }

  List<String> requiredTextList(String key) {
    return list(key, required(key), item -> scalars.text(key, item));
  }

  List<String> ids(String key) {
    return list(key, optional(key), item -> scalars.id(key, item));
  }

  /// Empty where the key is absent; an empty list where it is an empty list.
  Optional<List<String>> statedIds(String key) {
    return has(key) ? Optional.of(ids(key)) : declare(key);
  }

  private Optional<List<String>> declare(String key) {
    optional(key);
    return Optional.empty();
  }

  private <T> List<T> list(
      String key, @Nullable YamlNode value, Function<YamlNode, @Nullable T> each) {
    if (value == null) return List.of();
    if (!(value instanceof YamlNode.Sequence sequence)) {
      reading.add(Faults.wrongType(value.at(), scalars.what(key), "a list", value.word()));
      reading.losses().part(value.at());
      return List.of();
    }
    var items = new ArrayList<T>();
    for (var item : sequence.items()) {
      if (item instanceof YamlNode.Scalar scalar && scalar.empty()) {
        reading.add(Faults.emptyValue(item.at(), key));
        reading.losses().item(value, item);
        continue;
      }
      var read = each.apply(item);
      if (read == null) reading.losses().item(value, item);
      else items.add(read);
    }
    return List.copyOf(items);
  }

  /// A list of whatever `each` makes of an item; null drops it.
  <T> List<T> items(String key, Function<YamlNode, @Nullable T> each) {
    return list(key, optional(key), each);
  }

  <T> List<T> requiredItems(String key, Function<YamlNode, @Nullable T> each) {
    var value = required(key);
    var items = list(key, value, each);
    if (value instanceof YamlNode.Sequence sequence && sequence.items().isEmpty()) {
      reading.add(
          Faults.badValue(value.at(), scalars.what(key), "[]", "a list with something in it"));
    }
    return items;
  }

  /// A list of objects.
  <T> List<T> objects(String key, String itemType, Function<YamlMap, T> each) {
    return items(key, item -> object(item, itemType, each));
  }

  <T> List<T> requiredObjects(String key, String itemType, Function<YamlMap, T> each) {
    return requiredItems(key, item -> object(item, itemType, each));
  }

  <T> @Nullable T optionalObject(String key, String itemType, Function<YamlMap, T> each) {
    var value = optional(key);
    return value == null ? null : object(value, itemType, each);
  }

  private <T> @Nullable T object(YamlNode item, String itemType, Function<YamlMap, T> each) {
    var map = of(item, itemType, reading);
    if (map.isEmpty()) return null;
    var made = each.apply(map.get());
    map.get().done();
    return made;
  }

  List<Source> source() {
    return new SourceReader(reading).read(optional("source"));
  }

  /// Everything that nobody has asked for, as settings of whoever it is for.
  Map<String, Object> rest() {
    var rest = new LinkedHashMap<String, Object>();
    for (var entry : node.entries()) {
      var key = entry.key().text();
      if (asked.contains(key)) continue;
      var near = asked.stream().filter(word -> Suggestion.distance(word, key) == 1).findFirst();
      if (near.isPresent()) {
        reading.add(Faults.unknownKey(entry.key().at(), key, name(type), List.of(near.get())));
        reading.losses().misspelt(at());
        continue;
      }
      scalars.refuseEmpty(entry.value(), key);
      rest.put(key, YamlValues.of(entry.value()));
    }
    asked.addAll(rest.keySet());
    return Collections.unmodifiableMap(rest);
  }

  /// Keys that the object may have in another form, with the form's name: a better message.
  void misplaced(List<String> keys, String belongs) {
    for (var key : keys) {
      reading.asked(type, key, false);
      var entry = entries.get(key);
      if (entry == null || asked.contains(key)) continue;
      asked.add(key);
      reading.add(Faults.misplacedKey(entry.key().at(), key, name(type), belongs));
    }
  }

  /// Reports a key that means nothing here and belongs somewhere else.
  void elsewhere(String key, String belongs) {
    reading.asked(type, key, false);
    var entry = entries.get(key);
    if (entry == null || !asked.add(key)) return;
    reading.add(Faults.keyElsewhere(entry.key().at(), key, name(type), belongs));
  }

  /// Reports what nobody has asked for.
  void done() {
    for (var entry : node.entries()) {
      var key = entry.key().text();
      if (!asked.contains(key)) {
        reading.add(Faults.unknownKey(entry.key().at(), key, name(type), asked));
        reading.losses().misspelt(at());
      }
    }
  }

  private static String name(String type) {
    return "the " + type.replace('-', ' ');
  }

  private static <T> T or(@Nullable T value, T other) {
    return value == null ? other : value;
  }
}
