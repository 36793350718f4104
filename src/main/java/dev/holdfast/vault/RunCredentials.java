package dev.holdfast.vault;

import dev.holdfast.connector.CredentialUse;
import dev.holdfast.connector.Grant;
import dev.holdfast.connector.Surroundings;
import dev.holdfast.connector.VaultOpening;
import dev.holdfast.kernel.Clock;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.kernel.Redactor;
import dev.holdfast.kernel.Secret;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Gives one run its credentials: first the record, then the redactor, then the secret. Each use is
/// on record once; a step keeps what it was given until it ends.
final class RunCredentials implements Surroundings.Credentials {
  private final Strongroom room;
  private final Clock clock;
  private final String file;
  private final Surroundings.Audit audit;
  private final Redactor redactor;
  private final Map<Thread, String> working = new ConcurrentHashMap<>();
  private final Map<Asked, Given> given = new HashMap<>();
  private final Set<Secret> learned = Collections.newSetFromMap(new IdentityHashMap<>());
  private long last;

  private record Asked(String name, CredentialUse use) {}

  private record Given(long id, Lease under, Map<String, Secret> parts) {}

  RunCredentials(
      Strongroom room, Clock clock, String file, Surroundings.Audit audit, Redactor redactor) {
    this.room = room;
    this.clock = clock;
    this.file = file;
    this.audit = audit;
    this.redactor = redactor;
  }

  @Override
  public Surroundings.Credentials forRun(Surroundings.Audit runs, Redactor itsRedactor) {
    return new RunCredentials(room, clock, file, runs, itsRedactor);
  }

  @Override
  public synchronized Optional<Grant> find(String name, CredentialUse wanted) {
    var step = working.getOrDefault(Thread.currentThread(), wanted.step());
    var asked = new Asked(name, wanted.in(step));
    var before = given.get(asked);
    if (before != null && stands(asked, before)) return Optional.of(copy(name, before));
    var why = waits(Set.of(name));
    if (why.isPresent()) throw locked(why.get());
    var lease = room.lease().filter(Lease::alive);
    var entry = lease.flatMap(open -> open.entry(name));
    if (lease.isEmpty() || entry.isEmpty()) return Optional.empty();
    entry.get().withheld().ifPresent(RunCredentials::refuse);
    var purpose = lease.get().purpose();
    var own = entry.get().address();
    var to = MeantFor.judged(own, wanted.to());
    MeantFor.refused(name, own, to).ifPresent(RunCredentials::refuse);
    audit.giving(entry.get().what(), asked.use().to(to), purpose.by());
    var now = new Given(++last, lease.get(), entry.get().parts(clock.wall(), this::learn));
    forget(given.put(asked, now));
    return Optional.of(copy(name, now));
  }

  private static void refuse(Problem problem) {
    throw new ProblemException(problem);
  }

  private void learn(String name, Secret secret) {
    if (learned.add(secret)) redactor.learn(name, secret);
  }

  /// A code is good for seconds, so that one is never given twice.
  private boolean stands(Asked asked, Given one) {
    if (one.parts().containsKey("code")) return false;
    return working.containsValue(asked.use().step()) || one.under().alive();
  }

  private static Grant copy(String name, Given one) {
    var parts = new HashMap<String, Secret>();
    one.parts().forEach((part, secret) -> parts.put(part, secret.use(Secret::copyOf)));
    return new Grant(one.id(), name, parts);
  }

  private static void forget(@org.jspecify.annotations.Nullable Given one) {
    if (one != null) one.parts().values().forEach(Secret::close);
  }

  @Override
  public Optional<String> waits(Set<String> names) {
    if (names.isEmpty()) return Optional.empty();
    var lease = room.lease();
    if (lease.isEmpty()) {
      if (!room.there()) return Optional.empty();
      return Optional.of(
          "The vault %s is locked, and may hold %s".formatted(file, String.join(", ", names)));
    }
    var misspelt = names.stream().flatMap(name -> misspelt(lease.get(), name).stream()).sorted();
    var first = misspelt.findFirst();
    if (first.isPresent()) return first;
    var known = names.stream().filter(lease.get()::knows).sorted().toList();
    if (known.isEmpty()) return Optional.empty();
    if (!lease.get().alive()) {
      return Optional.of(
          "The lease of the vault %s is over, and %s is in it"
              .formatted(file, String.join(", ", known)));
    }
    if (lease.get().purpose().bothThere()) return Optional.empty();
    return known.stream()
        .filter(name -> lease.get().entry(name).filter(one -> one.care().twoPeople()).isPresent())
        .findFirst()
        .map("The entry %s needs two people, and one opened the vault"::formatted);
  }

  /// A name that only looks like an entry's gets no other credential in silence.
  private static Optional<String> misspelt(Lease lease, String name) {
    return VaultProblems.misspelt(name, lease.alike(name));
  }

  private static ProblemException locked(String why) {
    return new ProblemException(
        Problem.of(
            "vault.locked",
            why,
            "no other credential is used in its place",
            "open the vault for this run: `holdfast resume INCIDENT --passphrase-fd N`"));
  }

  @Override
  public void begin(String step) {
    working.put(Thread.currentThread(), step);
  }

  @Override
  public synchronized void end(String step) {
    working.remove(Thread.currentThread());
    if (working.containsValue(step)) return;
    given.entrySet().removeIf(one -> ended(one, step));
  }

  private static boolean ended(Map.Entry<Asked, Given> one, String step) {
    if (!one.getKey().use().step().equals(step)) return false;
    forget(one.getValue());
    return true;
  }

  @Override
  public synchronized boolean stands(long grant) {
    for (Iterator<Map.Entry<Asked, Given>> all = given.entrySet().iterator(); all.hasNext(); ) {
      var one = all.next();
      if (one.getValue().id() == grant) return stands(one.getKey(), one.getValue());
    }
    return false;
  }

  @Override
  public Optional<VaultOpening> opening() {
    return room.lease().filter(Lease::alive).map(this::opening);
  }

  @Override
  public boolean renew() {
    return room.lease().map(Lease::renew).orElse(false);
  }

  private VaultOpening opening(Lease lease) {
    var vault = new LinkedHashMap<String, Object>();
    vault.put("file", file);
    vault.put("vault", lease.facts().vault());
    vault.put("generation", lease.facts().generation());
    vault.put("sha256", lease.facts().sha256());
    var purpose = lease.purpose();
    return new VaultOpening(
        vault, purpose.by(), purpose.second(), purpose.because(), lease.length());
  }

  @Override
  public synchronized void close() {
    given.values().forEach(RunCredentials::forget);
    given.clear();
  }
}
