package dev.holdfast.vault.kdbx;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/// XML by the JDK: no document type, nothing fetched, nothing printed.
final class Dom {
  private Dom() {}

  /// @throws IOException when it is no well-formed XML
  static Document parse(byte[] bytes) throws IOException {
    try {
      var factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setXIncludeAware(false);
      factory.setExpandEntityReferences(false);
      var builder = factory.newDocumentBuilder();
      builder.setErrorHandler(new Quiet());
      return builder.parse(new ByteArrayInputStream(bytes));
    } catch (SAXException e) {
      // The parser's message may quote the document.
      throw new IOException("not well-formed");
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }

  static Document create() {
    try {
      return DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().newDocument();
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }

  static void write(Document xml, OutputStream out) throws IOException {
    try {
      var transformer = TransformerFactory.newDefaultInstance().newTransformer();
      transformer.setOutputProperty(OutputKeys.ENCODING, "UTF-8");
      xml.setXmlStandalone(true);
      transformer.transform(new DOMSource(xml), new StreamResult(out));
    } catch (TransformerException e) {
      throw new IOException("the document cannot be written", e);
    }
  }

  static List<Element> children(Element parent) {
    var found = new ArrayList<Element>();
    for (var child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element element) found.add(element);
    }
    return found;
  }

  static List<Element> children(Element parent, String name) {
    return children(parent).stream().filter(child -> child.getTagName().equals(name)).toList();
  }

  static Optional<Element> child(Element parent, String name) {
    return children(parent).stream().filter(child -> child.getTagName().equals(name)).findFirst();
  }

  static Optional<String> text(Element parent, String name) {
    return child(parent, name).map(Element::getTextContent);
  }

  /// The child of that name, made at the end where it is missing.
  static Element need(Element parent, String name) {
    return child(parent, name).orElseGet(() -> add(parent, name, ""));
  }

  static Element add(Element parent, String name, String text) {
    var child = parent.getOwnerDocument().createElement(name);
    if (!text.isEmpty()) child.setTextContent(text);
    parent.appendChild(child);
    return child;
  }

  /// @throws IllegalArgumentException when it is no base64
  static byte[] base64(String text) {
    return Base64.getDecoder().decode(text.strip());
  }

  private static final class Quiet implements ErrorHandler {
    @Override
    public void warning(SAXParseException e) {}

    @Override
    public void error(SAXParseException e) throws SAXException {
      throw e;
    }

    @Override
    public void fatalError(SAXParseException e) throws SAXException {
      throw e;
    }
  }
}
