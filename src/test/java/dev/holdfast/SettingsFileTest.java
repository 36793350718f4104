package dev.holdfast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.journal.Home;
import dev.holdfast.journal.HomeEvents;
import dev.holdfast.kernel.SystemClock;
import dev.holdfast.ui.uikit.Theme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsFileTest {
  @TempDir private Path folder;

  /// Who started it by an icon reads no terminal: the home has it, and the start page shows that.
  @Test
  void whatCannotBeReadIsSetAsideAndStandsAmongWhatPeopleShouldKnow() throws Exception {
    var clock = new SystemClock();
    try (var home = Home.forWriting(folder, clock)) {
      var before = home.troubles().size();
      Files.writeString(folder.resolve("settings.json"), "{\"theme\": \"PURP");
      var kept = new ArrayList<HomeEvents.FileKeptAside>();
      var settings = new SettingsFile(folder, home::tell, clock.wall(), kept::add);
      assertThat(settings.read().theme()).isEqualTo(Theme.DARK);
      assertThat(kept).hasSize(1);
      assertThat(home.troubles()).hasSize(before + 1);
      assertThat(home.troubles().getLast().text())
          .contains("settings could not be read", "settings.json.unreadable-");
      assertThat(folder.resolve("settings.json")).doesNotExist();
    }
  }
}
