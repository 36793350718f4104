package dev.holdfast.connector.process;

import dev.holdfast.kernel.Clock;
import dev.holdfast.kernel.Json;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.kernel.Redactor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What is kept of what an ended child wrote: its last words and its outputs, redacted. The raw
/// output goes at once, whatever the end was; a doubt that takes days needs no more than this.
///
/// @param lastLine of its output that says something
/// @param lastLines of both outputs
/// @param outputs the values that it gave
record Remains(String lastLine, String lastLines, Map<String, Object> outputs) {
  private static final String FILE = "remains.json";
  private static final List<String> RAW = List.of("out", "err", "work", "tmp");
  private static final Remains NOTHING = new Remains("", "", Map.of());
  private static final Remains UNREAD =
      new Remains(
          "",
          "what it wrote was removed unread: a secret that it was given is not known any more",
          Map.of());

  /// Children whose outcome a doubt may ask for; what the others wrote is of no use to anybody.
  private static final List<String> ASKED_FOR =
      List.of("-script", "-" + PsqlAction.CHILD, "-" + TerraformApply.CHILD);

  Remains {
    outputs = Map.copyOf(outputs);
  }

  /// Reads what a child of this process wrote, keeps that redacted, and removes the rest.
  static Remains take(Trace trace, Redactor redactor) {
    return kept(trace, redactor, () -> true);
  }

  /// A cancel may have interrupted the thread, and an interrupt closes files that are being read.
  private static Remains kept(Trace trace, Redactor redactor, Known known) {
    var interrupted = Thread.interrupted();
    try {
      return keep(trace, redactor, known);
    } finally {
      if (interrupted) Thread.currentThread().interrupt();
    }
  }

  /// As [#take], of a child that an earlier start of Holdfast left: only where what it was given is
  /// known.
  static Remains found(Trace trace, Redactor redactor) {
    return kept(trace, redactor, () -> Handed.learn(trace, redactor));
  }

  private interface Known {
    boolean all();
  }

  private static Remains keep(Trace trace, Redactor redactor, Known known) {
    var text = trace.read(FILE);
    if (text.isPresent()) {
      RAW.forEach(name -> Trace.delete(trace.file(name)));
      return of(text.get());
    }
    if (!Files.exists(trace.out()) && !Files.exists(trace.err())) return NOTHING;
    var remains = known.all() ? read(trace, redactor) : UNREAD;
    try {
      trace.write(FILE, remains.json());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    RAW.forEach(name -> Trace.delete(trace.file(name)));
    return remains;
  }

  private static Remains read(Trace trace, Redactor redactor) {
    var spill = new Spill(redactor);
    var outputs =
        trace.folder().toString().endsWith("-" + PsqlAction.CHILD)
            ? PsqlCommand.result(redactor, trace)
            : spill.outputs(trace.out());
    return new Remains(spill.lastLine(trace.out()), spill.lastLines(trace), outputs);
  }

  private String json() {
    var map = new LinkedHashMap<String, Object>();
    map.put("last-line", lastLine);
    map.put("last-lines", lastLines);
    map.put("outputs", outputs);
    return Json.write(map);
  }

  private static Remains of(String json) {
    try {
      var map = Json.object(json);
      var outputs = new LinkedHashMap<String, Object>();
      if (map.get("outputs") instanceof Map<?, ?> all) {
        all.forEach((name, value) -> outputs.put(String.valueOf(name), value));
      }
      return new Remains(text(map, "last-line"), text(map, "last-lines"), outputs);
    } catch (ProblemException e) {
      return NOTHING;
    }
  }

  private static String text(Map<String, Object> map, String key) {
    return map.get(key) instanceof String text ? text : "";
  }

  /// At a start of Holdfast: what ended children left in the clear goes. Of one that may still be
  /// at work nothing is touched.
  static void sweep(Path runFolder, Redactor redactor, Clock clock) {
    var working = false;
    for (var trace : Trace.all(runFolder)) {
      if (trace.owned(clock.boot()) || trace.atWork(clock.boot())) working = true;
      else ended(trace, redactor);
    }
    if (working) return;
    // Terraform's children have their credentials beside the plan.
    for (var work : Trace.in(runFolder.resolve(TerraformWork.FOLDER))) Trace.forget(work);
  }

  private static void ended(Trace trace, Redactor redactor) {
    var name = trace.folder().toString();
    if (ASKED_FOR.stream().noneMatch(name::endsWith)) {
      trace.delete();
      return;
    }
    found(trace, redactor);
    Trace.forget(trace.folder());
  }

  /// The incident is closed: nobody asks any more.
  static void forget(Path runFolder, Clock clock) {
    for (var trace : Trace.all(runFolder)) if (!trace.atWork(clock.boot())) trace.delete();
  }
}
