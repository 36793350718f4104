package dev.holdfast.connector.aws;

import dev.holdfast.connector.Place;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.regions.Region;

/// One account and Region as a run reaches it.
///
/// @param look clients for reading
/// @param act clients for changing; they send everything once
record Site(Place place, String region, Keys keys, Clients look, Clients act)
    implements AutoCloseable {

  static Site of(Place place) {
    return of(place, Keys.usual(place));
  }

  static Site of(Place place, Keys keys) {
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
        new Clients(Clients.Use.LOOKING, where, endpoint, keys.provider()),
        new Clients(Clients.Use.ACTING, where, endpoint, keys.provider()));
  }

  private static URI address(Place place, String text) {
    try {
      var address = URI.create(text);
      if (Optional.ofNullable(address.getHost()).isPresent()) return address;
    } catch (IllegalArgumentException wrong) {
      throw badAddress(place, text, wrong);
    }
    throw badAddress(place, text, null);
  }

  private static ProblemException badAddress(Place place, String text, @Nullable Throwable cause) {
    return new ProblemException(
        Problem.of(
            "aws.endpoint",
            "The endpoint of target " + place.id() + " is no address: " + text,
            "requests would have nowhere to go",
            "write it as http://HOST:PORT"),
        cause);
  }

  @Override
  public void close() {
    look.close();
    act.close();
    keys.end().run();
  }
}
