package dev.holdfast.connector.process;

import dev.holdfast.connector.Action;
import dev.holdfast.connector.ActionSpec;
import dev.holdfast.connector.Call;
import dev.holdfast.connector.Outcome;
import dev.holdfast.connector.Preview;
import dev.holdfast.connector.Probe;
import dev.holdfast.kernel.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Checks a pinned commit out into a folder of the run.
record GitCheckout(ActionSpec spec, Crew crew) implements Action {
  @Override
  public Preview preview(Call call) {
    var repository = GitRepository.of(call);
    var into = into(call);
    var head = head(call, repository, into);
    var there = head.equals(repository.commit());
    return new Preview(
        "Checks out " + repository.commit() + " of " + repository.url(),
        Map.of("url", repository.url(), "commit", repository.commit(), "into", into.toString()),
        Map.of("commit", head.isEmpty() ? "nothing there" : head),
        Map.of("commit", repository.commit()),
        "files in the run's folder only",
        "",
        Optional.empty(),
        there,
        List.of());
  }

  @Override
  public Outcome perform(Call call, Preview preview) {
    try {
      var repository = GitRepository.of(call);
      var into = into(call);
      var head = head(call, repository, into);
      if (!head.isEmpty() && !head.equals(repository.commit())) Trace.delete(into);
      if (!head.equals(repository.commit())) fetch(call, repository, into);
      return new Outcome.Done(
          "HEAD is " + repository.commit() + ", working tree clean", outputs(repository, into));
    } catch (ProblemException e) {
      return new Outcome.Refused(e.problem());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void fetch(Call call, GitRepository repository, Path into) throws IOException {
    Trace.delete(into);
    Trace.privateFolder(into);
    repository.git(call, crew, into, "init", "-q");
    try {
      repository.git(
          call, crew, into, "fetch", "-q", "--depth", "1", repository.url(), repository.commit());
    } catch (ProblemException shallowRefused) {
      // servers may refuse to hand out a commit that no branch points to; the whole history has it
      call.watch().progress("fetching the whole history: " + shallowRefused.problem().what());
      repository.git(
          call, crew, into, "fetch", "-q", repository.url(), "+refs/*:refs/remotes/origin/*");
    }
    repository.git(call, crew, into, "checkout", "-q", "--detach", repository.commit());
    var head = head(call, repository, into);
    if (!head.equals(repository.commit())) {
      throw GitRepository.refused(
          "git.wrong-commit",
          "HEAD is '" + head + "' and should be " + repository.commit(),
          "the files are not the ones that the plan names",
          "check the repository");
    }
  }

  @Override
  public Probe probe(Call call, Preview preview) {
    var repository = GitRepository.of(call);
    var into = into(call);
    var head = head(call, repository, into);
    var looked = List.of("HEAD of " + into);
    return head.equals(repository.commit())
        ? new Probe(
            Probe.Verdict.HAPPENED, looked, List.of("HEAD is " + head), outputs(repository, into))
        : new Probe(
            Probe.Verdict.DID_NOT_HAPPEN,
            looked,
            List.of(head.isEmpty() ? "nothing is checked out" : "HEAD is " + head),
            Map.of());
  }

  private static Map<String, Object> outputs(GitRepository repository, Path into) {
    return Map.of("directory", into.toString(), "commit", repository.commit());
  }

  /// HEAD of a clean working tree; empty where there is none or where files were changed.
  private String head(Call call, GitRepository repository, Path into) {
    if (!Files.isDirectory(into.resolve(".git"))) return "";
    try {
      var head = repository.git(call, crew, into, "rev-parse", "--verify", "HEAD").strip();
      var changed = repository.git(call, crew, into, "status", "--porcelain");
      return changed.isBlank() ? head : "";
    } catch (ProblemException e) {
      return "";
    }
  }

  private static Path into(Call call) {
    var runFolder = call.around().runFolder().toAbsolutePath().normalize();
    var name = call.args().text("into");
    var into = runFolder.resolve("git").resolve(name).normalize();
    if (name.isBlank() || !into.startsWith(runFolder.resolve("git")) || into.endsWith("git")) {
      throw GitRepository.refused(
          "git.into",
          "'" + name + "' is no folder name inside the run's folder",
          "nothing was fetched",
          "write a plain folder name");
    }
    return into;
  }
}
