package dev.holdfast.vault.kdbx;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/// The groups and entries of a decrypted file.
public final class Tree {
  private static final String NO_UUID = "AAAAAAAAAAAAAAAAAAAAAA==";
  private final Element root;
  private final Element meta;
  private final List<Binary> binaries;

  Tree(Document xml, List<Binary> binaries) {
    var file = xml.getDocumentElement();
    this.root = Dom.need(Dom.need(file, "Root"), "Group");
    this.meta = Dom.need(file, "Meta");
    this.binaries = binaries;
  }

  /// All entries in the order of the file, without what is in the recycle bin.
  public List<EntryNode> entries() {
    var found = new ArrayList<EntryNode>();
    collect(root, Dom.text(meta, "RecycleBinUUID").orElse(NO_UUID), found);
    return found;
  }

  private void collect(Element group, String bin, List<EntryNode> found) {
    if (!bin.equals(NO_UUID) && Dom.text(group, "UUID").filter(bin::equals).isPresent()) return;
    for (var child : Dom.children(group)) {
      if (child.getTagName().equals("Entry")) found.add(new EntryNode(child, binaries));
      if (child.getTagName().equals("Group")) collect(child, bin, found);
    }
  }

  /// A new entry in the first group, before the groups in it.
  public EntryNode add(Instant now) {
    var entry = NewDocument.entry(root, now);
    Dom.child(root, "Group").ifPresent(group -> root.insertBefore(entry, group));
    return new EntryNode(entry, binaries);
  }

  /// Moves an entry to the recycle bin, as other programs do; where a file has none switched on, it
  /// is gone.
  public void remove(EntryNode entry, Instant now) {
    var element = entry.element();
    if (Dom.text(meta, "RecycleBinEnabled").filter("True"::equals).isPresent()) {
      bin(now).appendChild(element);
      entry.moved(now);
      return;
    }
    ProtectedValues.wipe(element);
    element.getParentNode().removeChild(element);
    var deleted =
        Dom.add(Dom.need((Element) root.getParentNode(), "DeletedObjects"), "DeletedObject", "");
    Dom.add(deleted, "UUID", entry.id());
    Dom.add(deleted, "DeletionTime", KdbxTime.write(now));
  }

  private Element bin(Instant now) {
    var known = Dom.text(meta, "RecycleBinUUID").filter(uuid -> !uuid.equals(NO_UUID));
    var found =
        Dom.children(root, "Group").stream()
            .filter(group -> known.isPresent() && known.equals(Dom.text(group, "UUID")))
            .findFirst();
    if (found.isPresent()) return found.get();
    var made = NewDocument.group(root, "Recycle Bin", now);
    Dom.need(meta, "RecycleBinUUID").setTextContent(Dom.text(made, "UUID").orElseThrow());
    Dom.need(meta, "RecycleBinChanged").setTextContent(KdbxTime.write(now));
    return made;
  }

  /// How many earlier versions of an entry are kept.
  public int historyItems() {
    try {
      return Dom.text(meta, "HistoryMaxItems").map(Integer::parseInt).orElse(10);
    } catch (NumberFormatException e) {
      return 10;
    }
  }

  /// The UUID of the outermost group, in base64: made with the file, kept by every program that
  /// saves it and by conversions.
  public String id() {
    return Dom.text(root, "UUID").orElse("");
  }

  /// A value of the file's own, which other programs keep.
  public Optional<String> custom(String key) {
    return Dom.child(meta, "CustomData").stream()
        .flatMap(data -> Dom.children(data, "Item").stream())
        .filter(item -> Dom.text(item, "Key").filter(key::equals).isPresent())
        .findFirst()
        .flatMap(item -> Dom.text(item, "Value"));
  }

  public void custom(String key, String value) {
    var data = Dom.need(meta, "CustomData");
    for (var item : Dom.children(data, "Item")) {
      if (Dom.text(item, "Key").filter(key::equals).isPresent()) {
        Dom.need(item, "Value").setTextContent(value);
        return;
      }
    }
    var item = Dom.add(data, "Item", "");
    Dom.add(item, "Key", key);
    Dom.add(item, "Value", value);
  }

  /// Takes attachments out of the pool that nothing refers to any more, history included.
  void dropUnusedBinaries() {
    Map<Integer, Integer> moved = new HashMap<>();
    var kept = new ArrayList<Binary>();
    eachReference(
        root,
        value -> {
          int old = EntryNode.reference(value);
          if (old < 0 || old >= binaries.size()) return;
          moved.computeIfAbsent(
              old,
              at -> {
                kept.add(binaries.get(at));
                return kept.size() - 1;
              });
          value.setAttribute("Ref", String.valueOf(moved.get(old)));
        });
    binaries.clear();
    binaries.addAll(kept);
  }

  private static void eachReference(Element within, Consumer<Element> user) {
    for (var child : Dom.children(within)) {
      if (child.getTagName().equals("Binary")) Dom.child(child, "Value").ifPresent(user);
      else eachReference(child, user);
    }
  }
}
