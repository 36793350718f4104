package dev.holdfast.vault.kdbx;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;

/// Looks a file over before the library does, because the library reserves whatever a length says
/// and derives a key at whatever cost a file asks for.
final class Preflight {
  private final Refusals refusals;
  private Optional<Cipher> cipher = Optional.empty();
  private Optional<Kdf> kdf = Optional.empty();
  private boolean gzip;
  private byte[] salt = {};
  private byte[] custom = {};
  private int seedLength;
  private int ivLength;

  private Preflight(Refusals refusals) {
    this.refusals = refusals;
  }

  static Outer look(byte[] file, Refusals refusals) {
    try {
      return new Preflight(refusals).read(file);
    } catch (BufferUnderflowException | IllegalArgumentException e) {
      throw refusals.damaged("its header is incomplete", e);
    }
  }

  private Outer read(byte[] file) {
    var in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    if (file.length < 12 || in.getLong() != Field.MAGIC) throw refusals.notKdbx();
    int minor = in.getShort() & 0xffff;
    int major = in.getShort() & 0xffff;
    if (major != 3 && major != 4) throw refusals.unsupported("KDBX version " + major);
    var fields = new Fields(in, major == 3 ? 2 : 4);
    long rounds = -1;
    while (fields.next()) {
      switch (fields.type()) {
        case Field.COMPRESSION -> gzip = compressed(fields.number(4).getInt());
        case Field.CIPHER -> cipher = Optional.of(known(fields.value()));
        case Field.MASTER_SEED -> seedLength = fields.value().length;
        case Field.IV -> ivLength = fields.value().length;
        case Field.TRANSFORM_SEED -> salt = fields.value();
        case Field.TRANSFORM_ROUNDS -> rounds = fields.number(8).getLong();
        case Field.KDF -> derivation(fields.value());
        case Field.CUSTOM -> custom = fields.value();
        case Field.COMMENT, Field.STREAM_KEY, Field.STREAM_START -> {}
        case Field.STREAM_ID -> fields.number(4);
        default ->
            throw refusals.damaged("field " + fields.type() + " of its header is unknown", null);
      }
    }
    if (major == 3) kdf = Optional.of(new Kdf.AesRounds(rounds));
    var found = complete(major, minor);
    KdfLimits.refusal(found.kdf())
        .ifPresent(
            why -> {
              throw refusals.costly(why);
            });
    if (major == 4) blocks(file, in);
    return found;
  }

  private boolean compressed(int flag) {
    if (flag != 0 && flag != Outer.GZIP_FLAG) throw refusals.unsupported("compression " + flag);
    return flag == Outer.GZIP_FLAG;
  }

  private Cipher known(byte[] uuid) {
    if (uuid.length != 16) throw new BufferUnderflowException();
    var wanted = KdfDictionary.uuid(uuid);
    return Arrays.stream(Cipher.values())
        .filter(one -> one.uuid().equals(wanted))
        .findFirst()
        .orElseThrow(() -> refusals.unsupported("cipher " + wanted));
  }

  private void derivation(byte[] dictionary) {
    var read = KdfDictionary.read(dictionary);
    kdf = read.kdf();
    salt = read.salt();
    if (kdf.isEmpty()) throw refusals.unsupported("an unknown key derivation");
  }

  private Outer complete(int major, int minor) {
    var used = cipher.orElseThrow(BufferUnderflowException::new);
    boolean aes = kdf.filter(Kdf.AesRounds.class::isInstance).isPresent();
    if (seedLength != 32 || ivLength != used.ivLength() || (aes && salt.length != 32)) {
      throw new BufferUnderflowException();
    }
    if (salt.length < 8 || salt.length > 64) throw new BufferUnderflowException();
    return new Outer(
        major, minor, used, gzip, kdf.orElseThrow(BufferUnderflowException::new), salt, custom);
  }

  /// The header's own hash needs no key, and the blocks must fill the rest to the last byte.
  private void blocks(byte[] file, ByteBuffer in) {
    var header = Arrays.copyOf(file, in.position());
    var written = Fields.take(in, 32);
    if (!MessageDigest.isEqual(sha256(header), written)) {
      throw refusals.damaged("its header is not what was written", null);
    }
    Fields.take(in, 32);
    try {
      while (true) {
        in.position(Math.addExact(in.position(), 32));
        int length = in.getInt();
        if (length == 0) break;
        if (length < 0 || length > in.remaining()) throw new BufferUnderflowException();
        in.position(in.position() + length);
      }
    } catch (BufferUnderflowException | IllegalArgumentException e) {
      throw refusals.damaged("it ends too early", e);
    }
    if (in.hasRemaining()) throw refusals.damaged("there is more behind its end", null);
  }

  static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
