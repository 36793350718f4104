package dev.holdfast.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.peers.BesideOthers;
import dev.holdfast.peers.GitSite;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A live run fetches from a repository that wants the vault's password, and `readiness` looks
/// there; afterwards the password is nowhere.
@BesideOthers
class VaultGitTest {
  @TempDir private Path outer;

  @Test
  void theVaultsPasswordOpensARepository() throws Exception {
    // git hands the name of the credential file to a shell
    var folder = Files.createDirectory(outer.resolve("it's a home"));
    var repositories = Files.createDirectory(outer.resolve("repositories"));
    var commit = repository(repositories);
    Files.createDirectories(folder.resolve("plan/scenarios"));
    var canaries = new Canaries(folder);
    canaries.vault(folder.resolve("home/vault.kdbx"), "pass of the glass");
    try (var site =
        GitSite.start(
            repositories, "ops", canaries.value("web-login"), folder.resolve("plan/ca.pem"))) {
      write(folder, site.url("code.git"), commit);
      var program = new GlassProgram(folder);
      var watch = new ProcessWatch(canaries);
      var run =
          program.run(
              "pass of the glass",
              "run",
              "plan",
              "use",
              "--live",
              "--unattended",
              "--passphrase-fd",
              "0");
      assertThat(run.code()).as("%s", run).isZero();
      var answered = new Answered(run.json());
      assertThat(answered.stepState("code")).as("%s", run).isEqualTo("done");
      assertThat(site.seen).as("asked without it first").contains("").anyMatch(VaultGitTest::basic);
      assertThat(Recorded.text(folder.resolve("home"), answered.incident()))
          .contains("credential.injected", "canary-web-login", "credential file of git");

      site.seen.clear();
      var look =
          program.run(
              "pass of the glass",
              "readiness",
              "plan",
              "--live",
              "--passphrase-fd",
              "0",
              "--by",
              "Ann",
              "--because",
              "weekly look",
              "--confirm",
              folder.getFileName() + "/plan");
      watch.end();
      assertThat(watch.seen()).as("in no process list").isEmpty();
      assertThat(look.out()).as("%s", look).contains(commit.substring(0, 12));
      assertThat(site.seen).anyMatch(VaultGitTest::basic);
      canaries.assertNowhere(outer);

      site.seen.clear();
      var without = program.run(null, "readiness", "plan", "--live", "--no-vault");
      assertThat(site.seen).as("%s", without).isNotEmpty().noneMatch(VaultGitTest::basic);
    }
  }

  private static boolean basic(String header) {
    return header.startsWith("Basic ");
  }

  private static String git(Path in, String... words) throws IOException, InterruptedException {
    var argv = new ArrayList<>(List.of("git", "-c", "user.name=T", "-c", "user.email=t@t"));
    argv.addAll(List.of(words));
    var process = new ProcessBuilder(argv).directory(in.toFile()).redirectErrorStream(true).start();
    var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(out).isZero();
    return out.strip();
  }

  private static String repository(Path root) throws IOException, InterruptedException {
    var work = Files.createDirectory(root.resolve("work"));
    git(work, "init", "-q", "-b", "main");
    Files.writeString(work.resolve("a"), "one");
    git(work, "add", "a");
    git(work, "commit", "-qm", "first");
    git(root, "clone", "-q", "--bare", "work", "code.git");
    return git(work, "rev-parse", "HEAD");
  }

  private static void write(Path folder, String url, String commit) throws IOException {
    Files.writeString(
        folder.resolve("plan/plan.yaml"),
        """
        holdfast: 1
        plan: glass
        title: Break glass
        roles:
          - {id: security-lead, title: Security lead, primary: Security lead, reach: pager}
        targets:
          code: {connector: git, url: "URL", endpoint: "URL", ca: ca.pem, credential: canary-web-login}
        components:
          - {id: repo, title: Code, kind: repository, layer: store, rpo: 24h, places: [{target: code, with: {}}]}
        backups:
          - id: code
            of: repo
            title: The commit in use
            kind: git
            at: on-change
            restores: any version
            target: code
            where: code
            points: [{read: git.commit, target: code, with: {repository: code, commit: COMMIT}}]
        """
            .replace("URL", url)
            .replace("COMMIT", commit));
    Files.writeString(
        folder.resolve("plan/scenarios/use.yaml"),
        """
        scenario: use
        title: Use it
        rto: 1h
        checklist: []
        phases:
          - title: Only
            steps:
              - {id: code, title: Fetch the code, action: git.checkout, target: code, with: {repository: code, commit: COMMIT, into: code}}
        """
            .replace("COMMIT", commit));
  }
}
