package dev.holdfast.plan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// A plan that uses every key of the format, as text that a test can spoil in one place.
final class SamplePlan {
  private final Map<String, String> files = new LinkedHashMap<>();

  SamplePlan() {
    files.put("plan.yaml", PLAN);
    files.put("people.yaml", PEOPLE);
    files.put("scenarios/lost.yaml", LOST);
    files.put("scenarios/rotate.yaml", ROTATE);
    files.put("scripts/go.sh", "#!/bin/sh\nexit 0\n");
  }

  Map<String, String> files() {
    return files;
  }

  SamplePlan replace(String file, String before, String after) {
    var text = files.get(file);
    if (text == null || !text.contains(before)) {
      throw new IllegalArgumentException("no '" + before + "' in " + file);
    }
    files.put(file, text.replace(before, after));
    return this;
  }

  /// Where the first occurrence of a piece of text stands.
  Position position(String file, String piece) {
    var text = files.getOrDefault(file, "");
    var at = text.indexOf(piece);
    if (at < 0) throw new IllegalArgumentException("no '" + piece + "' in " + file);
    var before = text.substring(0, at);
    var line = (int) before.chars().filter(c -> c == '\n').count() + 1;
    return new Position(file, line, at - before.lastIndexOf('\n'));
  }

  Path write(Path folder) throws IOException {
    for (var file : files.entrySet()) {
      var path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
    return folder;
  }

  static final String PLAN =
      """
      # What the shop cannot lose.
      holdfast: 1
      plan: sample
      title: Sample shop
      text: One paragraph about it.
      owner: Platform team
      documents:
        - {id: seed, title: The document, version: "1.0", updated: 2026-01-15, next-review: 2026-04-15, source: 1-4}
      review: {every: 3 months, last: 2026-09-01, next: 2026-12-01}
      objectives:
        - {id: all, title: Everything, rto: 4h, rpo: 15m, priority: critical, source: 5}
      tolerances:
        - {id: revenue-per-hour, title: Revenue, value: 1000 USD, source: 6}
        - {id: users, title: Users, value: 10000, source: 7}
      values:
        cluster: shop # the one cluster
        count: 4
        share: 0.5
        on: true
        names: [a, b]
      targets:
        aws-primary: {title: Primary, connector: aws, credential: prod, endpoint: "http://127.0.0.1:1", account: "123456789012", region: us-west-2, source: 8}
        site: {connector: web, url: "https://example.org"}
      components:
        # the front door
        - id: api
          title: API
          kind: aws.ecs-service
          layer: service
          depends-on: [database]
          priority: critical
          rto: 30m
          rpo: 0
          places:
            - {target: aws-primary, with: {cluster: shop, service: api}}
            - {target: aws-primary, with: {cluster: other, service: api}, standby: true}
          checks:
            - {check: aws.ecs.running-count, is: 4, every: 30s, timeout: 5s}
          note: A note.
          source: {document: seed, lines: "9-10, 12", said: "something else", changed: it was wrong}
        - {id: database, title: Database, kind: aws.rds, layer: store, rto: 2h, rpo: 15m}
      backups:
        - id: nightly
          of: database
          title: Nightly
          kind: automated
          at: "0 2 * * *"
          keep: {daily: 30d, monthly: 1y}
          restores: point-in-time
          lag: 5m
          target: aws-primary
          where: us-west-2
          storage-class: STANDARD_IA
          copies: [{kind: snapshot, target: aws-primary, where: us-east-1}]
          lifecycle: [Glacier after 90 days]
          script: scripts/go.sh
          settings: {wal-level: replica, archive-timeout: 60}
          points:
            - {read: aws.rds.snapshots, target: aws-primary, with: {db-instance-identifier: "${plan.cluster}"}, every: 10m, timeout: 20s}
          restored-by:
            - {step: lost/restore, target: aws-primary, with: {service: api}}
          note: A note.
          source: [13, {lines: 14, said: less}]
        - {id: marks, of: database, title: Marks, kind: incremental, needs: nightly}
      markers:
        - {of: database, title: Newest order, check: aws.ecs.running-count, target: aws-primary, with: {cluster: shop, service: db}, timeout: 5s, source: 14}
      retention:
        - {of: logs, keep: 30 days, long-term: elsewhere, source: 15}
      checklist:
        - id: traffic
          title: Traffic
          manner: read-do
          items:
            - {id: up, title: It runs, check: aws.ecs.running-count, target: aws-primary, with: {cluster: "${plan.cluster}", service: api}, is: 4, holds: 2m, standby: true, source: 16}
            - id: fast
              title: It is fast
              checks:
                - {check: aws.cloudwatch.metric, target: aws-primary, with: {metric: latency, compare: lt}, is: 2.50, every: 1m, timeout: 10s}
                - {check: web.unreachable, target: site}
            - {id: right, title: Numbers are right, ask: "What is the total?", required-for: closing, owner: lead}
          source: 17
      metrics:
        - {id: mttr, title: Time to recover, measures: impact to verified, source: 18}
      report:
        sections: [{title: Summary, fields: [what, when], source: 19}]
        source: 20
      prose:
        - {source: 21-22}
      rehearse:
        objects:
          - {target: aws-primary, kind: aws.ecs-service, name: api, desired: 4}
      """;

  static final String PEOPLE =
      """
      roles:
        - {id: lead, title: Lead, primary: Ann, backup: Bob, reach: "+1-555", duty: decides, source: 23}
        - {id: second, title: Second}
      contacts:
        - {id: vendor, title: Vendor, reach: ["+1 800 1"], use: escalate, verified: 2026-08-01, source: 24}
      services:
        - {id: mail, title: Mail, use: sends mail, source: 25}
      escalation:
        - {id: first, what: On call, to: lead, after: 0, until: 15m, source: 26}
      updates:
        - {id: team, audience: Team, channels: [chat], every: 30m, when: major, owner: lead, template: "Status: ...", source: 27}
      meetings:
        - {title: Review, attendees: [lead], agenda: [what went well], within: 3d, source: 28}
      upkeep:
        - {id: drill, title: Drill, every: 3 months, when: quarter, scenario: lost, owner: lead, source: 29}
      compliance:
        - {id: soc2, standard: SOC 2, requires: a yearly test, source: 30}
      audit:
        - {id: restores, of: restores, to: [CloudTrail], source: 31}
      safeguards:
        - {id: crypt, title: Encryption, how: KMS, source: 32}
      """;

  static final String LOST =
      """
      scenario: lost
      title: The service is lost
      text: What it means.
      kind: disaster
      probability: low
      impact: critical
      severity: major
      rto: 2h
      rpo: 15m
      rto-derived: true
      estimate: {from: 1h, to: 2h}
      detect:
        - Customers call
        - {id: alarm, title: The alarm rings, check: aws.ecs.running-count, target: aws-primary, with: {cluster: shop, service: api}, is: 4, source: 40}
      inputs:
        - {id: groups, kind: list, title: Groups, default: [x], rehearsed: [y, z], choose: Look it up., source: 41}
        - {id: moment, kind: instant, title: Moment, rehearsed: 2026-01-15T10:30:00Z}
      brings: [api]
      checklist: [traffic]
      phases:
        - title: Contain
          window: 0..15m
          source: 42
          steps:
            - id: stop
              title: Stop writes
              text: Nothing may write any more.
              action: aws.ecs.update-service
              target: aws-primary
              with: {cluster: "${plan.cluster}", service: api, desired-count: 0}
              owner: lead
              when: {check: aws.ecs.running-count, target: aws-primary, with: {cluster: shop, service: api}, is: 4}
              until: start
              timeout: 10m
              retry: {times: 2, pause: 10s}
              on-failure: stop
              estimate: 2m
              drill: {redirect: aws-primary}
              only: incident
              effect: dangerous
              verify:
                - {check: aws.ecs.running-count, target: aws-primary, with: {cluster: shop, service: api}, is: 0, within: 5m, holds: 30s}
              source: 43-44
            - {id: each, title: For each, after: [], for-each: "${groups}", action: process.script, with: {script: scripts/go.sh, args: ["${item}"]}, gate: false, rehearse: {takes: 10m, sets: [{target: aws-primary, kind: aws.ecs-service, name: api, desired: 0}], heals: [api], outputs: {seen: "3"}}}
            - {id: rest, title: A rest, after: [stop, each], wait: {lasting: 5m}, drill: skip, on-failure: continue}
        - title: Recover
          window: 15m..2h
          steps:
            - {id: count, title: Count, ask: "How many are there?", on-failure: ask, rehearse: {answer: "12", takes: 1m}}
            - {id: go, title: Go, approve: {count: 2, roles: [lead, second], distinct: true}, requires: [stop]}
            - {id: restore, title: Restore, action: aws.rds.restore, target: aws-primary, with: {name: "db-${run.id}", restore-time: "${moment}", groups: [a, "${plan.cluster}"], protect: true, wait: 5m}, on-failure: {goto: start}, brings: [database], clears: old-debt}
            - {id: keys, title: New keys, run: rotate, inputs: {name: "${restore.endpoint}"}}
            - {id: seen, title: Seen, wait: {check: aws.ecs.running-count, target: aws-primary, with: {cluster: shop, service: api}, is: "${stop.previous-desired-count}", within: 10m}}
            - {id: until, title: Until, wait: {moment: "${moment}"}, only: drill, drill: run}
            - {id: start, title: Start, action: aws.ecs.update-service, target: aws-primary, with: {cluster: shop, service: api, desired-count: 4}, estimate: 3m}
            - {id: which, title: Which way, decide: {question: "Keep it?", branches: {rotate: rotate, keep: end}}}
      rehearse:
        faults:
          - {component: api, is: down, because: it crashed}
        surprises:
          - {step: start, is: cut-after}
          - {is: throttled}
      source: 45
      """;

  static final String ROTATE =
      """
      scenario: rotate
      title: Rotate the keys
      kind: procedure
      inputs:
        - {id: name, title: Name}
      checklist: []
      phases:
        - title: Rotate
          steps:
            - {id: rotate, title: Rotate, ask: "Rotated ${name}?"}
      """;
}
