package dev.holdfast.peers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// One HTTP request as [SlowProxy] reads it off the socket.
final class Exchange {
  private final String method;
  private final String path;
  private final Map<String, String> headers;
  private final byte[] body;

  private Exchange(String method, String path, Map<String, String> headers, byte[] body) {
    this.method = method;
    this.path = path;
    this.headers = headers;
    this.body = body;
  }

  String method() {
    return method;
  }

  String path() {
    return path;
  }

  Map<String, String> headers() {
    return headers;
  }

  byte[] body() {
    return body;
  }

  private static final Pattern ACTION = Pattern.compile("(?:^|&)Action=(\\w+)");
  private static final Pattern OPERATION = Pattern.compile("/operation/(\\w+)");

  static Optional<Exchange> read(InputStream in, OutputStream out) throws IOException {
    var first = line(in);
    if (first.isEmpty()) return Optional.empty();
    var parts = first.split(" ", -1);
    var headers = new LinkedHashMap<String, String>();
    for (var line = line(in); !line.isEmpty(); line = line(in)) {
      var colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    if (headers.containsKey("expect")) {
      out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      out.flush();
    }
    return Optional.of(new Exchange(parts[0], parts[1], headers, body(in, headers)));
  }

  private static byte[] body(InputStream in, Map<String, String> headers) throws IOException {
    if (!"chunked".equalsIgnoreCase(headers.get("transfer-encoding"))) {
      return in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
    }
    var whole = new ByteArrayOutputStream();
    for (var size = chunk(in); size > 0; size = chunk(in)) {
      whole.write(in.readNBytes(size));
      line(in);
    }
    line(in);
    return whole.toByteArray();
  }

  private static int chunk(InputStream in) throws IOException {
    return Integer.parseInt(line(in).split(";", -1)[0].strip(), 16);
  }

  private static String line(InputStream in) throws IOException {
    var text = new ByteArrayOutputStream();
    for (int at = in.read(); at >= 0 && at != '\n'; at = in.read()) {
      if (at != '\r') text.write(at);
    }
    return text.toString(StandardCharsets.UTF_8);
  }

  String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /// The AWS operation: from the target header, the form, the RPC path, or method and path.
  String action() {
    var target = headers.get("x-amz-target");
    if (target != null) return target.substring(target.lastIndexOf('.') + 1);
    var operation = OPERATION.matcher(path);
    if (operation.find()) return operation.group(1);
    var form = ACTION.matcher(text());
    if (form.find()) return form.group(1);
    if (path.contains("/rrset")) {
      return method.equals("POST") ? "ChangeResourceRecordSets" : "ListResourceRecordSets";
    }
    return path.contains("/change/") ? "GetChange" : method + " " + path;
  }
}
