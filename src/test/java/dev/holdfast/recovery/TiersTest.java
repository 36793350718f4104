package dev.holdfast.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.connector.RecoveryPoints.AgeRule;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a plan promises of its tiers, in words, beside the rules in force.
class TiersTest {
  private static final Duration DAY = Duration.ofDays(1);

  private static List<String> said(String line, int days) {
    var like = Stores.backup("database", "0 3 * * *", null, List.of());
    var backup = Stores.like(like, like.id(), like.title(), null, List.of(line));
    var rules = List.of(new AgeRule("", DAY.multipliedBy(14), DAY.multipliedBy(days)));
    return new Tiers(backup, rules).gaps().stream().map(Tiers.Gap::code).toList();
  }

  /// Whichever comes first in the line, the word or the number.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "daily backups move to Glacier at 30 days",
        "after 30 days, daily backups go to Glacier",
        "after 30 days, daily backups go to Glacier and expire after 90 days",
        "Daily backups move to GLACIER at 30 days, and expire after 90 days",
        "backups expire after 90 days; after 30 days they go to Glacier",
        "to Glacier, that is after 30 days",
        "kept hot for 7 days; daily backups move to Glacier after 30 days"
      })
  void aLineThatNamesGlacierAndDaysIsHeldToThem(String line) {
    assertThat(said(line, 30)).isEmpty();
    assertThat(said(line, 60)).containsExactly("not-archived");
  }
}
