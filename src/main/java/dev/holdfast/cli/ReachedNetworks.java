package dev.holdfast.cli;

import java.util.List;
import picocli.CommandLine.Option;

/// `--way`, for every command that begins with such a word.
final class ReachedNetworks {
  @Option(
      names = "--way",
      paramLabel = "NETWORK",
      description =
          "This private network can be reached (the VPN is up), as you know by other ways: who is silent in it is failing.")
  List<String> ways = List.of();
}
