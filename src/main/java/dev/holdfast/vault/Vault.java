package dev.holdfast.vault;

import dev.holdfast.kernel.Clock;
import dev.holdfast.kernel.EntryRef;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.kernel.Secret;
import dev.holdfast.vault.kdbx.EntryNode;
import dev.holdfast.vault.kdbx.Kdbx;
import dev.holdfast.vault.kdbx.Kdf;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/// An open vault. It only keeps and gives: who may see what, for which reason and with which record
/// is decided by those who hold it. Made by [Vaults].
public final class Vault implements AutoCloseable {
  private static final String ID = "holdfast.vault";
  private static final String GENERATION = "holdfast.generation";

  private final Path file;
  private final Kdbx content;
  private final Vaults vaults;
  private final Clock clock;
  private final Set<String> known = new HashSet<>();
  private VaultKey key;
  private String hash;
  private boolean closed;

  Vault(Vaults vaults, Clock clock, Path file, Kdbx content, VaultKey key, String hash) {
    this.vaults = vaults;
    this.clock = clock;
    this.file = file;
    this.content = content;
    this.key = key;
    this.hash = hash;
    if (!hash.isEmpty()) known.add(hash);
  }

  /// A code and until when it is good; the caller closes the code.
  public record OneTimeCode(Secret code, Instant until) {}

  public Path file() {
    return file;
  }

  /// Which state of which vault this is, as it was last read or saved.
  public synchronized VaultFacts facts() {
    var tree = content.tree();
    return new VaultFacts(tree.custom(ID).orElseGet(tree::id), generation(), hash);
  }

  /// How an entry stands on record.
  public synchronized EntryRef ref(VaultEntry entry) {
    return new EntryRef(entry.name(), entry.id(), facts().vault(), file.toString());
  }

