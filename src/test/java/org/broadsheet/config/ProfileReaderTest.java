package org.broadsheet.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import org.broadsheet.ForAll;
import org.broadsheet.papers.Author;
import org.broadsheet.papers.Category;
import org.broadsheet.papers.PaperId;
import org.broadsheet.profiles.DigestTime;
import org.broadsheet.profiles.EmailAddress;
import org.broadsheet.profiles.Interest;
import org.broadsheet.profiles.NamedInterest;
import org.broadsheet.profiles.PaperReference;
import org.broadsheet.profiles.Profile;
import org.broadsheet.profiles.ReaderDefaults;
import org.broadsheet.profiles.Subscribers.FileReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProfileReaderTest {

    @ParameterizedTest
    @MethodSource("org.broadsheet.config.ProfileCases#all")
    void everyMistakeIsAnEditInstruction(ProfileCases.Case given) {
        Problems problems = new Problems(Path.of("ada.yaml"));

        Optional<FileReader> reader = read(given.yaml(), problems);

        assertThat(problems.all())
                .extracting(Problem::toString)
                .containsExactlyElementsOf(
                        given.problems().stream().map(p -> "ada.yaml:" + p).toList());
        assertThat(reader.isPresent()).isEqualTo(given.problems().isEmpty());
    }

    @Test
    void everyKeyMeansWhatItSays() {
        FileReader ada = good("""
                email: Ada@Example.org
                name: Ada Lovelace
                timezone: Europe/Berlin
                at: 7:05
                days: [mon, weekdays, sunday]
                interests:
                  - name: Engines
                    about: |
                      Analytical engines: how they compute.
                    papers:
                      - 2408.01230
                      - On the Engine
                    authors: [Charles Babbage]
                    categories: [cs.AR]
                    without: [looms]
                    at-most: 4
                trending: 3
                at-most: 12
                floor: 35
                variety: 0.5
                when-empty: a-line
                """);

        Set<DayOfWeek> butSaturday = EnumSet.complementOf(EnumSet.of(DayOfWeek.SATURDAY));
        assertThat(ada)
                .isEqualTo(new FileReader(
                        "ada",
                        new EmailAddress("Ada@example.org"),
                        "Ada Lovelace",
                        new DigestTime(LocalTime.of(7, 5), ZoneId.of("Europe/Berlin"), butSaturday),
                        new Profile(
                                List.of(new NamedInterest(
                                        "Engines",
                                        List.of(
                                                new Interest.About("Analytical engines: how they compute."),
                                                new Interest.LikePaper(
                                                        new PaperReference.ById(new PaperId("2408.01230"))),
                                                new Interest.LikePaper(new PaperReference.ByTitle("On the Engine")),
                                                new Interest.ByAuthor(new Author("Charles Babbage")),
                                                new Interest.InCategory(new Category("cs.AR")),
                                                new Interest.Without("looms")),
                                        OptionalInt.of(4))),
                                3,
                                12,
                                35,
                                0.5,
                                Profile.WhenEmpty.A_LINE)));
    }

    @Test
    void aReaderWhoSaysNothingGetsTrendingPapersOnWeekdaysByTheDefaults() {
        FileReader ada = good("email: ada@example.org");

        assertThat(ada.time()).isEqualTo(new DigestTime(LocalTime.of(7, 0), ZoneId.of("UTC"), DigestTime.WEEKDAYS));
        assertThat(ada.profile()).isEqualTo(ReaderDefaults.USUAL.profile());
    }

    @Test
    void aPersonalDigestHasNoTrendingSectionUnlessAsked() {
        assertThat(good("email: a@b.org\ninterests:\n  - name: X\n    about: y")
                        .profile()
                        .trending())
                .isZero();
    }

    @Test
    void aWeeklyDigestComesOnMondayOrOnTheDayThatIsNamed() {
        assertThat(good("email: a@b.org\nevery: week").time().days()).containsExactly(DayOfWeek.MONDAY);
        assertThat(good("email: a@b.org\nevery: week\ndays: [fri]").time().days())
                .containsExactly(DayOfWeek.FRIDAY);
    }

    @Test
    void whateverIsCutOrTurnedInAProfileTheAnswerIsAReaderOrSentencesWithLines() {
        List<String> good = ProfileCases.all().map(ProfileCases.Case::yaml).toList();
        ForAll.cases(1000, random -> {
            String yaml = damaged(good.get(random.nextInt(good.size())), random);
            Problems problems = new Problems(Path.of("ada.yaml"));

            Optional<FileReader> reader = read(yaml, problems);

            assertThat(reader.isPresent()).isEqualTo(problems.isEmpty());
            assertThat(problems.all()).allSatisfy(problem -> {
                assertThat(problem.line()).isBetween(1, (int) yaml.lines().count() + 1);
                assertThat(problem.what()).isNotBlank().doesNotContain("\n", "Exception", "tools.jackson");
            });
        });
    }

    private static String damaged(String yaml, Random random) {
        StringBuilder text = new StringBuilder(yaml);
        for (int i = random.nextInt(4); i >= 0 && !text.isEmpty(); i--) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(3)) {
                case 0 -> text.deleteCharAt(at);
                case 1 -> text.insert(at, "\t\n:-#\"'[]{}&*!|>%@`?, \u0007\uD83D0a~".charAt(random.nextInt(27)));
                default -> text.setLength(at);
            }
        }
        return text.toString();
    }

    private static FileReader good(String yaml) {
        Problems problems = new Problems(Path.of("ada.yaml"));
        Optional<FileReader> reader = read(yaml, problems);
        assertThat(problems.all()).isEmpty();
        return reader.orElseThrow();
    }

    private static Optional<FileReader> read(String yaml, Problems problems) {
        var mapping = YamlFile.parse(yaml, problems);
        if (mapping.isEmpty() && problems.isEmpty()) {
            problems.add(1, ProfileFolder.EMPTY);
        }
        return mapping.flatMap(keys -> new ProfileReader(
                        ReaderDefaults.USUAL, new NamedLibraries(Path.of("config/profiles")), problems)
                .read("ada", keys));
    }
}
