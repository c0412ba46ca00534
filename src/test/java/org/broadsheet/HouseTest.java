package org.broadsheet;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Executes the tables of {@code src/site/markdown/architecture.md}: rooms, libraries, cycles, SQL, wall clock. */
@AnalyzeClasses(packages = "org.broadsheet", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseTest {

    private static final Set<String> PATH =
            Set.of("papers", "sources", "profiles", "matching", "delivery", "digest", "letters", "subscription", "feedback", "wellbeing");

    private static final Set<String> PATH_AND_TOOLS = with(PATH, "tex", "links", "rendering");

    /** What every room may use. */
    private static final String FOR_ALL = "text";

    /** Which rooms each room may use, besides {@link #FOR_ALL}. {@code app} may use all. */
    private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            Map.entry("text", Set.of()),
            Map.entry("tex", Set.of("rendering")),
            Map.entry("papers", Set.of("tex")),
            Map.entry("sources", Set.of("papers", "tex")),
            Map.entry("profiles", Set.of("papers")),
            Map.entry("matching", Set.of("papers", "profiles")),
            Map.entry("evaluation", Set.of("papers", "profiles", "matching")),
            Map.entry("delivery", Set.of("profiles")),
            Map.entry("digest", Set.of("papers", "profiles", "matching", "delivery", "links", "rendering", "tex")),
            Map.entry("letters", Set.of("papers", "profiles")),
            Map.entry("subscription", Set.of("papers", "profiles", "letters", "delivery", "links", "rendering", "tex")),
            Map.entry("feedback", Set.of("papers", "profiles")),
            Map.entry("wellbeing", Set.of("sources", "delivery", "subscription")),
            Map.entry("links", Set.of()),
            Map.entry("rendering", Set.of()),
            Map.entry("store", PATH),
            Map.entry("mail", Set.of("profiles", "delivery", "letters", "subscription")),
            Map.entry(
                    "web",
                    Set.of(
                            "papers",
                            "profiles",
                            "matching",
                            "digest",
                            "letters",
                            "subscription",
                            "feedback",
                            "links",
                            "rendering",
                            "tex")),
            Map.entry("schedule", Set.of()),
            Map.entry(
                    "config",
                    Set.of(
                            "papers",
                            "sources",
                            "profiles",
                            "matching",
                            "delivery",
                            "digest",
                            "subscription",
                            "feedback",
                            "links",
                            "rendering",
                            "mail",
                            "web",
                            "schedule")),
            Map.entry("daemon", with(PATH_AND_TOOLS, "config", "schedule", "store", "mail", "web")),
            Map.entry("simulation", with(PATH_AND_TOOLS)),
            Map.entry("commands", with(PATH_AND_TOOLS, "config", "daemon", "simulation", "evaluation")));

    /** The room in which each library lives. {@code app} wires, so it may touch what it wires by name only. */
    private static final Map<String, Set<String>> LIVES_IN = Map.ofEntries(
            Map.entry("org.apache.lucene..", Set.of("matching", "evaluation")),
            Map.entry("ai.onnxruntime..", Set.of("matching.meaning")),
            Map.entry("org.quartz..", Set.of("schedule")),
            Map.entry("jakarta.mail..", Set.of("mail")),
            Map.entry("org.eclipse.angus..", Set.of("mail")),
            Map.entry("org.apache.james..", Set.of("mail")),
            Map.entry("org.thymeleaf..", Set.of("rendering")),
            Map.entry("java.sql..", Set.of("store")),
            Map.entry("javax.sql..", Set.of("store")),
            Map.entry("com.zaxxer..", Set.of("store")),
            Map.entry("org.h2..", Set.of("store")),
            Map.entry("org.flywaydb..", Set.of("store")),
            Map.entry("org.postgresql..", Set.of("store")),
            Map.entry("tools.jackson.dataformat..", Set.of("config")),
            Map.entry("org.jbibtex..", Set.of("subscription")),
            Map.entry("com.sun.net.httpserver..", Set.of("web", "daemon")),
            Map.entry("picocli..", Set.of("commands", "app")),
            Map.entry("io.micrometer..", Set.of("daemon")),
            Map.entry("ch.qos.logback..", Set.of("app")));

    @TestFactory
    List<DynamicTest> roomsUseOnlyTheRoomsTheyMay(/* one test a room, so that a failure names it */ ) {
        var classes = new com.tngtech.archunit.core.importer.ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.broadsheet");
        List<DynamicTest> tests = new ArrayList<>();
        MAY_USE.forEach((room, allowed) -> tests.add(DynamicTest.dynamicTest(
                room,
                () -> noClasses()
                        .that()
                        .resideInAPackage(in(room))
                        .should()
                        .dependOnClassesThat(
                                ours().and(DescribedPredicate.not(resideInAnyPackage(withItself(room, allowed)))))
                        .allowEmptyShould(true)
                        .check(classes))));
        LIVES_IN.forEach((library, rooms) -> tests.add(DynamicTest.dynamicTest(
                library,
                () -> noClasses()
                        .that()
                        .resideOutsideOfPackages(
                                rooms.stream().map(HouseTest::in).toArray(String[]::new))
                        .should()
                        .dependOnClassesThat(resideInAPackage(library))
                        .allowEmptyShould(true)
                        .check(classes))));
        return tests;
    }

    @Test
    void theArchitecturePageShowsTheSameRooms() throws IOException {
        Map<String, Set<String>> shown = new TreeMap<>();
        List<String> page = Files.readAllLines(Path.of("src/site/markdown/architecture.md"));
        for (String line : page.subList(page.indexOf("## 3. The rooms"), page.indexOf("## 4. The jobs"))) {
            String[] cells = line.split("\\s*\\|\\s*", -1);
            if (cells.length == 6 && MAY_USE.containsKey(cells[1])) {
                String rooms = cells[4];
                shown.put(
                        cells[1],
                        switch (rooms) {
                            case "–" -> Set.of();
                            case "the path rooms" -> PATH;
                            case String path when path.startsWith("the path rooms, the tools") ->
                                with(PATH_AND_TOOLS, path.replaceFirst("the path rooms, the tools ?", "").split(" ", -1));
                            case "the rooms whose config record it fills (never the reverse)" -> MAY_USE.get("config");
                            default -> Set.of(rooms.split(" ", -1));
                        });
            }
        }

        assertThat(shown).isEqualTo(new TreeMap<>(MAY_USE));
    }

    @ArchTest
    static final ArchRule wordsKnowNothingOfMeaningNorOfTheDoor = noClasses()
            .that()
            .resideInAPackage("org.broadsheet.matching.text")
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.broadsheet.matching", "org.broadsheet.matching.meaning"));

    @ArchTest
    static final ArchRule meaningKnowsNothingOfWordsNorOfTheDoor = noClasses()
            .that()
            .resideInAPackage("org.broadsheet.matching.meaning")
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.broadsheet.matching", "org.broadsheet.matching.text"));

    /** The gates implement ports of inner rooms, and baselines are made of the same words. */
    @ArchTest
    static final ArchRule othersUseTheDoorOfMatching = noClasses()
            .that()
            .resideOutsideOfPackages(
                    in("matching"),
                    in("evaluation"),
                    in("store"),
                    in("config"),
                    in("app"),
                    in("daemon"),
                    in("commands"),
                    in("simulation"))
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.broadsheet.matching.text", "org.broadsheet.matching.meaning"));

    @ArchTest
    static final ArchRule noCycleBetweenRooms =
            slices().matching("org.broadsheet.(*)..")
                    .should()
                    .beFreeOfCycles();

    @ArchTest
    static final ArchRule timeIsHandedIn = noClasses()
            .that()
            .resideOutsideOfPackage(in("app"))
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalTime.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(ZoneId.class, "systemDefault")
            .orShould()
            .callMethod(Clock.class, "systemDefaultZone")
            .orShould()
            .callMethod(Clock.class, "systemUTC");

    @ArchTest
    static final ArchRule nobodyButTheDoorPrints = noClasses()
            .that()
            .resideOutsideOfPackages(in("app"), in("commands"), in("simulation"))
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err");

    private static DescribedPredicate<JavaClass> ours() {
        return resideInAPackage("org.broadsheet..");
    }

    private static Set<String> with(Set<String> rooms, String... more) {
        Set<String> all = new TreeSet<>(rooms);
        Stream.of(more).filter(room -> !room.isEmpty()).forEach(all::add);
        return Set.copyOf(all);
    }

    private static String[] withItself(String room, Set<String> allowed) {
        List<String> packages =
                new ArrayList<>(allowed.stream().map(HouseTest::in).toList());
        packages.add(in(room));
        packages.add(in(FOR_ALL));
        return packages.toArray(String[]::new);
    }

    private static String in(String room) {
        return "org.broadsheet." + room + "..";
    }
}
