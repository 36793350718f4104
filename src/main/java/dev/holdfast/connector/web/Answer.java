package dev.holdfast.connector.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.holdfast.connector.Args;
import dev.holdfast.kernel.Durations;
import dev.holdfast.kernel.Exempt;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Compares an answer with what the plan expects of it.
@Exempt(
    from = "jacksonStaysInKernel",
    reason = "A JSON pointer (RFC 6901) finds its place in an answer of any shape")
record Answer(Args args, Address address) {
  /// One value and nothing behind it, each name once: half a good answer is no good answer.
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private static final String CUT = " (only the first 1 MiB was read)";

  /// All that is wrong with it; empty = it is as it should be.
  List<String> wrong(Fetch.Page page) {
    var wrong = wrongButSlow(page);
    if (slow(page)) wrong.add("slower than " + Durations.write(latency().orElseThrow()));
    return wrong;
  }

  /// Whether being slow is the only complaint: another question may show that the way was slow, but
  /// makes nothing else good.
  boolean onlySlow(Fetch.Page page) {
    return slow(page) && wrongButSlow(page).isEmpty();
  }

  boolean slow(Fetch.Page page) {
    return latency().filter(slowest -> page.took().compareTo(slowest) > 0).isPresent();
  }

  /// The slowest answer that still passes, where the plan states one.
  Optional<Duration> latency() {
    return args.find("latency").map(Duration.class::cast);
  }

  private List<String> wrongButSlow(Fetch.Page page) {
    var wrong = new ArrayList<String>();
    var expected = args.find("is").map(String::valueOf).orElse("200");
    if (!expected.equals(Integer.toString(page.status()))) {
      wrong.add("status " + page.status() + ", expected " + expected);
    }
    if (page.elsewhere().there() && !expected.equals(Integer.toString(page.status()))) {
      wrong.add("it redirects to " + page.elsewhere().to() + ", " + page.elsewhere().why());
    }
    unmeant(page).ifPresent(wrong::add);
    var contains = args.textOr("contains", null);
    if (contains != null && !page.body().contains(contains)) {
      wrong.add("the body does not hold '" + contains + "'" + (page.cut() ? CUT : ""));
    }
    if (!args.map("json").isEmpty()) json(page, args.map("json"), wrong);
    return wrong;
  }

  /// Why it is no answer of what was asked: a sign-in page answers 200 too. Empty where it is one,
  /// or the plan means it.
  Optional<String> unmeant(Fetch.Page page) {
    if (!moved(page) || "follow".equals(args.textOr("redirect", ""))) return Optional.empty();
    return Optional.of(
        "%d came from %s after a redirect; where that is meant the plan says redirect: follow"
            .formatted(page.status(), Address.from(address.real(), page.from())));
  }

  private boolean moved(Fetch.Page page) {
    return !Address.samePlace(address.real(), page.from());
  }

  /// What is told of an answer that is as it should be.
  String told(Fetch.Page page) {
    return page.status() + " in " + took(page) + led(page) + (page.cut() ? CUT : "");
  }

  String took(Fetch.Page page) {
    var connected =
        page.first().isZero() ? "" : ", " + page.first().toMillis() + " ms with a new connection";
    return page.took().toMillis() + " ms" + connected;
  }

  private String led(Fetch.Page page) {
    if (page.elsewhere().there()) return ", redirects to " + page.elsewhere().to();
    return moved(page) ? ", redirected to " + Address.from(address.real(), page.from()) : "";
  }

  private static void json(Fetch.Page page, Map<String, Object> expected, List<String> wrong) {
    JsonNode root;
    try {
      root = JSON.readTree(page.body());
    } catch (JsonProcessingException e) {
      wrong.add("the body is not JSON: " + brief(e.getOriginalMessage()) + (page.cut() ? CUT : ""));
      return;
    }
    expected.forEach(
        (pointer, value) ->
            at(root, pointer)
                .ifPresentOrElse(
                    node -> {
                      if (!same(node, value)) {
                        wrong.add(pointer + " is " + brief(node) + ", expected " + value);
                      }
                    },
                    () -> wrong.add(pointer + " is not there, expected " + value)));
  }

  private static Optional<JsonNode> at(JsonNode root, String pointer) {
    try {
      return Optional.of(root.at(pointer)).filter(node -> !node.isMissingNode());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static boolean same(JsonNode node, Object value) {
    if (node.isNumber() && value instanceof Number number) {
      return node.decimalValue().compareTo(new BigDecimal(number.toString())) == 0;
    }
    if (node.isValueNode()) return node.asText().equals(String.valueOf(value));
    return JSON.valueToTree(value).equals(node);
  }

  private static String brief(JsonNode node) {
    return brief(node.toString());
  }

  private static String brief(String text) {
    return text.length() <= 100 ? text : text.substring(0, 100) + "\u2026";
  }
}
