package dev.holdfast.connector.aws;

import dev.holdfast.connector.Place;
import dev.holdfast.connector.WebEndpoint;
import dev.holdfast.kernel.Clock;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import java.net.URI;
import software.amazon.awssdk.regions.Region;

/// One account and Region as a run reaches it.
///
/// @param look clients for reading
/// @param act clients for changing; they send everything once
record Site(Place place, String region, Keys keys, Clients look, Clients act)
    implements AutoCloseable {

  static Site of(Place place, Clock clock) {
    return of(place, Keys.usual(place), clock);
  }

  static Site of(Place place, Keys keys, Clock clock) {
    var region =
        place
            .setting("region")
            .orElseThrow(
                () ->
                    new ProblemException(
                        Problem.of(
                            "aws.no-region",
                            "Target " + place.id() + " names no Region",
                            "AWS cannot be asked anything without one",
                            "add region: to the target in the plan")));
    var endpoint = place.endpoint().map(text -> address(place, text));
    var where = Region.of(region);
    return new Site(
        place,
        region,
        keys,
        new Clients(Clients.Use.LOOKING, where, endpoint, keys.provider(), clock),
        new Clients(Clients.Use.ACTING, where, endpoint, keys.provider(), clock));
  }

  private static URI address(Place place, String text) {
    var wrong = WebEndpoint.wrong(text);
    if (wrong.isEmpty()) return URI.create(text);
    throw new ProblemException(
        Problem.of(
            "aws.endpoint",
            "The endpoint of target " + place.id() + " cannot be used: " + wrong.get(),
            "requests would have nowhere to go; nothing was sent",
            "write it as " + WebEndpoint.FORM));
  }

  @Override
  public void close() {
    look.close();
    act.close();
    keys.end().run();
  }
}
