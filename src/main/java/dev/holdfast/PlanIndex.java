package dev.holdfast;

import dev.holdfast.connector.Catalog;
import dev.holdfast.plan.PlanLoader;
import dev.holdfast.ui.Cockpit;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the start page shows of the bundled plans, made when the program is packaged: the first
/// frame need not wait for YAML. A plan of which one byte is another than then is not taken from
/// it, and what was taken is read whole behind the first frame.
///
/// It belongs to the program that made it, whose findings are in it, and ships beside it. Who makes
/// another program in the same place makes it anew: [#main].
public final class PlanIndex {
  static final String NAME = ".index";
  private static final String FORMAT = "holdfast plans 1";

  private PlanIndex() {}

  /// Makes the index of a folder of plans.
  ///
  /// @param args that folder
  public static void main(String[] args) throws IOException {
    write(Path.of(args[0]), new Catalog(Main.connectors()));
  }

  static void write(Path plans, Catalog catalog) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      var writer = new EntryWriter(out);
      writer.text(FORMAT);
      for (var folder : BundledPlans.folders(plans)) {
        var print = FolderPrint.of(folder);
        var loaded = PlanLoader.load(folder);
        // One that cannot be used is told with its faults, which the start reads itself.
        if (print.isEmpty() || loaded.plan().isEmpty()) continue;
        var plan = loaded.plan().get();
        var one = new ByteArrayOutputStream();
        new EntryWriter(new DataOutputStream(one))
            .plan(PlanEntries.of(loaded, plan, Cockpit.Origin.BUNDLED, catalog));
        writer.text(folder.getFileName().toString());
        writer.text(print.get());
        out.writeInt(one.size());
        one.writeTo(out);
      }
    }
    Files.write(plans.resolve(NAME), bytes.toByteArray());
  }

  /// All plans of the folder as they are now; empty where one of them is not in the index, or not
  /// as it is on the disk.
  static Optional<List<Cockpit.PlanEntry>> read(Path plans) {
    try {
      var file = plans.resolve(NAME);
      if (!Files.isRegularFile(file)) return Optional.empty();
      var in = new DataInputStream(new ByteArrayInputStream(Files.readAllBytes(file)));
      var reader = new EntryReader(in);
      if (!reader.text().equals(FORMAT)) return Optional.empty();
      var all = new ArrayList<Cockpit.PlanEntry>();
      for (var folder : BundledPlans.folders(plans)) {
        if (in.available() == 0 || !reader.text().equals(folder.getFileName().toString()))
          return Optional.empty();
        if (!reader.text().equals(FolderPrint.of(folder).orElse(""))) return Optional.empty();
        if (in.readInt() <= 0) return Optional.empty();
        all.add(reader.plan(folder, Cockpit.Origin.BUNDLED));
      }
      return in.available() == 0 ? Optional.of(List.copyOf(all)) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
