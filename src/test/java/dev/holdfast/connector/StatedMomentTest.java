package dev.holdfast.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a name says of the time of its data.
class StatedMomentTest {
  private static final Instant WRITTEN = Instant.parse("2026-11-23T11:10:00Z");

  @ParameterizedTest
  @CsvSource({
    "mongodb/mongodb_20260101_030000.archive.gz, 2026-01-01T03:00:00Z",
    "full-2026-11-21T02:00:00Z.dump, 2026-11-21T02:00:00Z",
    "full-2026-11-23T02:00:00Z.dump, 2026-11-23T02:00:00Z",
    "20261123T040000Z.dump, 2026-11-23T04:00:00Z",
    "db_20261123T000000Z.dump, 2026-11-23T00:00:00Z",
    "db_20261122T000000.dump, 2026-11-22T00:00:00Z",
    "20261122020000.rdb, 2026-11-22T02:00:00Z",
    "db_2025.12.31.sql.gz, 2025-12-31T00:00:00Z",
    "base/20261120_020000, 2026-11-20T02:00:00Z",
    "2024-01-01/db_20261110_0200.dump, 2026-11-10T02:00:00Z"
  })
  void oldContentIsAsOldAsItsName(String name, Instant stated) {
    assertThat(StatedMoment.older(name, WRITTEN)).contains(stated);
  }

  /// Local time, a long run, a date alone, a number that is no date, a clock that is ahead.
  @ParameterizedTest
  @CsvSource({
    "mongodb_20261123_030000.archive.gz",
    "postgres_20261123_111000.dump",
    "db_20261122_200000.dump",
    "db_20261122.dump",
    "db_20261124_010000.dump",
    "full-2026-11-23T06:00:00Z.dump",
    "full-2026-11-23T02:00:00.dump",
    "db_newest.dump",
    "order-20251301.dump",
    "123420250101567.dump"
  })
  void whatFitsWhenItWasWrittenIsLeftAlone(String name) {
    assertThat(StatedMoment.older(name, WRITTEN)).isEmpty();
  }
}
