package dev.holdfast.vault.kdbx;

import dev.holdfast.kernel.Secret;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.linguafranca.pwdb.security.StreamEncryptor;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/// The values that a KDBX document encrypts a second time, in the order of the document. In memory
/// each hangs as a [Secret] on its element, whose text is empty.
final class ProtectedValues {
  private static final String SECRET = "holdfast.secret";
  private static final String PROTECTED = "Protected";

  private ProtectedValues() {}

  static boolean isProtected(Element value) {
    return value.getAttribute(PROTECTED).toLowerCase(Locale.ROOT).equals("true");
  }

  static Optional<Secret> of(Element value) {
    return Optional.ofNullable((Secret) value.getUserData(SECRET));
  }

  /// Gives an element a secret for its value; what it had is wiped.
  static void set(Element value, Secret secret) {
    of(value).ifPresent(Secret::close);
    value.setTextContent("");
    value.setAttribute(PROTECTED, "True");
    value.setUserData(SECRET, secret, null);
  }

  static void unprotect(Element value) {
    of(value).ifPresent(Secret::close);
    value.setUserData(SECRET, null, null);
    value.removeAttribute(PROTECTED);
  }

  /// A copy with secrets of its own; the DOM's own copying leaves them behind.
  static Element copy(Element from) {
    var to = (Element) from.cloneNode(true);
    copySecrets(from, to);
    return to;
  }

  private static void copySecrets(Node from, Node to) {
    if (from instanceof Element element && to instanceof Element copied) {
      of(element).ifPresent(secret -> copied.setUserData(SECRET, secret.use(Secret::copyOf), null));
    }
    var a = from.getFirstChild();
    var b = to.getFirstChild();
    while (a != null && b != null) {
      copySecrets(a, b);
      a = a.getNextSibling();
      b = b.getNextSibling();
    }
  }

  /// The value of an element of a pool, protected or not.
  static byte[] bytes(Element value) {
    var secret = of(value);
    return secret.isPresent()
        ? secret.get().use(byte[]::clone)
        : Dom.base64(value.getTextContent());
  }

  static void reveal(Document xml, StreamEncryptor stream) {
    each(
        xml.getDocumentElement(),
        value -> {
          var bytes = stream.decrypt(Dom.base64(value.getTextContent()));
          value.setTextContent("");
          value.setUserData(SECRET, Secret.copyOf(bytes), null);
          Arrays.fill(bytes, (byte) 0);
        });
  }

  static void seal(Document xml, StreamEncryptor stream) {
    each(
        xml.getDocumentElement(),
        value ->
            of(value)
                .ifPresent(
                    secret ->
                        value.setTextContent(
                            Base64.getEncoder().encodeToString(secret.use(stream::encrypt)))));
  }

  static void clear(Document xml) {
    each(xml.getDocumentElement(), value -> value.setTextContent(""));
  }

  static void wipe(Document xml) {
    wipe(xml.getDocumentElement());
  }

  static void wipe(Element within) {
    each(within, value -> of(value).ifPresent(Secret::close));
  }

  private static void each(Node node, Consumer<Element> user) {
    if (node instanceof Element element && isProtected(element)) user.accept(element);
    for (var child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element) each(child, user);
    }
  }
}
