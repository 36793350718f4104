package dev.holdfast.vault.kdbx;

import java.util.Set;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/// Turns the document of a KDBX 3.1 file into one of KDBX 4: moments in the new form, attachments
/// out of the XML (the writer puts them into the inner header), no header hash (the header has its
/// own check now).
final class Modern {
  private static final Set<String> MOMENTS =
      Set.of(
          "CreationTime",
          "LastModificationTime",
          "LastAccessTime",
          "ExpiryTime",
          "LocationChanged",
          "DatabaseNameChanged",
          "DatabaseDescriptionChanged",
          "DefaultUserNameChanged",
          "MasterKeyChanged",
          "RecycleBinChanged",
          "EntryTemplatesGroupChanged",
          "DeletionTime",
          "SettingsChanged");

  private Modern() {}

  static void change(Document xml) {
    var file = xml.getDocumentElement();
    var meta = Dom.need(file, "Meta");
    for (var name : new String[] {"HeaderHash", "Binaries"}) {
      for (var gone : Dom.children(meta, name)) {
        ProtectedValues.wipe(gone);
        meta.removeChild(gone);
      }
    }
    moments(file);
  }

  private static void moments(Element within) {
    for (var child : Dom.children(within)) {
      if (MOMENTS.contains(child.getTagName())) {
        KdbxTime.read(child.getTextContent())
            .ifPresent(moment -> child.setTextContent(KdbxTime.write(moment)));
      } else {
        moments(child);
      }
    }
  }
}
