package dev.holdfast.vault.kdbx;

import java.io.IOException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;

/// Key files in XML. The library's reader fetches what a document type names and takes a file with
/// a wrong hash for an ordinary one.
public final class KeyFileXml {
  private KeyFileXml() {}

  /// What a file turned out to be.
  public sealed interface Found {
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Key(byte[] key) implements Found {}

    record Damaged() implements Found {}

    record NotXml() implements Found {}
  }

  public static Found read(byte[] bytes) {
    try {
      var root = Dom.parse(bytes).getDocumentElement();
      if (!root.getTagName().equals("KeyFile")) return new Found.NotXml();
      var version =
          Dom.child(root, "Meta").flatMap(meta -> Dom.text(meta, "Version")).orElse("").strip();
      var data = Dom.child(root, "Key").flatMap(key -> Dom.child(key, "Data"));
      if (data.isEmpty()) return new Found.Damaged();
      var text = data.get().getTextContent().replaceAll("\\s", "");
      if (version.startsWith("1.")) return new Found.Key(Dom.base64(text));
      if (!version.startsWith("2.")) return new Found.Damaged();
      var key = HexFormat.of().parseHex(text);
      var check = HexFormat.of().parseHex(data.get().getAttribute("Hash").strip());
      var hash = Arrays.copyOf(Preflight.sha256(key), 4);
      return MessageDigest.isEqual(check, hash) ? new Found.Key(key) : new Found.Damaged();
    } catch (IOException e) {
      return new Found.NotXml();
    } catch (IllegalArgumentException e) {
      return new Found.Damaged();
    }
  }
}
