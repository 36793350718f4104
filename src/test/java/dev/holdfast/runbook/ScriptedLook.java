package dev.holdfast.runbook;

import dev.holdfast.connector.Call;
import dev.holdfast.connector.Check;
import dev.holdfast.connector.CheckSpec;
import dev.holdfast.connector.Place;
import dev.holdfast.connector.Reading;
import dev.holdfast.connector.Silence;
import dev.holdfast.connector.Stopwatch;
import java.time.Duration;
import java.util.Map;

/// What a scripted connector reads of a thing: what it is, that it is silent, or that it cannot be
/// read.
record ScriptedLook(ScriptedConnector world, CheckSpec spec) implements Check {
  @Override
  public Reading read(Call call) {
    world.readings.incrementAndGet();
    call.place().map(Place::id).ifPresent(world.lookedAt::add);
    var thing = ScriptedConnector.thing(call);
    var value = world.things.getOrDefault(thing, "missing");
    ScriptedConnector.await(world.slow.get(thing));
    var now = call.around().clock().now();
    if (value.equals("silent")) {
      return Silence.doubted(
          new Stopwatch(call.around().clock()),
          "no answer",
          ScriptedConnector.SILENT,
          Reading.State.FAILING);
    }
    var is = call.args().textOr("is", null);
    var state =
        value.equals("unreadable")
            ? Reading.State.UNKNOWN
            : is == null || is.equals(value) ? Reading.State.PASSING : Reading.State.FAILING;
    var facts =
        value.equals("absent")
            ? Map.<String, Object>of(Reading.ABSENT, true)
            : Map.<String, Object>of();
    return new Reading(state, value, now, Duration.ZERO, facts);
  }
}
