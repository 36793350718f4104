package dev.holdfast.connector.process;

import dev.holdfast.connector.ActionSpec;
import dev.holdfast.connector.CheckSpec;
import dev.holdfast.connector.Connector;
import dev.holdfast.connector.Identity;
import dev.holdfast.connector.OpenSession;
import dev.holdfast.connector.RecoveryPoints;
import dev.holdfast.connector.Surroundings;
import java.util.List;
import java.util.Optional;

/// Pinned commits of Git repositories. A commit id is its own identity: whatever server answers,
/// the files are the ones that the id names, or the step is refused.
public final class GitConnector implements Connector {
  @Override
  public String name() {
    return "git";
  }

  @Override
  public List<ActionSpec> actions() {
    return List.of(ProcessSpecs.CHECKOUT);
  }

  @Override
  public List<CheckSpec> checks() {
    return List.of(ProcessSpecs.COMMIT_PRESENT);
  }

  @Override
  public List<RecoveryPoints.Spec> points() {
    return List.of(ProcessSpecs.COMMIT_POINT);
  }

  @Override
  public boolean live() {
    return true;
  }

  @Override
  public Optional<Misled> misled(String endpoint) {
    return GitRepository.wrong(endpoint).map(why -> new Misled(why, GitRepository.FORM));
  }

  @Override
  public Session open(Surroundings around) {
    var crew = new Crew(Reach.ANYWHERE);
    return OpenSession.of(
        List.of(new GitCheckout(ProcessSpecs.CHECKOUT, crew)),
        List.of(new GitCommitPresent(ProcessSpecs.COMMIT_PRESENT, crew)),
        List.of(
            new GitCommitPoint(
                ProcessSpecs.COMMIT_POINT,
                new GitCommitPresent(ProcessSpecs.COMMIT_PRESENT, crew))),
        place -> {
          var says = place.setting("url").orElse("");
          var is = place.endpoint().orElse(says);
          return new Identity(
              Identity.Verdict.SAME,
              List.of(new Identity.Line("repository", is, is)),
              "",
              says.equals(is) ? "" : "override of " + says,
              around.clock().now());
        },
        crew::close);
  }
}
