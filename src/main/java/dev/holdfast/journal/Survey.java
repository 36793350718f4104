package dev.holdfast.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdfast.kernel.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Accounts for every file in a journal's folder: the chain, what it names, and what is too much.
final class Survey {
  private final Disk disk;
  private final Layout layout;
  private final List<Damage> damage = new ArrayList<>();
  private final List<Damage> notes = new ArrayList<>();
  private final List<Path> segments = new ArrayList<>();
  private final List<Path> asides = new ArrayList<>();
  private final List<Path> blobs = new ArrayList<>();
  private final List<Path> checkpoints = new ArrayList<>();
  private final List<Path> temporaries = new ArrayList<>();
  private final List<Path> orphanBlobs = new ArrayList<>();
  private final List<Path> orphanAsides = new ArrayList<>();
  private final Map<Long, String> heads = new HashMap<>();
  private final Set<Long> wanted = new HashSet<>();
  private final Set<String> namedBlobs = new HashSet<>();
  private final Map<String, String> namedAsides = new HashMap<>();
  private @Nullable Genesis genesis;
  private @Nullable Chain chain;
  private @Nullable Checkpoint lastCheckpoint;
  private long signedTo;

  /// Whether the last event closes it.
  private boolean closed;

  private Survey(Disk disk, Path folder) {
    this.disk = disk;
    this.layout = new Layout(folder);
  }

  /// Surveys a folder and hands each entry that verifies to a consumer.
  static Survey withEntries(Disk disk, Path folder, Consumer<Entry> entries) throws IOException {
    var survey = new Survey(disk, folder);
    survey.run(entries);
    return survey;
  }

  /// Surveys a folder without keeping its entries.
  static Survey quick(Disk disk, Path folder) throws IOException {
    var survey = new Survey(disk, folder);
    survey.run(null);
    return survey;
  }

  /// Surveys a folder without keeping its entries, but the hashes of some of them.
  static Survey heads(Disk disk, Path folder, Set<Long> of) throws IOException {
    var survey = new Survey(disk, folder);
    survey.wanted.addAll(of);
    survey.run(null);
    return survey;
  }

  private void run(@Nullable Consumer<Entry> entries) throws IOException {
    readGenesis();
    sortFiles();
    var start = genesis;
    if (start == null) {
      segments.forEach(file -> damaged(file, "start of the chain unreadable"));
      checkpoints.forEach(file -> damaged(file, "start of the chain unreadable"));
      return;
    }
    var signatures = readCheckpoints(start);
    heads.put(0L, start.hash());
    var walk =
        new Chain(
            layout, start.hash(), (seq, bytes, from, to) -> line(seq, bytes, from, to, entries));
    chain = walk;
    walk.read(disk, segments);
    damage.addAll(walk.damage());
    checkSignatures(start, signatures, walk.seq());
    if (unsignedClose()) damage.add(new Damage(Layout.CHECKPOINTS, 0, Damage.UNSIGNED));
    checkBlobs();
    checkAsides();
  }

  private void readGenesis() throws IOException {
    try {
      genesis = Genesis.of(disk.read(layout.genesis()));
    } catch (NoSuchFileException e) {
      damage.add(new Damage(Layout.GENESIS, 0, "missing"));
    } catch (ProblemException | IllegalArgumentException e) {
      damage.add(new Damage(Layout.GENESIS, 0, "unreadable"));
    }
  }

  private void sortFiles() throws IOException {
    for (var file : disk.list(layout.folder())) {
      var name = String.valueOf(file.getFileName());
      var isFolder = Files.isDirectory(file);
      if (name.equals(Layout.CHECKPOINTS) && isFolder) {
        sort(file, Layout.CHECKPOINT, checkpoints);
      } else if (name.equals(Layout.BLOBS) && isFolder) {
        for (var blob : disk.list(file)) {
          var blobName = String.valueOf(blob.getFileName());
          if (Hash.isHash(blobName)) blobs.add(blob);
          else strange(blob, Hash.isHash(written(blobName)));
        }
      } else if (isFolder && Layout.CHAIN.matcher(name).matches()) {
        if (genesis == null || name.equals("a-" + genesis.authorId())) {
          for (var inside : disk.list(file)) sortChain(inside);
        } else {
          damaged(file, "unknown author");
        }
      } else if (!name.equals(Layout.GENESIS)) {
        strange(file, written(name).equals(Layout.GENESIS));
      }
    }
  }

