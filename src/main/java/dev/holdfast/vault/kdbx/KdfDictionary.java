package dev.holdfast.vault.kdbx;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The key derivation's settings as KDBX 4 writes them: a dictionary of typed values.
final class KdfDictionary {
  private static final UUID ARGON2_D = UUID.fromString("EF636DDF-8C29-444B-91F7-A9A403E30A0C");
  private static final UUID ARGON2_ID = UUID.fromString("9E298B19-56DB-4773-B23D-FC3EC6F0A1E6");
  private static final UUID AES_3 = UUID.fromString("C9D9F39A-628A-4460-BF74-0D08C18A4FEA");
  private static final UUID AES_4 = UUID.fromString("7C02BB82-79A7-4AC0-927D-114A00648238");
  private static final int UINT32 = 0x04;
  private static final int UINT64 = 0x05;
  private static final int BYTES = 0x42;

  /// @param kdf empty when the settings name a derivation that is not known
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Read(Optional<Kdf> kdf, byte[] salt) {}

  private KdfDictionary() {}

  /// @throws BufferUnderflowException when a value is missing or too short
  static Read read(byte[] dictionary) {
    var values = values(dictionary);
    var salt = need(values, "S");
    var uuid = uuid(need(values, "$UUID"));
    if (uuid.equals(AES_3) || uuid.equals(AES_4)) {
      return new Read(Optional.of(new Kdf.AesRounds(number(values, "R"))), salt);
    }
    boolean id = uuid.equals(ARGON2_ID);
    if ((!id && !uuid.equals(ARGON2_D)) || values.containsKey("K") || values.containsKey("A")) {
      return new Read(Optional.empty(), salt);
    }
    var version = number(values, "V");
    var kdf =
        new Kdf.Argon2(
            id ? Kdf.Variant.ID : Kdf.Variant.D,
            number(values, "M"),
            number(values, "I"),
            number(values, "P"),
            version > 0xff ? 0xff : (int) version);
    return new Read(Optional.of(kdf), salt);
  }

  private static Map<String, byte[]> values(byte[] dictionary) {
    var in = ByteBuffer.wrap(dictionary).order(ByteOrder.LITTLE_ENDIAN);
    var values = new HashMap<String, byte[]>();
    in.getShort();
    while (in.get() != 0) {
      var key = new String(Fields.take(in, in.getInt() & 0xffff_ffffL), US_ASCII);
      values.put(key, Fields.take(in, in.getInt() & 0xffff_ffffL));
    }
    return values;
  }

  private static byte[] need(Map<String, byte[]> values, String key) {
    var value = values.get(key);
    if (value == null) throw new BufferUnderflowException();
    return value;
  }

  private static long number(Map<String, byte[]> values, String key) {
    var value = need(values, key);
    var in = ByteBuffer.wrap(value).order(ByteOrder.LITTLE_ENDIAN);
    return value.length == 4 ? in.getInt() & 0xffff_ffffL : in.getLong();
  }

  static UUID uuid(byte[] bytes) {
    var in = ByteBuffer.wrap(bytes);
    return new UUID(in.getLong(), in.getLong());
  }

  static byte[] bytes(UUID uuid) {
    return ByteBuffer.allocate(16)
        .putLong(uuid.getMostSignificantBits())
        .putLong(uuid.getLeastSignificantBits())
        .array();
  }

  static byte[] write(Kdf kdf, byte[] salt) {
    var out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {0x00, 0x01});
    switch (kdf) {
      case Kdf.Argon2 cost -> {
        put(out, BYTES, "$UUID", bytes(cost.variant() == Kdf.Variant.ID ? ARGON2_ID : ARGON2_D));
        put(out, UINT32, "V", little(4).putInt(cost.version()).array());
        put(out, BYTES, "S", salt);
        put(out, UINT32, "P", little(4).putInt((int) cost.lanes()).array());
        put(out, UINT64, "M", little(8).putLong(cost.memory()).array());
        put(out, UINT64, "I", little(8).putLong(cost.passes()).array());
      }
      case Kdf.AesRounds(long rounds) -> {
        put(out, BYTES, "$UUID", bytes(AES_3));
        put(out, UINT64, "R", little(8).putLong(rounds).array());
        put(out, BYTES, "S", salt);
      }
    }
    out.write(0);
    return out.toByteArray();
  }

  private static void put(ByteArrayOutputStream out, int type, String key, byte[] value) {
    out.write(type);
    out.writeBytes(little(4).putInt(key.length()).array());
    out.writeBytes(key.getBytes(US_ASCII));
    out.writeBytes(little(4).putInt(value.length).array());
    out.writeBytes(value);
  }

  static ByteBuffer little(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }
}
