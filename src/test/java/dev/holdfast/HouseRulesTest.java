package dev.holdfast;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.holdfast.kernel.Exempt;
import dev.holdfast.kernel.SystemClock;
import dev.holdfast.ui.shell.Crossing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The decisions about layers, doors and state, as rules over the compiled classes. A hole is an
/// [Exempt] with its reason, or a line here that says why.
@AnalyzeClasses(packages = "dev.holdfast", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseRulesTest {
  private static final String HOUSE = "dev.holdfast.";

  /// The order of DESIGN.md: what stands above may use what stands below.
  private static final List<String> LAYERS =
      List.of(
          "ui",
          "cli",
          "report",
          "importer",
          "readiness",
          "runbook",
          "incident",
          "estate",
          "recovery",
          "vault",
          "connector",
          "journal",
          "plan",
          "kernel");

  private static String[] under(List<String> folders) {
    return folders.stream().map(folder -> HOUSE + folder + "..").toArray(String[]::new);
  }

  /// The root package wires them and may use all; nothing uses it.
  @ArchTest
  static void arrowsPointDown(JavaClasses house) {
    for (var at = 0; at < LAYERS.size(); at++) {
      var layer = LAYERS.get(at);
      noClasses()
          .that()
          .resideInAPackage(HOUSE + layer + "..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(under(LAYERS.subList(0, at))).or(resideInAPackage("dev.holdfast")))
          .as(layer + " uses only what stands below it")
          .allowEmptyShould(true)
          .check(house);
    }
  }

  /// A folder that no layer names would escape every rule about layers.
  @ArchTest
  static final ArchRule everyFolderIsALayer =
      classes().should().resideInAnyPackage(everyLayer()).as("every folder is a layer");

  private static String[] everyLayer() {
    var all = new ArrayList<>(List.of(under(LAYERS)));
    all.add("dev.holdfast");
    return all.toArray(String[]::new);
  }

  /// Connectors share the SPI and nothing else, so that one can be taken out.
  @ArchTest
  static final ArchRule connectorsStandAlone =
      slices().matching(HOUSE + "connector.(*)..").should().notDependOnEachOther();

  /// What decides knows no outside system.
  @ArchTest
  static final ArchRule decisionsKnowNoOutsideSystem =
      noClasses()
          .that()
          .resideInAnyPackage(under(List.of("plan", "incident", "journal", "runbook", "kernel")))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(HOUSE + "connector.*..", HOUSE + "ui..", HOUSE + "cli..");

  /// The engine stays usable where there is no window.
  @ArchTest
  static final ArchRule javafxStaysInUi = stays("in ui", "ui..", "javafx..", "atlantafx..");

  @ArchTest static final ArchRule iconsStayInUi = stays("in ui", "ui..", "org.kordamp..");

  @ArchTest
  static final ArchRule awsTypesStayInTheirConnector =
      stays("in connector.aws", "connector.aws..", "software.amazon..");

  @ArchTest
  static final ArchRule markdownStaysInTheManual =
      stays("in ui.manual", "ui.manual..", "org.commonmark..");

  @ArchTest static final ArchRule picocliStaysInCli = stays("in cli", "cli..", "picocli..");

  @ArchTest static final ArchRule yamlStaysInPlan = stays("in plan", "plan..", "org.snakeyaml..");

  /// KDBX and Argon2id are reached by the vault's own values only.
  @ArchTest
  static final ArchRule kdbxTypesStayInVaultKdbx =
      stays("in vault.kdbx", "vault.kdbx..", "org.linguafranca..", "org.bouncycastle..");

  @ArchTest
  static final ArchRule sharesStayInVaultQuorum =
      stays("in vault.quorum", "vault.quorum..", "com.codahale..");

  /// Everyone else reads and writes JSON through `kernel.Json`, which is strict in one way.
  @ArchTest
  static final ArchRule jacksonStaysInKernel =
      noClasses()
          .that()
          .resideOutsideOfPackage(HOUSE + "kernel..")
          .and(notExemptFrom("jacksonStaysInKernel"))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.fasterxml.jackson..")
          .as("jackson types stay in kernel");

  /// Time comes from the `Clock` port, so that rehearsals and tests own it.
  @ArchTest
  static final ArchRule timeComesFromTheClock =
      noClasses()
          .that()
          .doNotBelongToAnyOf(SystemClock.class)
          .and(notExemptFrom("timeComesFromTheClock"))
          .should()
          .accessTargetWhere(target(readsOrSpendsTime()))
          .as("time comes from the Clock");

  /// One door to the FX thread; accesses, not calls, because a method reference is no call.
  @ArchTest
  static final ArchRule oneDoorToTheFxThread =
      noClasses()
          .that()
          .doNotBelongToAnyOf(Crossing.class)
          .should()
          .accessTargetWhere(target(named("runLater", "javafx.application.Platform", "runLater")))
          .as("Platform.runLater only in Crossing");

  /// While an animation runs JavaFX draws sixty pulses a second, for hours if it never ends.
  @ArchTest
  static final ArchRule noAnimationForEver =
      noClasses()
          .should()
          .accessTargetWhere(
              target(named("setCycleCount", "javafx.animation.Animation", "setCycleCount")))
          .as("no animation that runs for ever: Crossing.every");

  @ArchTest
  static final ArchRule namesSayWhatTheThingIs =
      noClasses()
          .should()
          .haveSimpleNameEndingWith("Manager")
          .orShould()
          .haveSimpleNameEndingWith("Helper")
          .orShould()
          .haveSimpleNameEndingWith("Util")
          .orShould()
          .haveSimpleNameEndingWith("Utils")
          .orShould()
          .haveSimpleNameEndingWith("Impl");

  /// `Main` hands writers down; nothing else prints.
  @ArchTest
  static final ArchRule nothingPrintsByTheWay =
      noClasses()
          .that(notExemptFrom("nothingPrintsByTheWay"))
          .should()
          .accessTargetWhere(target(named("a standard stream", "java.lang.System", "out", "err")))
          .orShould()
          .accessTargetWhere(target(describe("printStackTrace()", HouseRulesTest::printsItself)));

  @ArchTest
  static final ArchRule nothingStaticChanges =
      fields()
          .that()
          .areStatic()
          .and(notExemptFrom("nothingStaticChanges"))
          .and(describe("no synthetic ones", HouseRulesTest::written))
          .should()
          .beFinal()
          .andShould()
          .notHaveRawType(describe("a type made to be changed", HouseRulesTest::changing))
          .as("nothing static changes");

  /// Past seven, something wants to be two things; a record's components are its meaning.
  @ArchTest
  static final ArchRule constructorsStayShort =
      constructors()
          .that(notExemptFrom("constructorsStayShort"))
          .and(describe("of classes", (JavaConstructor made) -> !made.getOwner().isRecord()))
          .and(
              describe(
                  "written by hand",
                  (JavaConstructor made) ->
                      !made.getOwner().isEnum() && !made.getOwner().isAnonymousClass()))
          .should(new AtMostParameters(7));

  @ArchTest
  static final ArchRule packagesAreNullMarked =
      classes()
          .that()
          .haveSimpleName("package-info")
          .should()
          .beAnnotatedWith("org.jspecify.annotations.NullMarked");

  private static ArchRule stays(String where, String folder, String... types) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(HOUSE + folder)
        .and(describe("not the root", type -> !type.getPackageName().equals("dev.holdfast")))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(types)
        .as(String.join(" and ", types) + " stay " + where);
  }

  private static DescribedPredicate<AccessTarget> named(
      String what, String owner, String... names) {
    var wanted = Set.of(names);
    return describe(
        what,
        access -> access.getOwner().isAssignableTo(owner) && wanted.contains(access.getName()));
  }

  private static DescribedPredicate<AccessTarget> readsOrSpendsTime() {
    var system = Set.of("currentTimeMillis", "nanoTime");
    return describe(
        "the machine's time",
        access -> {
          var owner = access.getOwner();
          if (owner.isEquivalentTo(System.class)) return system.contains(access.getName());
          if (owner.isEquivalentTo(Thread.class)) return access.getName().equals("sleep");
          if (owner.isAssignableTo(java.time.Clock.class)) {
            return access.getName().startsWith("system");
          }
          var dated = owner.getPackageName().equals(Instant.class.getPackageName());
          return dated && access.getName().equals("now");
        });
  }

  private static boolean printsItself(AccessTarget access) {
    return access instanceof AccessTarget.CodeUnitAccessTarget call
        && call.getOwner().isAssignableTo(Throwable.class)
        && call.getName().equals("printStackTrace")
        && call.getRawParameterTypes().isEmpty();
  }

  private static boolean written(JavaField field) {
    return !field.getModifiers().contains(JavaModifier.SYNTHETIC)
        && !field.getName().startsWith("$");
  }

  private static boolean changing(JavaClass type) {
    return type.getPackageName().startsWith("java.util.concurrent.atomic")
        || type.isAssignableTo(java.util.concurrent.locks.Lock.class)
        || type.isAssignableTo(java.util.concurrent.ConcurrentMap.class)
        || type.isEquivalentTo(java.util.ArrayList.class)
        || type.isEquivalentTo(java.util.HashMap.class)
        || type.isEquivalentTo(StringBuilder.class);
  }

  private static <T extends CanBeAnnotated> DescribedPredicate<T> notExemptFrom(String rule) {
    return describe(
        "not exempt from " + rule,
        part ->
            !exempt(part, rule)
                && !(part instanceof JavaClass type
                    && type.getEnclosingClass().map(outer -> exempt(outer, rule)).orElse(false)));
  }

  private static boolean exempt(CanBeAnnotated part, String rule) {
    return part.isAnnotatedWith(
        describe(
            "@Exempt",
            found ->
                found.getRawType().isEquivalentTo(Exempt.class)
                    && found.get("from").filter(rule::equals).isPresent()));
  }
}
