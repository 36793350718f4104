package dev.holdfast.connector;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NameServerTest {
  @Test
  void readsALongTextAsOne() {
    assertThat(NameServer.unquoted("\"v=DKIM1; \" p=MIGf \"a \\\"b\\\\\""))
        .isEqualTo("v=DKIM1; p=MIGfa \"b\\");
    assertThat(NameServer.unquoted("plain")).isEqualTo("plain");
  }
}
