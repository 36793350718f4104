package dev.holdfast.connector.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.connector.Action;
import dev.holdfast.connector.ActionSpec;
import dev.holdfast.connector.Args;
import dev.holdfast.connector.Call;
import dev.holdfast.connector.Connector;
import dev.holdfast.connector.Grant;
import dev.holdfast.connector.Outcome;
import dev.holdfast.connector.Param;
import dev.holdfast.connector.Place;
import dev.holdfast.connector.Preview;
import dev.holdfast.connector.Probe;
import dev.holdfast.connector.Reading;
import dev.holdfast.connector.RecoveryPoints;
import dev.holdfast.connector.Surroundings;
import dev.holdfast.kernel.Redactor;
import dev.holdfast.kernel.Secret;
import dev.holdfast.peers.RealTime;
import dev.holdfast.plan.Plans;
import dev.holdfast.plan.Position;
import dev.holdfast.plan.Target;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Drives the connector as the engine would: preview, perform, probe, read.
final class AwsBench implements AutoCloseable {
  static final String ACCOUNT = "123456789012";

  private final Connector connector = new AwsConnector();
  private final Connector.Session session;
  private final Surroundings around;
  private final URI endpoint;
  final List<String> progress = new ArrayList<>();
  final List<String> learned = new ArrayList<>();
  private int steps;
  private boolean cancelled;

  AwsBench(URI endpoint) {
    this(endpoint, Map.of("access-key-id", "test", "secret-access-key", "test"));
  }

  private static Map<String, Secret> copies(Map<String, Secret> secrets) {
    var copies = new HashMap<String, Secret>();
    secrets.forEach((part, secret) -> copies.put(part, secret.use(Secret::copyOf)));
    return copies;
  }

  AwsBench(URI endpoint, Map<String, String> keys) {
    this.endpoint = endpoint;
    var secrets = new HashMap<String, Secret>();
    keys.forEach((k, v) -> secrets.put(k, Secret.copyOf(v.getBytes(StandardCharsets.UTF_8))));
    this.around =
        surroundings(
            (name, use) ->
                keys.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Grant(1, name, copies(secrets))),
            new Redactor() {
              @Override
              public String redact(String text) {
                return text;
              }

              @Override
              public void learn(String name, Secret secret) {
                learned.add(name);
              }
            });
    this.session = connector.open(around);
  }

  static Surroundings surroundings(Surroundings.Credentials credentials, Redactor redactor) {
    var here = Path.of(".");
    return new Surroundings(
        Plans.empty(), here, here, Map.of(), credentials, new RealTime(), redactor);
  }

  Place place(String region, String account) {
    return new Place(
        new Target(
            "aws-" + region,
            null,
            "aws",
            "aws-prod",
            null,
            Map.of("region", region, "account", account),
            List.of(),
            Position.NOWHERE),
        Optional.of(endpoint.toString()));
  }

  Connector.Session session() {
    return session;
  }

  Surroundings around() {
    return around;
  }

  void cancel() {
    cancelled = true;
  }

  Call call(String region, List<Param> params, Map<String, Object> args) {
    var whole = new HashMap<String, Object>();
    for (var param : params) {
      var preset = param.preset();
      if (preset != null) whole.put(param.name(), preset);
    }
    whole.putAll(args);
    steps++;
    return new Call(
        "incident-1",
        "step[" + steps + "]",
        1,
        "KEY" + steps,
        Optional.of(place(region, ACCOUNT)),
        new Args(whole),
        around,
        new Call.Watch() {
          @Override
          public void progress(String what) {
            progress.add(what);
          }

          @Override
          public boolean cancelled() {
            return cancelled;
          }
        });
  }

  /// One step as the engine would take it.
  final class Step {
    final Action action;
    final Call call;
    @Nullable Preview preview;

    Step(String region, String name, Map<String, Object> args) {
      this.action = session.action(name).orElseThrow();
      this.call = call(region, action.spec().params(), args);
    }

    Preview preview() {
      var seen = action.preview(call);
      preview = seen;
      return seen;
    }

    private Preview seen() {
      return preview == null ? preview() : preview;
    }

    Outcome perform() {
      return action.perform(call, seen());
    }

    Outcome.Done done() {
      var outcome = perform();
      assertThat(outcome).as(action.spec().name()).isInstanceOf(Outcome.Done.class);
      var done = (Outcome.Done) outcome;
      keepsItsWord(action.spec(), done);
      return done;
    }

    Probe probe() {
      return action.probe(call, seen());
    }
  }

  /// Every output has a name of the spec.
  private static void keepsItsWord(ActionSpec spec, Outcome.Done done) {
    assertThat(spec.outputs().stream().map(o -> o.name()).toList())
        .as(spec.name())
        .containsAll(done.outputs().keySet());
  }

  Step step(String region, String name, Map<String, Object> args) {
    return new Step(region, name, args);
  }

  Step undo(String region, Preview preview) {
    var undo = preview.undo().orElseThrow();
    return new Step(region, undo.action(), undo.args());
  }

  Reading read(String region, String check, Map<String, Object> args) {
    var found = session.check(check).orElseThrow();
    return found.read(call(region, found.spec().params(), args));
  }

  RecoveryPoints.Found points(String region, String reader, Map<String, Object> args) {
    var found = session.points(reader).orElseThrow();
    return found.read(call(region, found.spec().params(), args));
  }

  @Override
  public void close() {
    session.close();
  }
}
