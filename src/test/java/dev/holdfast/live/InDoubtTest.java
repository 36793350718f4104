package dev.holdfast.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.peers.BesideOthers;
import dev.holdfast.peers.ContractorLensEstate;
import dev.holdfast.peers.Moto;
import dev.holdfast.peers.SlowProxy;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The connection is cut after the effect: nothing happens twice, and a dangerous step is left to a
/// person together with what was seen.
@BesideOthers
class InDoubtTest {
  @TempDir private Path folder;
  private Moto moto;
  private SlowProxy proxy;
  private Program holdfast;

  @BeforeEach
  void start() {
    moto = Moto.start();
    proxy = SlowProxy.before(moto.address());
    ContractorLensEstate.seed(moto.address());
    proxy.rollingOutFor(2);
    holdfast = ThreeKinds.with(folder, proxy.address());
  }

  @AfterEach
  void end() {
    proxy.close();
    moto.close();
  }

  @Test
  void adoptsWhatHappenedAndAsksAboutWhatIsDangerous() {
    proxy.cutAfter("UpdateService", 1).cutAfter("CreateDBSnapshot", 1);
    proxy.cutAfter("DeleteDBInstance", 1);
    var asked = new Answered(holdfast.live("remove").json());
    assertThat(asked.stepState("scale")).isEqualTo("done");
    assertThat(asked.stepState("keep")).isEqualTo("done");
    assertThat(Answered.text(asked.step("keep"), "seen")).contains(ThreeKinds.SNAPSHOT);
    assertThat(asked.needs()).singleElement().hasFieldOrPropertyWithValue("kind", "confirm");

    var confirm = "drop=" + ThreeKinds.DATABASE;
    var doubted = holdfast.resume(asked.incident(), "--confirm", confirm);
    assertThat(doubted.code()).as("%s", doubted).isEqualTo(3);
    var doubt = new Answered(doubted.json());
    assertThat(doubt.stepState("drop")).as("%s", doubted).isEqualTo("in-doubt");
    assertThat(Answered.text(doubt.step("drop"), "seen")).contains("not there");

    var said = "seen in the console: it is gone";
    var settled = holdfast.resume(asked.incident(), "--resolve", "drop=done", "--because", said);
    assertThat(settled.code()).as("%s", settled).isZero();
    assertThat(proxy.passed("UpdateService")).isEqualTo(1);
    assertThat(proxy.passed("CreateDBSnapshot")).isEqualTo(1);
    assertThat(proxy.passed("DeleteDBInstance")).isEqualTo(1);
  }

  @Test
  void sendsAgainWhatSurelyDidNotHappen() {
    proxy.cutBefore("UpdateService", 1).cutBefore("CreateDBSnapshot", 1);
    var asked = new Answered(holdfast.live("remove").json());
    assertThat(asked.stepState("scale")).isEqualTo("done");
    assertThat(asked.stepState("keep")).isEqualTo("done");
    assertThat(proxy.passed("UpdateService")).isEqualTo(1);
    assertThat(proxy.passed("CreateDBSnapshot")).isEqualTo(1);
  }
}
