import java.nio.file.Files;
import java.time.Instant;

/// Makes what is handed to the team: a portable folder with its own Java and a trained start-up
/// cache, and the installers of the system that this runs on.
///
/// Called by the Maven profile `installers`, after `package`, with the libraries on the class path:
/// `java -cp 'target/holdfast/lib/*' packaging/installers/Installers.java PROJECT VERSION TIME`.
class Installers {
  public static void main(String[] args) throws Exception {
    var settings = Settings.of(args);
    var time = Instant.parse(args[2]);
    Trees.delete(settings.work());
    Trees.delete(settings.out());
    Files.createDirectories(settings.work());
    Files.createDirectories(settings.out());
    var icons = Icons.draw(settings.work().resolve("icons"));
    var runtime = new RuntimeImage(settings).make();
    new AppImage(settings, icons).make(runtime, time);
    var packages = new Packages(settings, icons);
    packages.portable();
    for (var type : Os.HERE.installers) packages.make(type, time);
    Checksums.write(settings.out());
    for (var file : Trees.files(settings.out())) {
      System.out.printf("%,12d  %s%n", Files.size(file), file.getFileName());
    }
  }
}
