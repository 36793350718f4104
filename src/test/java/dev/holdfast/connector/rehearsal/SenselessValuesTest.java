package dev.holdfast.connector.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.connector.CatalogVocabulary;
import dev.holdfast.plan.Finding;
import dev.holdfast.plan.PlanLoader;
import dev.holdfast.plan.PlanReferences;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A threshold that no reading could meet, or that any would, is told where it is written.
class SenselessValuesTest {
  @TempDir Path folder;

  private List<Finding> found(String check) throws IOException {
    Files.writeString(
        folder.resolve("plan.yaml"),
        """
        holdfast: 1
        plan: p
        title: P
        targets:
          site: {connector: web, url: "https://example.org"}
          aws: {connector: aws, account: "123456789012", region: us-west-2}
        values: {few: -3}
        components:
          - id: web
            title: Web
            kind: web
            layer: service
            checks:
              - %s
        """
            .formatted(check));
    return PlanReferences.check(PlanLoader.load(folder), new CatalogVocabulary(Connectors.all()))
        .stream()
        .filter(finding -> finding.severity() == Finding.Severity.ERROR)
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{check: web.tls, target: site, with: {host: a, days: -5}} | from 0 to 3650",
        "{check: web.tls, target: site, with: {host: a, days: 99999}} | from 0 to 3650",
        "{check: web.tls, target: site, with: {host: a, days: '${plan.few}'}} | from 0 to 3650",
        "{check: web.tls, target: site, with: {host: a, port: 0}} | from 1 to 65535",
        "{check: web.tcp, target: site, with: {host: a, port: 65536}} | from 1 to 65535",
        "{check: web.http, target: site, with: {latency: 0}} | above 0",
        "{check: web.http, target: site, is: -200} | 0 or more",
        "{check: aws.ecs.running-count, target: aws, with: {cluster: c, service: s}, is: -1} | 0 or more",
        "{check: web.http, target: site, every: 0} | above 0",
        "{check: web.http, target: site, timeout: 0s} | above 0"
      })
  void whatMakesNoSenseIsRefusedWithWhatDoes(String check, String sense) throws IOException {
    assertThat(found(check))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.message() + finding.fix()).contains(sense);
              assertThat(finding.at().line()).isEqualTo(14);
              assertThat(finding.why()).isNotEmpty();
            });
  }

  @Test
  void whatMakesSenseIsTaken() throws IOException {
    for (var check :
        List.of(
            "{check: web.tls, target: site, with: {host: a, days: 0, port: 65535}}",
            "{check: web.http, target: site, with: {latency: 1ms}, is: 404, every: 1ms}",
            "{check: aws.ecs.running-count, target: aws, with: {cluster: c, service: s}, is: 0}"))
      assertThat(found(check)).as(check).isEmpty();
  }
}
