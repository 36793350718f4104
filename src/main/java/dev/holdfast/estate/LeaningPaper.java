package dev.holdfast.estate;

import dev.holdfast.plan.Paper;
import dev.holdfast.plan.Plan;
import dev.holdfast.plan.Target;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What leans on something that is down among what people count on in a recovery: kept state,
/// credentials, channels to people, links to consoles. Pure.
record LeaningPaper(Plan plan, Footing footing) {
  List<Leaning.Lean> on(Impairment down) {
    var all = new ArrayList<Leaning.Lean>();
    for (var backup : plan.backups()) state(backup, down, all);
    credentials()
        .forEach(
            (name, targets) ->
                credential(targets, down)
                    .ifPresent(
                        why ->
                            all.add(new Leaning.Lean(Leaning.What.CREDENTIAL, name, name, why))));
    for (var role : plan.roles()) reach(role.id(), role.title(), role.reach(), down, all);
    for (var contact : plan.contacts()) {
      for (var way : contact.reach()) reach(contact.id(), contact.title(), way, down, all);
    }
    for (var update : plan.updates()) {
      for (var way : update.channels()) reach(update.id(), update.audience(), way, down, all);
    }
    return all;
  }

  private void state(Paper.Backup backup, Impairment down, List<Leaning.Lean> all) {
    footing
        .errand("", backup.target(), text(backup.where()), down)
        .ifPresent(
            why -> all.add(new Leaning.Lean(Leaning.What.STATE, backup.id(), backup.title(), why)));
    for (var copy : backup.copies()) {
      footing
          .errand("", copy.target(), text(copy.where()), down)
          .ifPresent(
              why ->
                  all.add(
                      new Leaning.Lean(
                          Leaning.What.STATE,
                          backup.id(),
                          backup.title() + ", " + copy.kind(),
                          why)));
    }
  }

  private static Object text(@Nullable String value) {
    return value == null ? "" : value;
  }

  private Map<String, List<Target>> credentials() {
    var all = new LinkedHashMap<String, List<Target>>();
    for (var target : plan.targets()) {
      for (var name : names(target)) all.computeIfAbsent(name, _ -> new ArrayList<>()).add(target);
    }
    return all;
  }

  private static Set<String> names(Target target) {
    var names = new LinkedHashSet<String>();
    var credential = target.credential();
    if (credential != null) names.add(credential);
    if (target.settings().get("auth") instanceof Map<?, ?> auth
        && auth.get("credential") instanceof String name) {
      names.add(name);
    }
    return names;
  }

  /// Keys of AWS are good in every Region, but are made and changed in one.
  private Optional<String> credential(List<Target> targets, Impairment down) {
    var each = targets.stream().map(target -> footing.target(target.id(), down)).toList();
    if (each.stream().allMatch(Optional::isPresent)) return each.getFirst();
    var aws = targets.stream().anyMatch(target -> target.connector().equals("aws"));
    var plane = new Impairment(Impairment.Kind.REGION, ControlPlanes.IAM.region());
    return aws && down.equals(plane)
        ? Optional.of("%s: it can be used, not replaced".formatted(ControlPlanes.IAM.why()))
        : Optional.empty();
  }

  private static void reach(
      String id, String title, @Nullable String way, Impairment down, List<Leaning.Lean> all) {
    if (way == null) return;
    var why = Optional.ofNullable(Footing.mentioned(way).get(down));
    var named =
        down.kind() == Impairment.Kind.PROVIDER && word(way, down.name())
            ? Optional.of("it goes over " + down.name())
            : Optional.<String>empty();
    var what = way.contains("://console.") || way.contains(".console.");
    why.or(() -> named)
        .ifPresent(
            text ->
                all.add(
                    new Leaning.Lean(
                        what ? Leaning.What.CONSOLE : Leaning.What.CHANNEL,
                        id,
                        title + ": " + way,
                        text)));
  }

  private static boolean word(String text, String word) {
    var plain = Pattern.quote(word.toLowerCase(Locale.ROOT));
    return Pattern.compile("(?<![a-z0-9])" + plain + "(?![a-z0-9])")
        .matcher(text.toLowerCase(Locale.ROOT))
        .find();
  }
}
