package dev.holdfast.vault.kdbx;

import dev.holdfast.kernel.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.linguafranca.pwdb.hashedblock.HmacBlockInputStream;
import org.linguafranca.pwdb.kdbx.KdbxHeader;
import org.linguafranca.pwdb.kdbx.KdbxSerializer;
import org.linguafranca.pwdb.security.StreamEncryptor;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/// Decrypts a file with the library's parts, each only after [Preflight] found its sizes bearable.
final class KdbxReader {
  /// What a vault may become when it is unpacked.
  static final int MOST_PLAIN = 256 << 20;

  private final Refusals refusals;

  KdbxReader(Refusals refusals) {
    this.refusals = refusals;
  }

  Kdbx read(byte[] file, byte[] composite) {
    var outer = Preflight.look(file, refusals);
    var header = new CappedHeader(outer);
    var plain = new byte[0];
    try {
      plain = outer.old() ? decryptOld(header, file, composite) : decrypt(header, file, composite);
      return outer.old() ? parseOld(outer, header, plain) : parse(outer, header, plain);
    } catch (ProblemException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // The library has no exception of its own: whatever it trips over is the file's fault.
      throw refusals.damaged("its content is incomplete", e);
    } finally {
      Arrays.fill(plain, (byte) 0);
      header.wipe();
    }
  }

  private byte[] decrypt(CappedHeader header, byte[] file, byte[] composite) throws IOException {
    var in = new ByteArrayInputStream(file);
    var credentials = CappedHeader.credentials(composite);
    KdbxSerializer.readOuterHeader(in, header);
    try {
      KdbxSerializer.readOuterHeaderVerification(header, credentials, new DataInputStream(in));
    } catch (IllegalStateException e) {
      throw refusals.doesNotOpen();
    }
    try {
      var blocks = new HmacBlockInputStream(header.getHmacKey(credentials), in, true);
      return unpacked(header, header.createDecryptedStream(composite, blocks));
    } catch (IllegalStateException e) {
      throw refusals.damaged("its content is not what was written", e);
    }
  }

  /// KDBX 3 has no key check in its header: a wrong key shows in the first bytes or in the padding,
  /// and both are told in the same words.
  private byte[] decryptOld(CappedHeader header, byte[] file, byte[] composite) throws IOException {
    var in = new ByteArrayInputStream(file);
    KdbxSerializer.readOuterHeader(in, header);
    byte[] all;
    try (var stream = header.createDecryptedStream(composite, in)) {
      all = bounded(stream);
    } catch (IOException e) {
      throw refusals.doesNotOpen();
    }
    var start = header.getStreamStartBytes();
    if (start.length != 32
        || all.length < 32
        || !MessageDigest.isEqual(start, Arrays.copyOf(all, 32))) {
      throw refusals.doesNotOpen();
    }
    return unpacked(header, new ByteArrayInputStream(hashedBlocks(all)));
  }

  private byte[] hashedBlocks(byte[] all) {
    var in = ByteBuffer.wrap(all).order(ByteOrder.LITTLE_ENDIAN).position(32);
    var out = ByteBuffer.allocate(all.length);
    for (int expected = 0; ; expected++) {
      int number = in.getInt();
      var hash = Fields.take(in, 32);
      var block = Fields.take(in, in.getInt() & 0xffff_ffffL);
      var right = block.length == 0 ? new byte[32] : Preflight.sha256(block);
      if (number != expected || !MessageDigest.isEqual(hash, right)) {
        throw refusals.damaged("its content is not what was written", null);
      }
      if (block.length == 0) break;
      out.put(block);
    }
    return Arrays.copyOf(out.array(), out.position());
  }

  private byte[] unpacked(KdbxHeader header, InputStream decrypted) throws IOException {
    boolean gzip = header.getCompressionFlags() == KdbxHeader.CompressionFlags.GZIP;
    try (var stream = gzip ? new GZIPInputStream(decrypted) : decrypted) {
      return bounded(stream);
    }
  }

  private byte[] bounded(InputStream stream) throws IOException {
    var bytes = stream.readNBytes(MOST_PLAIN + 1);
    if (bytes.length > MOST_PLAIN) throw refusals.tooLarge(bytes.length, MOST_PLAIN);
    return bytes;
  }

  private Kdbx parse(Outer outer, CappedHeader header, byte[] plain) {
    var in = ByteBuffer.wrap(plain);
    var fields = new Fields(in, 4);
    var binaries = new ArrayList<Binary>();
    while (fields.next()) {
      switch (fields.type()) {
        case Field.INNER_STREAM_ID -> header.setInnerRandomStreamId(fields.number(4).getInt());
        case Field.INNER_STREAM_KEY -> header.setInnerRandomStreamKey(fields.value());
        case Field.INNER_BINARY -> binaries.add(binary(fields.value()));
        default -> throw refusals.unsupported("inner field " + fields.type());
      }
    }
    var xml = xml(Arrays.copyOfRange(plain, in.position(), plain.length), stream(header));
    return new Kdbx(outer, xml, binaries);
  }

  private static Binary binary(byte[] value) {
    if (value.length == 0) throw new BufferUnderflowException();
    return new Binary(value[0], Arrays.copyOfRange(value, 1, value.length));
  }

  private Kdbx parseOld(Outer outer, CappedHeader header, byte[] plain) throws IOException {
    var xml = xml(plain, stream(header));
    var meta = Dom.child(xml.getDocumentElement(), "Meta");
    var hash = meta.flatMap(found -> Dom.text(found, "HeaderHash"));
    if (hash.isPresent()
        && !MessageDigest.isEqual(Dom.base64(hash.get()), header.getHeaderHash())) {
      throw refusals.damaged("its header is not what was written", null);
    }
    return new Kdbx(outer, xml, meta.isPresent() ? oldBinaries(meta.get()) : List.of());
  }

  /// KDBX 3 has the pool in the XML, under numbers that may have gaps.
  private List<Binary> oldBinaries(Element meta) throws IOException {
    var binaries = new ArrayList<Binary>();
    var pool = Dom.child(meta, "Binaries");
    if (pool.isEmpty()) return binaries;
    for (var one : Dom.children(pool.get(), "Binary")) {
      int id = Integer.parseInt(one.getAttribute("ID"));
      if (id < 0 || id > 10_000) throw new BufferUnderflowException();
      var bytes = ProtectedValues.bytes(one);
      if (one.getAttribute("Compressed").equals("True")) {
        try (var unzip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
          bytes = bounded(unzip);
        }
      }
      while (binaries.size() <= id) binaries.add(new Binary(0, new byte[0]));
      binaries.set(id, new Binary(0, bytes));
    }
    return binaries;
  }

  private StreamEncryptor stream(CappedHeader header) {
    return switch (header.getProtectedStreamAlgorithm()) {
      case SALSA_20, CHA_CHA_20 -> header.getInnerStreamEncryptor();
      case NONE, ARC_FOUR -> throw refusals.unsupported("an inner stream cipher of old");
    };
  }

  private Document xml(byte[] bytes, StreamEncryptor stream) {
    try {
      var xml = Dom.parse(bytes);
      ProtectedValues.reveal(xml, stream);
      if (Dom.child(xml.getDocumentElement(), "Root")
          .flatMap(root -> Dom.child(root, "Group"))
          .isEmpty()) {
        throw refusals.damaged("it holds no group", null);
      }
      return xml;
    } catch (IOException e) {
      throw refusals.damaged("its content is no KeePass document", e);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }
}
