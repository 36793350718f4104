import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Checks (`--check`) or applies (`--write`) the house format. Runs in the JDK that builds, because
/// Maven's own may be older than the language that is formatted.
class Format {
  public static void main(String[] args) throws Exception {
    var write = args[0].equals("--write");
    var formatter = new Formatter(JavaFormatterOptions.defaultOptions());
    List<Path> wrong = new ArrayList<>();
    for (int i = 1; i < args.length; i++) {
      try (var files = Files.walk(Path.of(args[i]))) {
        for (var file : files.filter(f -> f.toString().endsWith(".java")).sorted().toList()) {
          var source = Files.readString(file);
          var clean =
              ImportOrderer.reorderImports(
                  RemoveUnusedImports.removeUnusedImports(source),
                  JavaFormatterOptions.Style.GOOGLE);
          var formatted = formatter.formatSource(clean);
          if (!formatted.equals(source)) {
            wrong.add(file);
            if (write) Files.writeString(file, formatted);
          }
        }
      }
    }
    if (wrong.isEmpty() || write) return;
    wrong.forEach(f -> System.err.println("not in the house format: " + f));
    System.err.println("Mend with: mvn -q process-sources -Dformat.mode=--write");
    System.exit(1);
  }
}
