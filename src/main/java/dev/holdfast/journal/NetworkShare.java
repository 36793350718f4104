package dev.holdfast.journal;

import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/// Refuses file systems on other computers: neither their locks nor their forced writes can be
/// relied upon.
final class NetworkShare {
  private static final Set<String> TYPES =
      Set.of(
          "nfs",
          "nfs4",
          "cifs",
          "smb",
          "smb2",
          "smb3",
          "smbfs",
          "afpfs",
          "afs",
          "webdav",
          "davfs",
          "ncpfs",
          "9p",
          "ceph",
          "glusterfs",
          "lustre",
          "coda");
  private static final Set<String> FUSE =
      Set.of("sshfs", "davfs", "davfs2", "s3fs", "rclone", "glusterfs", "ceph", "gcsfuse", "nfs");

  private NetworkShare() {}

  /// Tells what kind of file system a path is on.
  interface Kinds {
    String of(Path path) throws IOException;
  }

  static void refuse(Path folder) {
    refuse(folder, path -> Files.getFileStore(path).type());
  }

  static void refuse(Path folder, Kinds kinds) {
    var there = folder.toAbsolutePath();
    while (!Files.exists(there)) {
      var above = there.getParent();
      if (above == null) return;
      there = above;
    }
    var type = kind(there, kinds);
    if (!isRemote(type)) return;
    throw new ProblemException(
        Problem.of(
            "home.network-file-system",
            folder + " is on a network file system (" + type + ")",
            "it may lose what it said was written, and may be unreachable in a disaster",
            "choose a folder on this computer's own disk with --home"));
  }

  /// Nothing where the system does not say it: below another root (chroot) no mount is known to
  /// hold the path. What cannot be written is told by the writing.
  private static String kind(Path path, Kinds kinds) {
    try {
      return kinds.of(path);
    } catch (IOException e) {
      return "";
    }
  }

  static boolean isRemote(String type) {
    var name = type.toLowerCase(Locale.ROOT);
    if (name.startsWith("fuse.")) return FUSE.contains(name.substring(5));
    return TYPES.contains(name) || FUSE.contains(name);
  }
}
