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

  static void refuse(Path folder) throws IOException {
    var there = folder.toAbsolutePath();
    while (!Files.exists(there)) {
      var above = there.getParent();
      if (above == null) return;
      there = above;
    }
    var type = Files.getFileStore(there).type();
    if (!isRemote(type)) return;
    throw new ProblemException(
        Problem.of(
            "home.network-file-system",
            folder + " is on a network file system (" + type + ")",
            "it may lose what it said was written, and may be unreachable in a disaster",
            "choose a folder on this computer's own disk with --home"));
  }

  static boolean isRemote(String type) {
    var name = type.toLowerCase(Locale.ROOT);
    if (name.startsWith("fuse.")) return FUSE.contains(name.substring(5));
    return TYPES.contains(name) || FUSE.contains(name);
  }
}
