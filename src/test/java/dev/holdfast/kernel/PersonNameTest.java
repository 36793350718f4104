package dev.holdfast.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonNameTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "ANN LEE",
        " Ann  Lee ",
        "Ann\u00A0Lee",
        "An\u200Bn Lee",
        "Ann Lee\u3164",
        "Ａnn Lee"
      })
  void oneName(String spelling) {
    assertThat(PersonName.same("Ann Lee", spelling)).isTrue();
  }

  @Test
  void twoNames() {
    assertThat(PersonName.same("Ann Lee", "Ann Leo")).isFalse();
    assertThat(PersonName.same("José", "Jose")).isFalse();
    assertThat(PersonName.same("José", "Jose\u0301")).isTrue();
    assertThat(PersonName.same("李", "李\u200D")).isTrue();
  }
}
