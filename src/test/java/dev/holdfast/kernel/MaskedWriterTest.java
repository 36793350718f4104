package dev.holdfast.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

/// What goes to the terminal, a stack trace included.
class MaskedWriterTest {
  private final StreamingRedactor redactor = new StreamingRedactor();
  private final StringWriter seen = new StringWriter();
  private final PrintWriter out = new PrintWriter(new MaskedWriter(seen, redactor), true);

  @Test
  void hidesWhatIsKnownAndLeavesTheRestAlone() {
    out.println("password=hunter22 canary-81");
    redactor.learn("db", Secret.copyOf("canary-81".getBytes(UTF_8)));
    out.println("password=hunter22 canary-81");
    out.printf("%s and %s%n", "Y2FuYXJ5LTgx", "canary-8");
    new IllegalStateException("it was canary-81").printStackTrace(out);
    assertThat(seen.toString().lines())
        .startsWith(
            "password=hunter22 canary-81",
            "password=hunter22 <secret:db>",
            "<secret:db> and canary-8",
            "java.lang.IllegalStateException: it was <secret:db>");
  }

  @Test
  void manyLessonsOfOneSecretAreOne() {
    for (int i = 0; i < 100; i++) {
      redactor.learn("db", Secret.copyOf("canary-81".getBytes(UTF_8)));
    }
    assertThat(redactor.mask("canary-81 canary-81")).isEqualTo("<secret:db> <secret:db>");
  }
}
