package dev.holdfast.runbooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.peers.BesideOthers;
import dev.holdfast.peers.Moto;
import dev.holdfast.peers.Peer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `copy-parameters.sh` and `compare-parameters.sh` of ContractorLens against moto.
@BesideOthers
class ParameterScriptsTest {
  private static final Path SCRIPTS = Path.of("runbooks/contractorlens/scripts").toAbsolutePath();
  private static final String CANARY = "k'9 \"$(x) &|*\\";

  @TempDir Path folder;
  private Moto moto;
  private Shell shell;

  @BeforeEach
  void seed() throws IOException, InterruptedException {
    Peer.program("jq", "apt-get install jq");
    moto = Moto.start();
    shell = Shell.at(moto, folder);
    put("us-west-2", "/contractorlens/db/host", "String", "db.west");
    put("us-west-2", "/contractorlens/gemini/api-key", "SecureString", CANARY);
    put("us-west-2", "/contractorlens/mode", "String", "production");
    put("us-east-1", "/contractorlens-dr/db/host", "String", "db.east");
  }

  @AfterEach
  void end() {
    if (moto != null) moto.close();
  }

  @Test
  void copiesWhatDiffersAndNothingElse() throws IOException, InterruptedException {
    assertThat(run("compare-parameters.sh").exit()).isEqualTo(1);
    assertThat(run("compare-parameters.sh").out()).endsWith("differ: gemini/api-key, mode\n");

    var copied = run("copy-parameters.sh");

    assertThat(copied.exit()).as(copied.err()).isZero();
    assertThat(copied.output("copied")).hasValue("2");
    assertThat(copied.out() + copied.err()).doesNotContain("k'9");
    assertThat(get("us-east-1", "/contractorlens-dr/gemini/api-key", "Value")).isEqualTo(CANARY);
    assertThat(get("us-east-1", "/contractorlens-dr/gemini/api-key", "Type"))
        .isEqualTo("SecureString");
    assertThat(get("us-east-1", "/contractorlens-dr/db/host", "Value")).isEqualTo("db.east");
    assertThat(run("compare-parameters.sh").out()).isEqualTo("same: 2 parameters\n");
    assertThat(run("copy-parameters.sh").output("copied")).hasValue("0");
  }

  @Test
  void refusesWrongUseAndAnEmptySource() throws IOException, InterruptedException {
    var bare = shell.run(List.of("bash", SCRIPTS.resolve("copy-parameters.sh").toString()));
    assertThat(bare.exit()).isEqualTo(2);
    assertThat(bare.err()).contains("copy-parameters.sh --from-target");
    assertThat(run("copy-parameters.sh", "--from-prefix", "/nothing/").err())
        .contains("nothing to copy");
    assertThat(
            run("copy-parameters.sh", "--to-region", "us-west-2", "--to-prefix", "/contractorlens/")
                .err())
        .contains("the same");
    assertThat(run("compare-parameters.sh", "--from-prefix", "no-slash").exit()).isNotZero();
    var nothing =
        run("compare-parameters.sh", "--from-prefix", "/none/", "--to-prefix", "/none-dr/");
    assertThat(nothing.exit()).isEqualTo(3);
    assertThat(nothing.err()).contains("no parameter under /none/");
  }

  private Shell.Ended run(String script, String... more) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("bash", SCRIPTS.resolve(script).toString()));
    command.addAll(List.of("--from-target", "aws-primary", "--from-region", "us-west-2"));
    command.addAll(List.of("--from-prefix", "/contractorlens/", "--to-target", "aws-recovery"));
    command.addAll(List.of("--to-region", "us-east-1", "--to-prefix", "/contractorlens-dr/"));
    command.addAll(List.of("--except", "db/host"));
    command.addAll(List.of(more));
    return shell.run(command);
  }

  private void put(String region, String name, String type, String value)
      throws IOException, InterruptedException {
    shell.aws(region, "ssm", "put-parameter", "--name", name, "--type", type, "--value", value);
  }

  private String get(String region, String name, String what)
      throws IOException, InterruptedException {
    return shell.aws(
        region,
        "ssm",
        "get-parameter",
        "--name",
        name,
        "--with-decryption",
        "--query",
        "Parameter." + what);
  }
}