  private void sortChain(Path file) {
    var name = String.valueOf(file.getFileName());
    if (Layout.SEGMENT.matcher(name).matches()) segments.add(file);
    else if (Layout.ASIDE.matcher(name).matches()) asides.add(file);
    else strange(file, Layout.ASIDE.matcher(written(name)).matches());
  }

  private void sort(Path folder, java.util.regex.Pattern pattern, List<Path> into)
      throws IOException {
    for (var file : disk.list(folder)) {
      var name = String.valueOf(file.getFileName());
      if (pattern.matcher(name).matches()) into.add(file);
      else strange(file, pattern.matcher(written(name)).matches());
    }
  }

  /// What a file was to be called once it was whole; empty for one that is not on its way.
  private static String written(String name) {
    return name.endsWith(Layout.TEMPORARY)
        ? name.substring(0, name.length() - Layout.TEMPORARY.length())
        : "";
  }

  /// A half-written file that never got its name belongs to nothing: a crash explains it, and
  /// nothing that the record says is in it.
  private void strange(Path file, boolean onItsWay) {
    if (onItsWay && !Files.isDirectory(file)) {
      temporaries.add(file);
      notes.add(new Damage(layout.name(file), 0, Damage.LEFT_OVER));
    } else {
      damaged(file, "unknown file");
    }
  }

  private Map<Path, Checkpoint> readCheckpoints(Genesis start) throws IOException {
    var read = new java.util.LinkedHashMap<Path, Checkpoint>();
    var prev = Hash.NONE;
    var bytesOf = new ArrayList<byte[]>();
    for (var file : checkpoints) bytesOf.add(disk.read(file));
    var proved = proved(bytesOf, start);
    for (var i = 0; i < proved.size(); i++) {
      var file = checkpoints.get(i);
      var bytes = bytesOf.get(i);
      var checkpoint = proved.get(i).orElse(null);
      if (checkpoint == null || !layout.checkpoint(checkpoint.seq()).equals(file)) {
        damaged(file, "signature does not verify");
      } else if (!checkpoint.prev().equals(prev)) {
        damaged(file, "does not follow from the signature before");
      } else {
        read.put(file, checkpoint);
        wanted.add(checkpoint.seq());
        lastCheckpoint = checkpoint;
      }
      prev = Hash.of(bytes);
    }
    return read;
  }

  // A proved signature signs the hash of the one before it, and so proves that one too: from the
  // newest back, a signature is checked by itself only where that chain is cut.
  private static List<Optional<Checkpoint>> proved(List<byte[]> all, Genesis start) {
    var proved = new ArrayList<Optional<Checkpoint>>();
    var vouchedFor = Hash.NONE;
    for (var bytes : all.reversed()) {
      var checkpoint =
          vouchedFor.equals(Hash.of(bytes))
              ? Checkpoint.unproved(bytes)
              : Checkpoint.of(bytes, start);
      vouchedFor = checkpoint == null ? Hash.NONE : checkpoint.prev();
      proved.add(Optional.ofNullable(checkpoint));
    }
    return proved.reversed();
  }

  private @Nullable String line(
      long seq, byte[] bytes, int from, int to, @Nullable Consumer<Entry> entries) {
    if (entries != null || Line.isOurs(bytes, from, to)) {
      try {
        var entry = Line.entry(bytes, from, to);
        if (entries != null) entries.accept(entry);
        noteNames(entry);
      } catch (ProblemException | ClassCastException | DateTimeException e) {
        return "unreadable";
      }
    }
    closed = Line.closes(bytes, from, to);
    if (wanted.contains(seq)) heads.put(seq, new String(Line.hashOf(bytes, to), UTF_8));
    return null;
  }

