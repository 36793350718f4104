package dev.holdfast.plan;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// Values of the YAML 1.2 core schema (section 10.3.2): `no` and `12:30` are texts.
final class YamlValues {
  private static final Pattern DECIMAL = Pattern.compile("[-+]?[0-9]+");
  private static final Pattern OCTAL = Pattern.compile("0o[0-7]+");
  private static final Pattern HEX = Pattern.compile("0x[0-9a-fA-F]+");
  private static final Pattern FLOAT =
      Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]{1,4})?");

  private YamlValues() {}

  static boolean isNull(String text) {
    return switch (text) {
      case "", "~", "null", "Null", "NULL" -> true;
      default -> false;
    };
  }

  /// `String`, `Long`, `BigDecimal`, `Boolean`, an ordered map or a list of these. Empty values
  /// become an empty text; who cares has refused them before.
  static Object of(YamlNode node) {
    return switch (node) {
      case YamlNode.Scalar scalar -> scalar.plain() ? plain(scalar.text()) : scalar.text();
      case YamlNode.Sequence sequence -> {
        var items = new ArrayList<Object>();
        for (var item : sequence.items()) items.add(of(item));
        yield Collections.unmodifiableList(items);
      }
      case YamlNode.Mapping mapping -> map(mapping);
    };
  }

  static Map<String, Object> map(YamlNode.Mapping mapping) {
    var map = new LinkedHashMap<String, Object>();
    for (var entry : mapping.entries()) map.put(entry.key().text(), of(entry.value()));
    return Collections.unmodifiableMap(map);
  }

  static Object plain(String text) {
    if (isNull(text)) return "";
    switch (text) {
      case "true", "True", "TRUE" -> {
        return true;
      }
      case "false", "False", "FALSE" -> {
        return false;
      }
      default -> {}
    }
    if (text.length() > 400) return text;
    if (DECIMAL.matcher(text).matches()) return whole(new BigInteger(unsigned(text)));
    if (OCTAL.matcher(text).matches()) return whole(new BigInteger(text.substring(2), 8));
    if (HEX.matcher(text).matches()) return whole(new BigInteger(text.substring(2), 16));
    if (FLOAT.matcher(text).matches()) return new BigDecimal(unsigned(text));
    return text;
  }

  private static String unsigned(String text) {
    return text.startsWith("+") ? text.substring(1) : text;
  }

  private static Object whole(BigInteger number) {
    return number.bitLength() < Long.SIZE ? (Object) number.longValue() : new BigDecimal(number);
  }
}
