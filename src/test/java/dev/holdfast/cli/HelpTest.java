package dev.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.runbook.Stage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// Help, manual and parser say the same.
class HelpTest {
  private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--[a-z][a-z-]*");
  private static final Path MANUAL = Path.of("docs/manual/command-line.md");

  @TempDir Path folder;
  private Stage stage;
  private CommandLine line;

  @BeforeEach
  void setUp() {
    stage = new Stage(folder);
    var threads = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().factory());
    var nowhere = new PrintWriter(new StringWriter());
    line = HoldfastCommand.of(stage.services(threads), nowhere, nowhere);
  }

  @AfterEach
  void tearDown() {
    stage.close();
  }

  /// Every command by the words that name it, without `holdfast`.
  private Map<String, CommandLine> commands() {
    var commands = new LinkedHashMap<String, CommandLine>();
    collect("", line, commands);
    return commands;
  }

  private static void collect(String name, CommandLine at, Map<String, CommandLine> all) {
    at.getSubcommands()
        .forEach(
            (word, next) -> {
              all.put((name + " " + word).strip(), next);
              collect(name + " " + word, next, all);
            });
  }

  private static Set<String> parsed(CommandLine command) {
    return command.getCommandSpec().options().stream()
        .map(CommandLine.Model.OptionSpec::longestName)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void everyOptionAndParameterIsExplainedInTheHelp() {
    commands()
        .forEach(
            (name, command) -> {
              var spec = command.getCommandSpec();
              var help = command.getUsageMessage(CommandLine.Help.Ansi.OFF);
              for (var option : spec.options()) {
                assertThat(option.hidden()).as("%s %s", name, option).isFalse();
                assertThat(String.join("", option.description()))
                    .as("%s %s", name, option.longestName())
                    .isNotBlank();
                assertThat(help).contains(option.longestName());
              }
              for (var parameter : spec.positionalParameters()) {
                assertThat(String.join("", parameter.description()))
                    .as("%s %s", name, parameter.paramLabel())
                    .isNotBlank();
              }
              assertThat(help).as(name).contains("Exit codes:", "Examples:", "  holdfast ");
              assertThat(help).doesNotContain("bundle ");
            });
  }

  @Test
  void theHelpNamesOnlyOptionsThatAreParsed() {
    var commands = commands();
    commands.forEach(
        (name, command) -> {
          for (var text : command.getUsageMessage(CommandLine.Help.Ansi.OFF).lines().toList()) {
            if (text.strip().startsWith("holdfast ")) {
              assertThat(parsed(named(text, commands))).as(text).containsAll(options(text));
            } else {
              assertThat(parsed(command)).as("%s: %s", name, text).containsAll(options(text));
            }
          }
        });
  }

  @Test
  void theManualHasASectionForEveryCommandWithExactlyItsOptions() throws IOException {
    var sections = sections(Files.readString(MANUAL));
    commands()
        .forEach(
            (name, command) -> {
              if (!command.getSubcommands().isEmpty() || name.equals("help")) return;
              assertThat(sections).as("a section `holdfast %s`", name).containsKey(name);
              var wanted = parsed(command);
              wanted.removeAll(List.of("--help", "--version", "--json", "--home"));
              assertThat(options(sections.getOrDefault(name, "")))
                  .as("options of `holdfast %s` in the manual", name)
                  .isEqualTo(wanted);
            });
    assertThat(sections.keySet()).isSubsetOf(commands().keySet());
  }

  @Test
  void theTableOfTheReadMeNamesOnlyWhatIsParsed() throws IOException {
    var commands = commands();
    var rows =
        Files.readAllLines(Path.of("README.md")).stream()
            .filter(row -> row.startsWith("| `holdfast "))
            .toList();
    assertThat(rows).hasSizeGreaterThan(8);
    for (var row : rows) {
      var words = row.substring(3, row.indexOf('`', 3)).split("[ |]+", -1);
      assertThat(parsed(named(String.join(" ", words), commands)))
          .as(row)
          .containsAll(options(row.substring(0, row.lastIndexOf('`'))));
    }
    var named = String.join("\n", rows);
    for (var name : commands.keySet()) {
      var last = name.substring(name.lastIndexOf(' ') + 1);
      if (commands.getOrDefault(name, line).getSubcommands().isEmpty() && !name.equals("help")) {
        assertThat(named).as("the README names `%s`", name).contains(last);
      }
    }
  }

  /// The command that a line of a shell calls.
  private CommandLine named(String text, Map<String, CommandLine> commands) {
    var words = text.strip().split(" +", -1);
    var two = words.length > 2 ? words[1] + " " + words[2] : "";
    if (commands.containsKey(two)) return commands.getOrDefault(two, line);
    return words.length > 1 ? commands.getOrDefault(words[1], line) : line;
  }

  private static Set<String> options(String text) {
    var options = new TreeSet<String>();
    var found = OPTION.matcher(text);
    while (found.find()) options.add(found.group());
    return options;
  }

  /// Sections such as `## holdfast run`, by the words after `holdfast`.
  private static Map<String, String> sections(String manual) {
    var sections = new LinkedHashMap<String, String>();
    var names = new ArrayList<String>();
    for (var text : manual.lines().toList()) {
      if (text.startsWith("## ")) {
        names.clear();
        if (text.startsWith("## holdfast ")) {
          names.addAll(List.of(text.substring("## holdfast ".length()).split(", ")));
        }
      } else {
        names.forEach(name -> sections.merge(name, text + "\n", String::concat));
      }
    }
    return sections;
  }
}
