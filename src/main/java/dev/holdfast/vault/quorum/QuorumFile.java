package dev.holdfast.vault.quorum;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdfast.kernel.FileReplace;
import dev.holdfast.kernel.Json;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.vault.kdbx.Kdf;
import dev.holdfast.vault.kdbx.KdfLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The sealed shares of a vault, in a file beside it. Useless without k passphrases.
///
/// @param made when; the newest set is the one in force
public record QuorumFile(Rule rule, Instant made, List<SealedShare> shares) {
  private static final int MOST = 1 << 20;
  private static final HexFormat HEX = HexFormat.of();

  public QuorumFile {
    shares = List.copyOf(shares);
  }

  /// Names of the holders.
  public List<String> holders() {
    return shares.stream().map(SealedShare::holder).toList();
  }

  /// What lies beside a vault.
  ///
  /// @param sets newest first; older ones open its earlier generations
  /// @param damaged files that are no whole set: passed over, so that none keeps another from
  ///   opening
  public record Beside(List<QuorumFile> sets, List<Problem> damaged) {
    public Beside {
      sets = List.copyOf(sets);
      damaged = List.copyOf(damaged);
    }
  }

  /// All sets beside a vault that can be read, newest first.
  public static List<QuorumFile> beside(Path vault) {
    return lookBeside(vault).sets();
  }

  /// All sets beside a vault, and what is no whole one.
  public static Beside lookBeside(Path vault) {
    var folder = vault.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) return new Beside(List.of(), List.of());
    var stem = stem(vault) + ".quorum-";
    var sets = new ArrayList<QuorumFile>();
    var damaged = new ArrayList<Problem>();
    try (var files = Files.list(folder)) {
      for (var file : files.sorted().toList()) {
        var name = String.valueOf(file.getFileName());
        if (!name.startsWith(stem) || !name.endsWith(".json")) continue;
        try {
          sets.add(read(file));
        } catch (ProblemException e) {
          damaged.add(e.problem());
        }
      }
    } catch (IOException e) {
      damaged.add(QuorumProblems.damaged(folder, e).problem());
    }
    sets.sort(Comparator.comparing(QuorumFile::made).reversed());
    return new Beside(sets, damaged);
  }

  Path place(Path vault) {
    return vault.resolveSibling(stem(vault) + ".quorum-" + rule.name() + ".json");
  }

  private static String stem(Path vault) {
    var name = String.valueOf(vault.getFileName());
    return name.endsWith(".kdbx") ? name.substring(0, name.length() - 5) : name;
  }

  /// @throws dev.holdfast.kernel.ProblemException `quorum.unwritten`
  void write(Path vault) {
    try {
      FileReplace.write(place(vault), Json.pretty(map()).getBytes(UTF_8));
    } catch (IOException e) {
      throw QuorumProblems.unwritten(place(vault), e);
    }
  }

  private Map<String, Object> map() {
    var holders = new ArrayList<Map<String, Object>>();
    for (var share : shares) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("holder", share.holder());
      one.put("number", share.number());
      one.put("memory", share.kdf().memory());
      one.put("passes", share.kdf().passes());
      one.put("lanes", share.kdf().lanes());
      one.put("salt", HEX.formatHex(share.salt()));
      one.put("nonce", HEX.formatHex(share.nonce()));
      one.put("sealed", HEX.formatHex(share.sealed()));
      holders.add(one);
    }
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("holdfast-quorum", 1);
    all.put("set", rule.name());
    all.put("needed", rule.needed());
    all.put("made", made.toString());
    all.put("holders", holders);
    return all;
  }

  static QuorumFile read(Path file) {
    // A pipe or a device has no size, and no end.
    if (!Files.isRegularFile(file)) throw QuorumProblems.damaged(file, null);
    try (var in = Files.newInputStream(file)) {
      var bytes = in.readNBytes(MOST + 1);
      if (bytes.length > MOST) throw QuorumProblems.damaged(file, null);
      return of(Json.object(new String(bytes, UTF_8)));
    } catch (IOException | RuntimeException | StackOverflowError e) {
      throw QuorumProblems.damaged(file, e);
    }
  }

  private static QuorumFile of(Map<String, Object> all) {
    if (number(all, "holdfast-quorum") != 1 || !(all.get("holders") instanceof List<?> list)) {
      throw new IllegalArgumentException();
    }
    var shares = new ArrayList<SealedShare>();
    for (var one : list) {
      if (!(one instanceof Map<?, ?> map)) throw new IllegalArgumentException();
      shares.add(share(map));
    }
    var rule = new Rule(hex(all, "set", 6), (int) number(all, "needed"), shares.size());
    return new QuorumFile(rule, Instant.parse(text(all, "made")), shares);
  }

  private static SealedShare share(Map<?, ?> map) {
    var kdf = Kdf.Argon2.id(number(map, "memory"), number(map, "passes"), number(map, "lanes"));
    if (KdfLimits.refusal(kdf).isPresent()) throw new IllegalArgumentException();
    return new SealedShare(
        text(map, "holder"),
        (int) number(map, "number"),
        kdf,
        hex(map, "salt", SealedShare.SALT),
        hex(map, "nonce", SealedShare.NONCE),
        hex(map, "sealed", Share.KEY_LENGTH + 16));
  }

  private static String text(Map<?, ?> map, String key) {
    if (map.get(key) instanceof String text) return text;
    throw new IllegalArgumentException();
  }

  private static long number(Map<?, ?> map, String key) {
    if (map.get(key) instanceof Number number) return number.longValue();
    throw new IllegalArgumentException();
  }

  private static byte[] hex(Map<?, ?> map, String key, int length) {
    var bytes = HEX.parseHex(text(map, key));
    if (bytes.length != length) throw new IllegalArgumentException();
    return bytes;
  }
}
