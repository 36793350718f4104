package dev.holdfast.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class VisibleTest {
  @Test
  void controlsAreWrittenOut() {
    assertThat(Visible.of("\u001b[2J\u001b]0;title\u0007 \rdone \u0000 \u202elive\u2069 \u009b"))
        .isEqualTo("\\x1b[2J\\x1b]0;title\\x07 \\x0ddone \\x00 \\u202elive\\u2069 \\x9b");
  }

  @Test
  void whatPeopleWriteStays() {
    for (var text :
        java.util.List.of("a\tb\n", "Zürich – ✓", "שלום", "line\r\nline\r\n", "", "👩‍🚒")) {
      assertThat(Visible.of(text)).isEqualTo(text);
    }
  }

  @Test
  void nothingPassesTheLastDoor() {
    var terminal = new StringWriter();
    try (var out = new PrintWriter(new MaskedWriter(terminal, new StreamingRedactor()))) {
      out.print("it said \u001b[2J");
      out.print('\u0007');
      out.print(new char[] {'a', '\b'});
    }
    assertThat(terminal.toString()).isEqualTo("it said \\x1b[2J\\x07a\\x08");
  }
}
