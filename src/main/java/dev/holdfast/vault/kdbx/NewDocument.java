package dev.holdfast.vault.kdbx;

import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/// The XML of an empty vault.
final class NewDocument {
  private NewDocument() {}

  static Document of(String title, Instant now) {
    var xml = Dom.create();
    var file = xml.createElement("KeePassFile");
    xml.appendChild(file);
    var meta = Dom.add(file, "Meta", "");
    Dom.add(meta, "Generator", "Holdfast");
    Dom.add(meta, "DatabaseName", title);
    Dom.add(meta, "DatabaseNameChanged", KdbxTime.write(now));
    var protection = Dom.add(meta, "MemoryProtection", "");
    for (var name : new String[] {"Title", "UserName", "Password", "URL", "Notes"}) {
      Dom.add(protection, "Protect" + name, name.equals("Password") ? "True" : "False");
    }
    Dom.add(meta, "RecycleBinEnabled", "True");
    Dom.add(meta, "HistoryMaxItems", "10");
    Dom.add(meta, "HistoryMaxSize", "6291456");
    Dom.add(meta, "CustomData", "");
    var root = Dom.add(file, "Root", "");
    group(root, title, now);
    Dom.add(root, "DeletedObjects", "");
    return xml;
  }

  static Element group(Element parent, String name, Instant now) {
    var group = Dom.add(parent, "Group", "");
    Dom.add(group, "UUID", uuid());
    Dom.add(group, "Name", name);
    Dom.add(group, "IconID", "48");
    times(group, now);
    Dom.add(group, "IsExpanded", "True");
    return group;
  }

  static Element entry(Element group, Instant now) {
    var entry = Dom.add(group, "Entry", "");
    Dom.add(entry, "UUID", uuid());
    Dom.add(entry, "IconID", "0");
    times(entry, now);
    return entry;
  }

  private static void times(Element parent, Instant now) {
    var times = Dom.add(parent, "Times", "");
    for (var name :
        new String[] {
          "CreationTime", "LastModificationTime", "LastAccessTime", "LocationChanged", "ExpiryTime"
        }) {
      Dom.add(times, name, KdbxTime.write(now));
    }
    Dom.add(times, "Expires", "False");
    Dom.add(times, "UsageCount", "0");
  }

  static String uuid() {
    return Base64.getEncoder().encodeToString(KdfDictionary.bytes(UUID.randomUUID()));
  }
}
