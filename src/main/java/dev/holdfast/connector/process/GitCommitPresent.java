package dev.holdfast.connector.process;

import dev.holdfast.connector.Call;
import dev.holdfast.connector.Check;
import dev.holdfast.connector.CheckSpec;
import dev.holdfast.connector.Reading;
import dev.holdfast.connector.Stopwatch;
import dev.holdfast.kernel.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// Fetches a pinned commit into a folder that is thrown away.
record GitCommitPresent(CheckSpec spec, Crew crew) implements Check {
  @Override
  public Reading read(Call call) {
    var watch = new Stopwatch(call.around().clock());
    Path folder = null;
    try {
      var repository = GitRepository.of(call);
      Trace.privateFolder(call.around().runFolder());
      folder = Files.createTempDirectory(call.around().runFolder(), "commit-present-");
      repository.git(call, crew, folder, "init", "-q", "--bare");
      // the server must answer before its answer can mean that the commit is missing
      repository.git(call, crew, folder, "ls-remote", "-q", repository.url(), "HEAD");
      var found = has(call, repository, folder);
      return found
          ? watch.reading(Reading.State.PASSING, "can be fetched", Map.of())
          : watch.reading(Reading.State.FAILING, "the repository has no such commit", Map.of());
    } catch (ProblemException e) {
      return watch.reading(Reading.State.UNKNOWN, e.problem().what(), Map.of());
    } catch (IOException e) {
      return watch.reading(Reading.State.UNKNOWN, String.valueOf(e.getMessage()), Map.of());
    } finally {
      if (folder != null) Trace.delete(folder);
    }
  }

  private boolean has(Call call, GitRepository repository, Path folder) {
    try {
      repository.git(
          call, crew, folder, "fetch", "-q", "--depth", "1", repository.url(), repository.commit());
      return true;
    } catch (ProblemException shallowRefused) {
      repository.git(
          call, crew, folder, "fetch", "-q", repository.url(), "+refs/*:refs/remotes/origin/*");
    }
    try {
      repository.git(call, crew, folder, "cat-file", "-e", repository.commit() + "^{commit}");
      return true;
    } catch (ProblemException missing) {
      return false;
    }
  }
}
