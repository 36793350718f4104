package dev.holdfast.connector.aws;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;

/// One answer, as far as it tells who gave it. AWS speaks JSON or XML and is known by its headers;
/// what its stand-ins say of the content type cannot be relied upon.
final class Answer {
  private static final int WORDS = 80;
  private static final int START = 4096;

  private final SdkHttpResponse head;
  private final SdkHttpRequest request;
  private final byte[] body;

  Answer(SdkHttpResponse head, SdkHttpRequest request, byte[] body) {
    this.head = head;
    this.request = request;
    this.body = body;
  }

  Answer with(byte[] other) {
    return new Answer(head, request, other);
  }

  /// What was seen, if AWS cannot have said it.
  Optional<String> foreign() {
    return could() ? Optional.empty() : Optional.of(words());
  }

  private boolean could() {
    if (part()) return true;
    var start = start().toLowerCase(Locale.ROOT);
    if (start.startsWith("<!doctype html") || start.startsWith("<html")) return false;
    if (header("Content-Type").contains("cbor")) return true;
    if (start.isEmpty()) return mayBeSilent();
    var json = start.startsWith("{") || start.startsWith("[");
    var xml = start.startsWith("<");
    if (head.statusCode() / 100 != 2) return json || xml;
    return request.firstMatchingHeader("X-Amz-Target").isPresent() ? json : xml || json;
  }

  /// The bytes of an object, which can be any: only S3 answers the question for a part with one.
  private boolean part() {
    return head.statusCode() == 206
        && request.firstMatchingHeader("Range").isPresent()
        && !header("Content-Range").isEmpty()
        && !header("ETag").isEmpty();
  }

  /// An answer to a question has something in it; the rest is told apart by a header of AWS.
  private boolean mayBeSilent() {
    var aws =
        head.headers().keySet().stream()
            .anyMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("x-amz"));
    if (aws || head.statusCode() >= 500) return true;
    if (head.statusCode() / 100 == 3) return false;
    return request.method() != SdkHttpMethod.POST && request.method() != SdkHttpMethod.GET;
  }

  /// What was seen of an answer that does not end.
  String endless() {
    return words() + ", more than %d MiB of it".formatted(Doorkeeper.MOST_BYTES >> 20);
  }

  private String header(String name) {
    return head.firstMatchingHeader(name).orElse("");
  }

  private String start() {
    var length = Math.min(body.length, START);
    var text = new String(body, 0, length, StandardCharsets.UTF_8);
    return text.startsWith("\uFEFF") ? text.substring(1).strip() : text.strip();
  }

  private String words() {
    var said = new StringBuilder("HTTP ").append(head.statusCode());
    head.firstMatchingHeader("Content-Type")
        .ifPresent(type -> said.append(' ').append(plain(type)));
    head.firstMatchingHeader("Location").ifPresent(to -> said.append(" to ").append(plain(to)));
    var text = plain(start().replaceAll("(?s)<(script|style)\\b.*?(</\\1>|$)|<[^>]*(>|$)", " "));
    if (text.isEmpty()) text = plain(start());
    return said.append(text.isEmpty() ? ", nothing in it" : ", \"" + text + "\"").toString();
  }

  /// On one line, without control characters, short.
  private static String plain(String text) {
    var line = text.replaceAll("[\\p{Cntrl}\\p{Space}\uFFFD]+", " ").strip();
    return line.length() > WORDS ? line.substring(0, WORDS) + "..." : line;
  }
}
