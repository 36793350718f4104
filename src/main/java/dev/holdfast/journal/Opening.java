package dev.holdfast.journal;

import dev.holdfast.kernel.Clock;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;

/// Gets a journal's folder ready for writing, on the journal's own thread.
record Opening(Path folder, AuthorKey key, Clock clock, Options options, EntryList entries) {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  Pen create(Map<String, Object> fields) throws IOException {
    var disk = options.disk();
    var layout = new Layout(folder);
    NetworkShare.refuse(folder);
    if (Files.exists(layout.genesis())) {
      throw new ProblemException(
          Problem.of(
              "journal.exists",
              "There is already a journal in " + folder,
              "a record is never written over",
              "open it, or choose another folder"));
    }
    disk.makeFolder(layout.chain(key.id()));
    disk.makeFolder(layout.blobs());
    disk.makeFolder(layout.checkpoints());
    var bytes = Genesis.compose(fields, key);
    Genesis.of(bytes);
    Pen.place(disk, layout.genesis(), bytes);
    var parent = folder.toAbsolutePath().getParent();
    if (parent != null) disk.forceFolder(parent);
    return open();
  }

  Pen open() throws IOException {
    NetworkShare.refuse(folder);
    var disk = options.disk();
    var survey = Survey.withEntries(disk, folder, entries::add);
    var genesis = survey.genesis().orElseThrow(() -> refused(survey));
    if (genesis.newer()) throw newer();
    if (!survey.beyondMending().isEmpty()) throw refused(survey);
    if (!genesis.authorId().equals(key.id())) throw another(genesis);
    for (var left : survey.temporaries()) disk.delete(left);
    var torn = survey.torn();
    // Named once: the clock goes on between the file and the event that names it.
    var aside = torn.map(this::aside);
    if (torn.isPresent()) setAside(disk, torn.get(), aside.orElseThrow());
    var pen = new Pen(this, genesis.hash(), survey);
    if (survey.lastSignature().equals(Hash.NONE)) pen.putSignature();
    for (var blob : survey.orphanBlobs()) {
      pen.nameBlob(blob.getFileName().toString(), disk.read(blob).length);
    }
    for (var orphan : survey.orphanAsides()) note(pen, orphan, disk.read(orphan));
    if (torn.isPresent()) note(pen, aside.orElseThrow(), torn.get().bytes());
    if (survey.unsignedClose()) pen.sign();
    return pen;
  }

  private Path aside(Chain.Torn torn) {
    return torn.file()
        .resolveSibling(
            "torn-%s-%s.bin"
                .formatted(DATE.format(clock.wall()), Hash.of(torn.bytes()).substring(0, 8)));
  }

  private static void setAside(Disk disk, Chain.Torn torn, Path aside) throws IOException {
    Pen.place(disk, aside, torn.bytes());
    try (var out = disk.append(torn.file())) {
      out.truncate(torn.offset());
      out.force();
    }
  }

  private static void note(Pen pen, Path aside, byte[] bytes) throws IOException {
    var data = new LinkedHashMap<String, Object>();
    data.put("aside", aside.getFileName().toString());
    data.put("sha256", Hash.of(bytes));
    data.put("bytes", (long) bytes.length);
    pen.append(Events.TORN, data);
  }

  private ProblemException refused(Survey survey) {
    var first = survey.beyondMending().getFirst();
    return new ProblemException(
        Problem.of(
            "journal.damaged",
            "The journal in %s does not verify: %s at byte %d: %s"
                .formatted(folder, first.file(), first.offset(), first.kind()),
            "what is wrong is not what a crash leaves behind, so nothing is repaired by guessing",
            "it can still be read and reported; restore the folder from a copy, or declare anew"));
  }

  private ProblemException newer() {
    return new ProblemException(
        Problem.of(
            "journal.newer",
            "The journal in " + folder + " was written by a newer Holdfast",
            "this version might misread it",
            "use the newer version"));
  }

  private ProblemException another(Genesis genesis) {
    return new ProblemException(
        Problem.of(
            "journal.another-author",
            "The journal in %s belongs to the key %s, this home signs with %s"
                .formatted(folder, genesis.authorId(), key.id()),
            "only its author may go on with a chain",
            "open it in the home it comes from; here it can be read"));
  }
}
