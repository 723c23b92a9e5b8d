package org.rallypoint;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.inject.Inject;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.MappedSuperclass;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The house of design/house.md: which room may know which, and what stands where. */
@AnalyzeClasses(packages = "org.rallypoint", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String ROOT = "org.rallypoint";

    /** From left to right: a room knows those left of it, and not the ones beside it. A new room needs its place here. */
    private static final List<Set<String>> ROOMS = List.of(
            Set.of(""),
            Set.of("time", "http", "seal"),
            Set.of("contract", "limit"),
            Set.of("city"),
            Set.of("access"),
            Set.of("retry"),
            Set.of("token"),
            Set.of("change"),
            Set.of("link"),
            Set.of("campaign"),
            Set.of("contact"),
            Set.of("event"),
            Set.of("format", "review"),
            Set.of("importer", "webhook", "discord", "page"),
            Set.of("sample", "store"));

    @ArchTest
    static final ArchRule everyRoomHasAPlace = classes()
            .should(condition("stand in a room of the house", (type, events) -> {
                if (place(type) < 0) {
                    broken(events, type, type.getName() + " stands in a room without a place: " + room(type));
                }
            }));

    @ArchTest
    static final ArchRule everyRoomKnowsOnlyThoseToItsLeft = classes()
            .should(condition("know only rooms to the left", (type, events) -> {
                for (var dependency : type.getDirectDependenciesFromSelf()) {
                    var target = dependency.getTargetClass().getBaseComponentType();
                    if (isOurs(target) && !room(target).equals(room(type)) && place(target) >= place(type)) {
                        broken(events, type, dependency.getDescription());
                    }
                }
            }));

    @ArchTest
    static final ArchRule noRoomsKnowEachOtherInACircle =
            slices().matching(ROOT + ".(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule theContractIsKnownToNobody = noClasses()
            .that(resideOutsideOfPackage(ROOT + ".contract.."))
            .should()
            .dependOnClassesThat(resideInAPackage(ROOT + ".contract.."));

    @ArchTest
    static final ArchRule onlyTheClockKnowsTheTime = noClasses()
            .that(resideOutsideOfPackage(ROOT + ".time.."))
            .should()
            .callCodeUnitWhere(
                    DescribedPredicate.describe("reads the system's clock", ArchitectureTest::readsTheClock));

    @ArchTest
    static final ArchRule classesAreNamedForWhatTheyDo =
            noClasses().should().haveNameMatching(".*(?:Service|Manager|Helper|Utils?|Impl)(?:\\$.*)?");

    @ArchTest
    static final ArchRule resourcesAskRepositories = noClasses()
            .that(annotatedWith(Path.class))
            .should()
            .dependOnClassesThat(resideInAPackage("org.hibernate.."))
            .orShould()
            .dependOnClassesThat(DescribedPredicate.describe(
                    "are an EntityManager", type -> type.isAssignableTo(EntityManager.class)));

    @ArchTest
    static final ArchRule entitiesKnowNeitherHttpNorPanacheNorJson = noClasses()
            .that(annotatedWith(Entity.class)
                    .or(annotatedWith(Embeddable.class))
                    .or(annotatedWith(MappedSuperclass.class)))
            .should(dependOnClassesThat(resideInAPackage("jakarta.ws.rs..")
                    .or(resideInAPackage("org.jboss.resteasy.."))
                    .or(resideInAPackage("io.vertx.."))
                    .or(resideInAPackage("io.quarkus.hibernate.orm.panache.."))
                    .or(resideInAPackage("com.fasterxml.jackson.."))
                    .or(resideInAPackage("jakarta.json.."))
                    .or(resideInAPackage(ROOT + ".http.."))));

    @ArchTest
    static final ArchRule whatAClassNeedsIsGivenToItsConstructor =
            noFields().should().beAnnotatedWith(Inject.class);

    @ArchTest
    static final ArchRule noFieldCanBeSetFromOutside = fields().that()
            .areNotStatic()
            .and()
            .arePublic()
            .should(new ArchCondition<com.tngtech.archunit.core.domain.JavaField>("not exist") {
                @Override
                public void check(com.tngtech.archunit.core.domain.JavaField field, ConditionEvents events) {
                    events.add(SimpleConditionEvent.violated(field, field.getFullName() + " is public"));
                }
            })
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule everyRouteHasANameAndASentence = methods()
            .that(DescribedPredicate.describe("answer requests", ArchitectureTest::isRoute))
            .should(new ArchCondition<JavaMethod>("have an operationId, a summary and a description") {
                @Override
                public void check(JavaMethod method, ConditionEvents events) {
                    var operation = method.tryGetAnnotationOfType(Operation.class);
                    var isNamed = operation
                            .filter(o -> !o.operationId().isBlank()
                                    && !o.summary().isBlank()
                                    && !o.description().isBlank())
                            .isPresent();
                    if (!isNamed) {
                        events.add(SimpleConditionEvent.violated(
                                method, method.getFullName() + " has no operationId, summary or description"));
                    }
                }
            });

    @ArchTest
    static final ArchRule errorsAreMadeInOnePlace = noClasses()
            .that(DescribedPredicate.describe(
                    "are not the place for errors",
                    type -> !Set.of("Problem", "Problems", "ProblemException").contains(type.getSimpleName())))
            .should()
            .callCodeUnitWhere(DescribedPredicate.describe(
                    "makes a Problem",
                    call -> call.getTargetOwner().getName().equals(ROOT + ".http.Problem")
                            && (call.getTarget().getName().equals("of")
                                    || call.getTarget().getName().equals("<init>"))));

    @ArchTest
    static final ArchRule statusesOfErrorsAreGivenInOnePlace = noClasses()
            .that(resideOutsideOfPackage(ROOT + ".http.."))
            .should()
            .dependOnClassesThat(DescribedPredicate.describe(
                    "are exceptions of JAX-RS",
                    type -> type.isAssignableTo(jakarta.ws.rs.WebApplicationException.class)));

    private static boolean isRoute(JavaMethod method) {
        return method.getAnnotations().stream()
                .anyMatch(annotation -> annotation.getRawType().isAnnotatedWith(HttpMethod.class));
    }

    private static boolean readsTheClock(JavaCall<?> call) {
        CodeUnitCallTarget target = (CodeUnitCallTarget) call.getTarget();
        var owner = target.getOwner();
        var parameters = target.getRawParameterTypes();
        var ofJavaTime = owner.getPackageName().startsWith("java.time");
        return (ofJavaTime
                        && target.getName().equals("now")
                        && parameters.stream().noneMatch(type -> type.isEquivalentTo(Clock.class)))
                || (owner.isEquivalentTo(Clock.class)
                        && (target.getName().startsWith("system")
                                || target.getName().startsWith("tick"))
                        && parameters.stream().noneMatch(type -> type.isEquivalentTo(Clock.class)))
                || (owner.isEquivalentTo(System.class) && target.getName().equals("currentTimeMillis"))
                || (owner.isEquivalentTo(java.util.Date.class)
                        && target.getName().equals("<init>")
                        && parameters.isEmpty())
                || (owner.isEquivalentTo(java.util.Calendar.class)
                        && target.getName().equals("getInstance"));
    }

    private static boolean isOurs(JavaClass type) {
        return type.getPackageName().equals(ROOT) || type.getPackageName().startsWith(ROOT + ".");
    }

    /** The first package below the root; empty for the root itself. */
    private static String room(JavaClass type) {
        var rest = type.getPackageName().substring(ROOT.length()).replaceFirst("^\\.", "");
        int end = rest.indexOf('.');
        return end < 0 ? rest : rest.substring(0, end);
    }

    private static int place(JavaClass type) {
        for (int i = 0; i < ROOMS.size(); i++) {
            if (ROOMS.get(i).contains(room(type))) {
                return i;
            }
        }
        return -1;
    }

    private static ArchCondition<JavaClass> condition(
            String description, java.util.function.BiConsumer<JavaClass, ConditionEvents> check) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                check.accept(type, events);
            }
        };
    }

    private static void broken(ConditionEvents events, JavaClass type, String message) {
        events.add(SimpleConditionEvent.violated(type, message));
    }
}
