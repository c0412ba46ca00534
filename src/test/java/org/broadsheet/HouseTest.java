package org.broadsheet;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Executes the tables of {@code src/site/markdown/architecture.md}, and keeps what that page says true. */
class HouseTest {

    /** A room with more is a hall; see {@code architecture.md}. */
    private static final int MOST_CLASSES = 36;

    private static final int MOST_LINES = 400;

    /** Names of Java, Lucene and systemd that pages mention. */
    private static final Set<String> OTHERS =
            Set.of("BooleanQuery", "FileChannel", "SecureRandom", "LimitNOFILE", "MemoryMax");

    private static House house;
    private static JavaClasses classes;

    /** A small house in the test tree with a breach of every rule in it. */
    private static House plantedHouse;

    private static JavaClasses planted;

    @BeforeAll
    static void look() throws IOException {
        house = House.onThePage("org.broadsheet");
        classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.broadsheet");
        plantedHouse = House.onThePage("org.broadsheet.planted");
        planted = new ClassFileImporter().importPackages("org.broadsheet.planted");
    }

    @Test
    void roomsUseOnlyTheRoomsThatTheyMay() {
        assertThat(house.wrongUses(classes)).isEmpty();
    }

    @Test
    void aLibraryIsUsedInItsRoomOnly() {
        assertThat(house.strayLibraries(classes)).isEmpty();
    }

    @Test
    void roomsStandInNoCircle() {
        assertThat(house.circles(classes)).isEmpty();
    }

    @Test
    void timeAndZoneAreHandedIn() {
        assertThat(house.wallClocks(classes)).isEmpty();
    }

    @Test
    void nobodyButTheDoorsPrints() {
        assertThat(house.prints(classes)).isEmpty();
    }

    @Test
    void eachClassHasANameOfItsOwn() {
        assertThat(house.namesThatStandTwice(classes)).isEmpty();
    }

    @Test
    void everyRoomStandsOnThePage() {
        assertThat(house.unnamedRooms(classes)).isEmpty();
    }

    @Test
    void everyRoomOnThePageIsThere() {
        Set<String> rooms = new TreeSet<>(house.mayUse().keySet());
        rooms.addAll(house.inner().keySet());
        rooms.addAll(house.kinds().keySet());

        assertThat(rooms.stream()
                        .filter(room ->
                                Files.notExists(Path.of("src/main/java/org/broadsheet", room.split("\\.", -1)))))
                .isEmpty();
    }

    @Test
    void noRoomIsAHall() throws IOException {
        Map<Path, Long> rooms = sources(Path.of("src/main/java"))
                .filter(file -> !file.endsWith("package-info.java"))
                .collect(Collectors.groupingBy(Path::getParent, TreeMap::new, Collectors.counting()));

        assertThat(over(MOST_CLASSES, rooms)).isEmpty();
    }

    @Test
    void noClassIsLongerThanOneSitting() throws IOException {
        Map<Path, Long> lines = sources(Path.of("src/main/java"))
                .collect(Collectors.toMap(Function.identity(), HouseTest::lines, (one, other) -> one, TreeMap::new));

        assertThat(lines.entrySet().stream()
                        .filter(file -> file.getValue() > MOST_LINES)
                        .map(file -> file.getKey() + " has " + file.getValue()))
                .isEmpty();
    }

    @Test
    void everyRoomSaysWhatItIsFor() throws IOException {
        Set<Path> rooms = sources(Path.of("src/main/java")).map(Path::getParent).collect(Collectors.toSet());

        assertThat(rooms.stream().filter(room -> Files.notExists(room.resolve("package-info.java"))))
                .isEmpty();
    }

    @Test
    void everyClassThatAPageNamesIsThere() throws IOException {
        Pattern declared = Pattern.compile("\\b(?:class|record|interface|enum) ([A-Z]\\w*)");
        Set<String> known = Stream.of("src/main/java", "src/test/java", "src/bench/java")
                .flatMap(root -> sources(Path.of(root)))
                .flatMap(file -> declared.matcher(text(file)).results().map(result -> result.group(1)))
                .collect(Collectors.toSet());
        Pattern named =
                Pattern.compile("`(?:\\w+\\.)*([A-Z][a-z]\\w*[a-z]\\w*Test|[A-Z][a-z]\\w*[a-z][A-Z]\\w*)[^`]*`");

        List<String> missing = pages().flatMap(
                        page -> named.matcher(text(page)).results().map(result -> result.group(1)))
                .filter(name -> !known.contains(name) && !OTHERS.contains(name))
                .toList();

        assertThat(missing).isEmpty();
    }

    /** The changelog tells what was, so it may name what is gone. */
    private static Stream<Path> pages() throws IOException {
        try (Stream<Path> all = Files.walk(House.PAGE.getParent())) {
            return all
                    .filter(page -> page.toString().endsWith(".md") && !page.endsWith("changelog.md"))
                    .toList()
                    .stream();
        }
    }

    @Test
    void aPlantedBreachOfEachRuleIsFound() {
        assertThat(plantedHouse.wrongUses(planted))
                .anyMatch(breach -> breach.startsWith("papers may not use web:"))
                .anyMatch(breach -> breach.startsWith("matching.text may not use matching.search:"))
                .anyMatch(breach -> breach.startsWith("digest may not use matching.text:"))
                .anyMatch(breach -> breach.startsWith("digest may not use commands:"));
        assertThat(plantedHouse.strayLibraries(planted))
                .anyMatch(breach -> breach.contains("org.jsoup"))
                .anyMatch(breach -> breach.contains("tools.jackson"))
                .anyMatch(breach -> breach.contains("com.sun.net.httpserver"));
        assertThat(plantedHouse.circles(planted)).anyMatch(breach -> breach.contains("Cycle detected"));
        assertThat(plantedHouse.wallClocks(planted)).hasSize(2);
        assertThat(plantedHouse.prints(planted)).hasSize(1);
        assertThat(plantedHouse.namesThatStandTwice(planted))
                .containsExactly("org.broadsheet.planted.papers.Twice and org.broadsheet.planted.web.Twice");
        assertThat(plantedHouse.unnamedRooms(planted)).containsExactly("cellar");
    }

    private static List<String> over(int most, Map<Path, Long> counts) {
        return counts.entrySet().stream()
                .filter(counted -> counted.getValue() > most)
                .map(counted -> counted.getKey() + " has " + counted.getValue())
                .toList();
    }

    private static Stream<Path> sources(Path root) {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static long lines(Path file) {
        return text(file).lines().count();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
