package dev.holdfast.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Replaces known secrets in a stream. It holds back exactly the bytes that may still turn out to
/// be the beginning of one; overlapping finds become one tag.
final class SecretMask extends OutputStream {
  private final SecretAutomaton.Walk walk;
  private final TerminalCodes codes = new TerminalCodes();
  private final ColourWalk coloured;
  private final List<GapWalk> spread;
  private final NumberWalk numbers;
  private final List<EscapeWalk> escapes = new ArrayList<>();
  private final OutputStream out;
  private byte[] held = new byte[256];
  private int[] run = new int[256];
  private int from;
  private int to;
  private int runs;
  private int written;

  /// The line of a dump goes on with the letters of what was found in it.
  private boolean lettersFollow;

  /// Place in the stream of the first byte of `held`.
  private long first;

  private final Map<Integer, String> names = new HashMap<>();

  /// What is looked for.
  ///
  /// @param whole forms as they are
  /// @param spread forms without the gaps between their letters
  /// @param plain values whose letters may be escaped
  record Known(SecretAutomaton whole, SecretAutomaton spread, SecretAutomaton plain) {
    static final Known NOTHING =
        new Known(SecretAutomaton.EMPTY, SecretAutomaton.EMPTY, SecretAutomaton.EMPTY);
  }

  SecretMask(Known known, OutputStream out) {
    this.walk = known.whole().walk();
    this.coloured = new ColourWalk(known.whole());
    this.spread =
        List.of(
            new GapWalk(known.spread(), new Gaps()), new GapWalk(known.spread(), new ColumnGaps()));
    this.numbers = new NumberWalk(known.plain());
    for (var way : Unescape.values()) escapes.add(new EscapeWalk(known.plain(), way));
    this.out = out;
  }

  @Override
  public void write(int b) throws IOException {
    room();
    held[to] = (byte) b;
    run[to++] = 0;
    boolean carried = codes.string();
    boolean code = codes.next((byte) b);
    if (code) coloured.begin(walk, first + to - 1);
    walk.step((byte) b);
    int length = walk.match();
    if (length > 0) found(to - length, to, walk.name());
    coloured.step((byte) b, first + to - 1, !code, walk);
    if (coloured.found()) found(at(coloured.start()), to, coloured.name());
    // What a code carries, such as the address of a link, is looked at as any text is.
    if (!code || carried) shown((byte) b);
    var hold = coloured.hold(first + to);
    for (var way : spread) hold = way.hold(hold);
    hold = numbers.hold(hold);
    for (var escape : escapes) hold = escape.hold(hold);
    release((int) Math.min(to - walk.depth(), hold - first));
  }

  private void shown(byte b) {
    for (var way : spread) {
      way.step(b, first + to - 1);
      if (way.found()) found(at(way.start()), to, way.name());
    }
    numbers.step(b, first + to - 1);
    numbered();
    if (b == '\n') lettersFollow = false;
    else if (lettersFollow && run[to - 1] == 0) run[to - 1] = to - 1 > from ? run[to - 2] : written;
    for (var escape : escapes) {
      escape.step(b, first + to - 1);
      if (escape.found()) found(at(escape.start()), to, escape.name());
    }
  }

  private void numbered() {
    if (!numbers.found()) return;
    found(at(numbers.start()), at(numbers.end()), numbers.name());
    lettersFollow = numbers.lettersFollow();
  }

  /// Where a place of the stream is among what is held; what is gone is gone.
  private int at(long place) {
    return (int) Math.max(place - first, from);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    for (int i = 0; i < length; i++) write(bytes[offset + i]);
  }

  private void room() {
    if (to < held.length) return;
    if (from > held.length / 2) {
      System.arraycopy(held, from, held, 0, to - from);
      System.arraycopy(run, from, run, 0, to - from);
      first += from;
      to -= from;
      from = 0;
    } else {
      held = Arrays.copyOf(held, held.length * 2);
      run = Arrays.copyOf(run, run.length * 2);
    }
  }

  private void found(int start, int end, String name) {
    if (start >= end) return;
    int id = 0;
    for (int i = start; i < end && id == 0; i++) id = run[i];
    if (id == 0) {
      id = ++runs;
      names.put(id, name);
    }
    for (int i = start; i < end; i++) {
      if (run[i] != 0 && run[i] != id) merge(run[i], id);
      run[i] = id;
    }
  }

  private void merge(int other, int id) {
    for (int i = from; i < to; i++) if (run[i] == other) run[i] = id;
  }

  private void release(int until) throws IOException {
    while (from < until) {
      int id = run[from];
      if (id == 0) out.write(held[from]);
      else if (id != written) out.write(("<secret:" + names.remove(id) + ">").getBytes(UTF_8));
      written = id;
      held[from++] = 0;
    }
  }

  /// Passes on what cannot be the beginning of a secret; the rest waits.
  @Override
  public void flush() throws IOException {
    out.flush();
  }

  /// Passes on the rest: no more comes that could complete a secret.
  @Override
  public void close() throws IOException {
    numbers.end(first + to);
    numbered();
    release(to);
    out.close();
  }
}
