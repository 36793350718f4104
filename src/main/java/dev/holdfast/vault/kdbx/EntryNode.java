package dev.holdfast.vault.kdbx;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdfast.kernel.Secret;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.w3c.dom.Element;

/// One entry of the file. Changes touch only what they name; the rest of the entry stays as other
/// programs left it.
public final class EntryNode {
  private final Element entry;
  private final List<Binary> binaries;

  EntryNode(Element entry, List<Binary> binaries) {
    this.entry = entry;
    this.binaries = binaries;
  }

  Element element() {
    return entry;
  }

  /// The entry's UUID, in base64.
  public String id() {
    return Dom.text(entry, "UUID").orElse("");
  }

  private Optional<Element> string(String key) {
    return Dom.children(entry, "String").stream()
        .filter(string -> Dom.text(string, "Key").filter(key::equals).isPresent())
        .findFirst();
  }

  private Optional<Element> value(String key) {
    return string(key).flatMap(string -> Dom.child(string, "Value"));
  }

  /// Names of all fields that are there.
  public List<String> keys() {
    return Dom.children(entry, "String").stream()
        .flatMap(string -> Dom.text(string, "Key").stream())
        .toList();
  }

  /// Whether the file protects this field: then it is lent as a [Secret] only.
  public boolean isSecret(String key) {
    return value(key).filter(ProtectedValues::isProtected).isPresent();
  }

  /// A field in the clear; empty when it is missing or protected.
  public Optional<String> text(String key) {
    return value(key)
        .filter(value -> !ProtectedValues.isProtected(value))
        .map(Element::getTextContent);
  }

  /// A copy of a field's value, whether the file protects it or not; the caller closes it.
  public Optional<Secret> secret(String key) {
    return value(key)
        .map(
            value ->
                ProtectedValues.of(value)
                    .map(secret -> secret.use(Secret::copyOf))
                    .orElseGet(() -> clear(value)));
  }

  private static Secret clear(Element value) {
    var bytes = value.getTextContent().getBytes(UTF_8);
    try {
      return Secret.copyOf(bytes);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  public void text(String key, String text) {
    var value = needValue(key);
    ProtectedValues.unprotect(value);
    value.setTextContent(text);
  }

  /// Takes a copy of the secret.
  public void secret(String key, Secret secret) {
    ProtectedValues.set(needValue(key), secret.use(Secret::copyOf));
  }

  private Element needValue(String key) {
    var string =
        string(key)
            .orElseGet(
                () -> {
                  var made = entry.getOwnerDocument().createElement("String");
                  Dom.add(made, "Key", key);
                  var after = Dom.child(entry, "Binary").or(() -> Dom.child(entry, "History"));
                  entry.insertBefore(made, after.orElse(null));
                  return made;
                });
    return Dom.need(string, "Value");
  }

  public void removeField(String key) {
    string(key)
        .ifPresent(
            string -> {
              ProtectedValues.wipe(string);
              entry.removeChild(string);
            });
  }

  /// When the entry runs out, where that is set.
  public Optional<Instant> expires() {
    return Dom.child(entry, "Times")
        .filter(times -> Dom.text(times, "Expires").filter("True"::equals).isPresent())
        .flatMap(times -> Dom.text(times, "ExpiryTime"))
        .flatMap(KdbxTime::read);
  }

  public void expires(Optional<Instant> moment) {
    var times = Dom.need(entry, "Times");
    Dom.need(times, "Expires").setTextContent(moment.isPresent() ? "True" : "False");
    moment.ifPresent(at -> Dom.need(times, "ExpiryTime").setTextContent(KdbxTime.write(at)));
  }

  /// Names of the attachments and their sizes.
  public Map<String, Integer> attachments() {
    Map<String, Integer> found = new LinkedHashMap<>();
    for (var binary : Dom.children(entry, "Binary")) {
      Dom.text(binary, "Key")
          .ifPresent(name -> found.put(name, pooled(binary).map(b -> b.bytes().length).orElse(0)));
    }
    return found;
  }

  public Optional<Secret> attachment(String name) {
    return Dom.children(entry, "Binary").stream()
        .filter(binary -> Dom.text(binary, "Key").filter(name::equals).isPresent())
        .findFirst()
        .flatMap(this::pooled)
        .map(binary -> Secret.copyOf(binary.bytes()));
  }

  private Optional<Binary> pooled(Element binary) {
    return Dom.child(binary, "Value")
        .map(EntryNode::reference)
        .filter(at -> at >= 0 && at < binaries.size())
        .map(binaries::get);
  }

  static int reference(Element value) {
    try {
      return Integer.parseInt(value.getAttribute("Ref"));
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  /// Attaches a file; one of that name is replaced.
  public void attach(String name, Secret content) {
    detach(name);
    binaries.add(new Binary(1, content.use(byte[]::clone)));
    var binary = entry.getOwnerDocument().createElement("Binary");
    Dom.add(binary, "Key", name);
    Dom.add(binary, "Value", "").setAttribute("Ref", String.valueOf(binaries.size() - 1));
    entry.insertBefore(binary, Dom.child(entry, "History").orElse(null));
  }

  public void detach(String name) {
    for (var binary : Dom.children(entry, "Binary")) {
      if (Dom.text(binary, "Key").filter(name::equals).isPresent()) entry.removeChild(binary);
    }
  }

  /// Keeps the entry as it is now among its earlier versions, before it is changed.
  public void remember(int most, Instant now) {
    var earlier = ProtectedValues.copy(entry);
    Dom.child(earlier, "History").ifPresent(earlier::removeChild);
    var history = Dom.need(entry, "History");
    history.appendChild(earlier);
    var versions = new ArrayList<>(Dom.children(history, "Entry"));
    while (most >= 0 && versions.size() > most) {
      var oldest = versions.removeFirst();
      ProtectedValues.wipe(oldest);
      history.removeChild(oldest);
    }
    stamp("LastModificationTime", now);
  }

  /// The earlier versions that are kept, oldest first.
  public List<EntryNode> history() {
    return Dom.child(entry, "History").stream()
        .flatMap(history -> Dom.children(history, "Entry").stream())
        .map(version -> new EntryNode(version, binaries))
        .toList();
  }

  /// How many earlier versions are kept.
  public int versions() {
    return Dom.child(entry, "History").map(h -> Dom.children(h, "Entry").size()).orElse(0);
  }

  /// When it was changed last, as the program that did it wrote down.
  public Optional<Instant> modified() {
    return Dom.child(entry, "Times")
        .flatMap(times -> Dom.text(times, "LastModificationTime"))
        .flatMap(KdbxTime::read);
  }

  void moved(Instant now) {
    stamp("LocationChanged", now);
  }

  private void stamp(String what, Instant now) {
    Dom.need(Dom.need(entry, "Times"), what).setTextContent(KdbxTime.write(now));
  }
}