  private long generation() {
    try {
      return content.tree().custom(GENERATION).map(Long::parseLong).orElse(0L);
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  /// What a passphrase costs to try.
  public Kdf kdf() {
    return content.kdf();
  }

  /// Why nothing can be changed here; empty when it can.
  public Optional<Problem> readOnly() {
    return content.readOnly().or(() -> Generations.vaultOf(file).map(this::earlier));
  }

  /// What is saved into a generation is pushed out by the next saves of the vault, without a word.
  private Problem earlier(Path vault) {
    return VaultProblems.earlier(file, vault);
  }

  /// Puts this generation in the vault's place.
  ///
  /// @return where what was there is kept; empty where there was nothing
  /// @throws ProblemException `vault.changed-underneath`, `vault.busy`, `vault.unsaved`
  public synchronized Optional<Path> putBack(Path vault) {
    open();
    return vaults.putBack(file, hash, vault);
  }

  public synchronized List<VaultEntry> entries() {
    open();
    var read = content.tree().entries().stream().map(this::read).toList();
    return read.stream().map(one -> among(one, read)).toList();
  }

  /// Which of several entries of one name is meant nobody can say, so that none is used.
  private static VaultEntry among(VaultEntry entry, List<VaultEntry> all) {
    var same = all.stream().filter(one -> EntryName.same(one.name(), entry.name())).count();
    return same < 2
        ? entry
        : entry.and(Unclear.withheld("the vault has %d entries of this name".formatted(same)));
  }

  /// What may be seen of an entry.
  ///
  /// @throws ProblemException `vault.ambiguous` when two entries have the name
  public synchronized Optional<VaultEntry> entry(String name) {
    return find(name).map(this::read);
  }

  /// The entries whose names only look like this one, as they are written.
  public synchronized List<String> alike(String name) {
    open();
    return content.tree().entries().stream()
        .map(EntryForm::name)
        .filter(one -> EntryName.alike(one, name))
        .toList();
  }

  private VaultEntry read(EntryNode node) {
    return EntryForm.read(node, clock.wall());
  }

  private Optional<EntryNode> find(String name) {
    open();
    var found =
        content.tree().entries().stream()
            .filter(node -> EntryName.same(EntryForm.name(node), name))
            .toList();
    if (found.size() > 1) throw VaultProblems.ambiguous(name);
    return found.stream().findFirst();
  }

  private EntryNode need(String name) {
    return find(name).orElseThrow(() -> VaultProblems.noEntry(name, alike(name)));
  }

  /// A copy of a secret part; the caller closes it.
  ///
  /// @throws ProblemException `vault.no-entry`, `vault.no-part`, `vault.ambiguous`
  public synchronized Secret secret(String name, String part) {
    var node = need(name);
    return read(node)
        .type()
        .part(part)
        .filter(Part::isSecret)
        .flatMap(found -> node.secret(found.field()))
        .orElseThrow(() -> VaultProblems.noPart(name, part));
  }

  /// Whether a part of an entry is this now; a seed in whichever form.
  ///
  /// @throws ProblemException as [#secret], or `vault.bad-otp`
  public synchronized boolean holds(String name, String part, Secret value) {
    try (var now = secret(name, part);
        var whole = whole(name, part, value)) {
      return Sameness.same(field(name, part), now, whole);
    }
  }

  /// Whether an entry has this secret, or had it before.
  ///
  /// @throws ProblemException `vault.no-entry`, `vault.ambiguous`, `vault.bad-otp`
  public synchronized boolean had(String name, String part, Secret value) {
    try (var whole = whole(name, part, value)) {
      return Earlier.had(need(name), field(name, part), whole);
    }
  }

  /// When a part got the value that it has, where the file tells: KeePassXC puts down what it
  /// replaces, and when.
  ///
  /// @throws ProblemException `vault.no-entry`, `vault.ambiguous`
  public synchronized Optional<Instant> since(String name, String part) {
    return Earlier.since(need(name), field(name, part));
  }

  private String field(String name, String part) {
    return read(need(name)).type().part(part).map(Part::field).orElse(part);
  }

  private static Secret whole(String name, String part, Secret value) {
    return part.equals("otp") ? OtpAddress.complete(value, name) : value.use(Secret::copyOf);
  }

  /// The one-time code of a moment.
  ///
  /// @throws ProblemException as [#secret], or `vault.bad-otp`
  public synchronized OneTimeCode code(String name, Instant moment) {
    try (var address = secret(name, "otp")) {
      var code = OtpAddress.code(address, moment);
      return new OneTimeCode(code.code(), code.until());
    }
  }

  /// An attached file; the caller closes it.
  public synchronized Secret attachment(String name, String attachment) {
    return need(name)
        .attachment(attachment)
        .orElseThrow(() -> VaultProblems.noPart(name, attachment));
  }

  /// Adds an entry, or replaces the parts of the one that has its name; what it was is kept in its
  /// history. In memory only, until [#save].
  ///
  /// @throws ProblemException `vault.bad-entry`, `vault.bad-otp`, `vault.not-understood`,
  ///   `vault.read-only`
  public synchronized void put(EntryDraft draft) {
    writable();
    draft.problem().ifPresent(Vault::refuse);
    Optional.ofNullable(draft.secrets().get("otp"))
        .ifPresent(seed -> OtpAddress.complete(seed, draft.name()).close());
    var known = find(draft.name());
    known.map(this::read).flatMap(VaultEntry::withheld).ifPresent(Vault::refuse);
    known.ifPresent(this::remember);
    known.ifPresent(Earlier::keep);
    EntryForm.write(draft, known.orElseGet(() -> content.tree().add(clock.wall())));
  }

  /// Changes how an entry is looked after, and nothing else.
  public synchronized void care(String name, Care care) {
    change(name, node -> OwnWords.care(care, node));
  }

  public synchronized void attach(String name, String attachment, Secret bytes) {
    change(name, node -> node.attach(attachment, bytes));
  }

  public synchronized void detach(String name, String attachment) {
    change(name, node -> node.detach(attachment));
  }

  private void change(String name, Consumer<EntryNode> change) {
    writable();
    var node = need(name);
    remember(node);
    change.accept(node);
  }

  private void remember(EntryNode node) {
    node.remember(content.tree().historyItems(), clock.wall());
  }

  /// Moves an entry to the recycle bin of the file.
  public synchronized void remove(String name) {
    writable();
    content.tree().remove(need(name), clock.wall());
  }

  /// Whether this is what opens the vault now; stays the caller's.
  public synchronized boolean opensWith(VaultKey given) {
    open();
    return key.same(given);
  }

  /// Refuses what would change nothing.
  ///
  /// @throws ProblemException `vault.same-key`
  public synchronized void differs(VaultKey next) {
    if (opensWith(next)) throw VaultProblems.sameKey(file);
  }

  /// From the next [#save] on another key opens the vault. Earlier generations keep the old one.
  ///
  /// @throws ProblemException `vault.same-key`, `vault.read-only`
  public synchronized void rekey(VaultKey next) {
    writable();
    differs(next);
    var old = key;
    key = next.copy();
    old.close();
  }

  /// Writes the vault by the rules of [SafeSave]: old or new, never neither.
  ///
  /// @throws ProblemException `vault.changed-underneath`, `vault.busy`, `vault.unsaved`,
  ///   `vault.unsure`, `vault.exists`, `vault.read-only`
  public synchronized VaultFacts save() {
    writable();
    var tree = content.tree();
    if (tree.custom(ID).isEmpty())
      tree.custom(ID, tree.id().isEmpty() ? UUID.randomUUID().toString() : tree.id());
    long before = generation();
    tree.custom(GENERATION, Long.toString(before + 1));
    boolean done = false;
    try {
      var bytes = vaults.encrypt(content, key);
      var now = SafeSave.hash(bytes);
      var replaceable = Set.copyOf(known);
      known.add(now);
      vaults.replace(file, bytes, replaceable, key);
      known.clear();
      known.add(now);
      hash = now;
      done = true;
      return facts();
    } finally {
      if (!done) tree.custom(GENERATION, Long.toString(before));
    }
  }

  /// Writes the content of a KDBX 3.1 file as a vault of its own, which the same key opens. This
  /// one is closed by it; its file stays.
  ///
  /// @throws ProblemException `vault.modern`, `vault.exists`, `vault.unsaved`, `vault.busy`
  public synchronized VaultFacts convert(Path to, Kdf.Argon2 kdf) {
    open();
    if (!content.old()) throw VaultProblems.modern(file);
    try (var next = vaults.converted(to, content.modern(kdf), key)) {
      return next.save();
    } finally {
      close();
    }
  }

  private void writable() {
    open();
    readOnly().ifPresent(Vault::refuse);
  }

  private static void refuse(Problem problem) {
    throw new ProblemException(problem);
  }

  private void open() {
    if (closed) throw new IllegalStateException("the vault is closed");
  }

  /// Locks: wipes what can be wiped. Best effort; the collector may have moved copies.
  @Override
  public synchronized void close() {
    closed = true;
    content.close();
    key.close();
  }
}