  private void noteNames(Entry entry) {
    switch (entry.type()) {
      case Events.BLOB -> namedBlobs.add(String.valueOf(entry.data().get("sha256")));
      case Events.TORN ->
          namedAsides.put(
              String.valueOf(entry.data().get("aside")),
              String.valueOf(entry.data().get("sha256")));
      default -> {}
    }
  }

  private void checkSignatures(Genesis start, Map<Path, Checkpoint> signatures, long seq) {
    signatures.forEach(
        (file, checkpoint) -> {
          if (!checkpoint.genesis().equals(start.hash())) {
            damaged(file, "signs another chain");
          } else if (checkpoint.seq() > seq) {
            damaged(file, "signed entries are missing");
          } else if (!checkpoint.head().equals(heads.get(checkpoint.seq()))) {
            damaged(file, "signs another chain");
          } else {
            signedTo = Math.max(signedTo, checkpoint.seq());
          }
        });
  }

  private void checkBlobs() throws IOException {
    for (var file : blobs) {
      var name = String.valueOf(file.getFileName());
      if (!Hash.of(disk.read(file)).equals(name)) {
        damaged(file, "content does not match the name");
      } else if (!namedBlobs.contains(name)) {
        orphanBlobs.add(file);
        damaged(file, Damage.LEFT_OVER);
      }
    }
    for (var name : namedBlobs) {
      var file = layout.blobs().resolve(name);
      if (!Files.exists(file)) damaged(file, "missing");
    }
  }

  private void checkAsides() throws IOException {
    var missing = new HashMap<>(namedAsides);
    for (var file : asides) {
      var name = String.valueOf(file.getFileName());
      var hash = missing.remove(name);
      if (hash == null) {
        orphanAsides.add(file);
        damaged(file, Damage.LEFT_OVER);
      } else if (!Hash.of(disk.read(file)).equals(hash)) {
        damaged(file, "content does not match the record");
      }
    }
    var start = genesis;
    if (start == null) return;
    missing
        .keySet()
        .forEach(name -> damaged(layout.chain(start.authorId()).resolve(name), "missing"));
  }

  private void damaged(Path file, String kind) {
    damage.add(new Damage(layout.name(file), 0, kind));
  }

  Optional<Genesis> genesis() {
    return Optional.ofNullable(genesis);
  }

  List<Damage> damage() {
    return damage;
  }

  /// What a crash left behind that is no part of the record; opening for writing deletes it.
  List<Damage> notes() {
    return notes;
  }

  /// Damage that no crash explains, so that opening for writing has to refuse.
  List<Damage> beyondMending() {
    return damage.stream().filter(d -> !d.crash()).toList();
  }

  /// A crash between the last event and its signature.
  boolean unsignedClose() {
    return closed && signedTo < seq();
  }

  long seq() {
    return chain == null ? 0 : chain.seq();
  }

  String head() {
    if (chain != null) return chain.head();
    return Hash.NONE;
  }

  /// The hash of an entry that was asked for or is signed; empty where there is no such entry.
  String headAt(long seq) {
    return heads.getOrDefault(seq, "");
  }

  long signedTo() {
    return signedTo;
  }

  String lastSignature() {
    return lastCheckpoint == null ? Hash.NONE : lastCheckpoint.fileHash();
  }

  Optional<Chain.Torn> torn() {
    return Optional.ofNullable(chain).map(Chain::torn);
  }

  List<Path> segments() {
    return segments;
  }

  List<Path> temporaries() {
    return temporaries;
  }

  List<Path> orphanBlobs() {
    return orphanBlobs;
  }

  List<Path> orphanAsides() {
    return orphanAsides;
  }

  Set<String> namedBlobs() {
    return namedBlobs;
  }
}
