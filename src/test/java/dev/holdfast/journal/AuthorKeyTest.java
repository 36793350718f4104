package dev.holdfast.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class AuthorKeyTest {
  @Test
  void takesAPairAndSignsWithIt() throws GeneralSecurityException {
    var made = AuthorKey.generate();
    var read = AuthorKey.of(made.pkcs8(), made.x509());
    var message = "intent".getBytes(UTF_8);
    assertThat(read.publicHex()).isEqualTo(made.publicHex());
    assertThat(AuthorKey.verifies(made.publicHex(), message, read.sign(message))).isTrue();
  }

  @Test
  void refusesKeysThatAreNoPair() {
    var one = AuthorKey.generate();
    var other = AuthorKey.generate();
    assertThatThrownBy(() -> AuthorKey.of(one.pkcs8(), other.x509()))
        .isInstanceOf(GeneralSecurityException.class)
        .hasMessageContaining("no pair");
  }

  /// RFC 8032, 7.1, test 1.
  @Test
  void knowsThePairOfTheStandard() throws GeneralSecurityException {
    var hex = HexFormat.of();
    var secret = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";
    var open = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";
    var key =
        AuthorKey.of(
            hex.parseHex("302e020100300506032b657004220420" + secret),
            hex.parseHex("302a300506032b6570032100" + open));
    assertThat(key.publicHex()).isEqualTo(open);
  }
}
