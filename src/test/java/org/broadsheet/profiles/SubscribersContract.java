package org.broadsheet.profiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.broadsheet.ForAll;
import org.broadsheet.profiles.Subscriber.Origin;
import org.broadsheet.profiles.Subscribers.FileChanges;
import org.broadsheet.profiles.Subscribers.FileReader;
import org.junit.jupiter.api.Test;

/** What {@link Subscribers} promises, whoever keeps it. */
public interface SubscribersContract {

    /** A Wednesday, 13:00 in Berlin. */
    Instant NOON = Instant.parse("2026-03-04T12:00:00Z");

    Instant LATER = NOON.plus(Duration.ofHours(1));

    DigestTime AT_SEVEN =
            new DigestTime(LocalTime.of(7, 0), ZoneId.of("Europe/Berlin"), Set.copyOf(DigestTime.WEEKDAYS));

    Subscribers nobody();

    @Test
    default void aFileMakesAReader() {
        Subscribers readers = nobody();

        FileChanges changes = readers.replaceFiles(List.of(file("ada", "Ada@example.org")), List.of(), NOON);

        assertThat(changes).isEqualTo(new FileChanges(1, 0, 0, 0, 0));
        assertThat(readers.find(new EmailAddress("ada@example.org")))
                .contains(new Subscriber(
                        new ReaderId(1),
                        new EmailAddress("Ada@example.org"),
                        "ada",
                        new Origin.File("ada"),
                        AT_SEVEN,
                        about("words"),
                        NOON,
                        NOON,
                        Optional.empty(),
                        1));
    }

    @Test
    default void theSameFilesAgainChangeNothing() {
        Subscribers readers = nobody();
        readers.replaceFiles(List.of(file("ada", "ada@example.org")), List.of(), NOON);
        Subscriber before = the(readers, "ada@example.org");

        FileChanges changes = readers.replaceFiles(List.of(file("ada", "ada@example.org")), List.of(), LATER);

        assertThat(changes).isEqualTo(new FileChanges(0, 0, 0, 1, 0));
        assertThat(the(readers, "ada@example.org")).isEqualTo(before);
    }

    @Test
    default void aReaderWhoseFileIsGoneHasEndedAndIsTheSameOneWhenItIsBack() {
        Subscribers readers = nobody();
        readers.replaceFiles(List.of(file("ada", "ada@example.org"), file("bob", "bob@example.org")), List.of(), NOON);
        ReaderId ada = the(readers, "ada@example.org").id();

        assertThat(readers.replaceFiles(List.of(file("bob", "bob@example.org")), List.of(), NOON))
                .isEqualTo(new FileChanges(0, 0, 1, 1, 0));
        assertThat(readers.find(ada)).isEmpty();
        assertThat(readers.find(new EmailAddress("ada@example.org"))).isEmpty();
        assertThat(everybody(readers)).containsExactly("bob@example.org");

        assertThat(readers.replaceFiles(
                        List.of(file("ada2", "ada@example.org"), file("bob", "bob@example.org")), List.of(), LATER))
                .isEqualTo(new FileChanges(1, 0, 0, 1, 0));
        assertThat(the(readers, "ada@example.org").id()).isEqualTo(ada);
        assertThat(the(readers, "ada@example.org").since()).isEqualTo(NOON);
    }

    @Test
    default void aFileWithMistakesKeepsItsReadersLastGoodProfile() {
        Subscribers readers = nobody();
        readers.replaceFiles(List.of(file("ada", "ada@example.org")), List.of(), NOON);

        assertThat(readers.replaceFiles(List.of(), List.of("ada"), LATER)).isEqualTo(new FileChanges(0, 0, 0, 1, 0));
        assertThat(the(readers, "ada@example.org").profile()).isEqualTo(about("words"));
    }

    @Test
    default void anotherAddressInTheSameFileIsAnotherReader() {
        Subscribers readers = nobody();
        readers.replaceFiles(List.of(file("ada", "ada@example.org")), List.of(), NOON);
        ReaderId ada = the(readers, "ada@example.org").id();

        readers.replaceFiles(List.of(file("ada", "countess@example.org")), List.of(), LATER);

        assertThat(everybody(readers)).containsExactly("countess@example.org");
        assertThat(the(readers, "countess@example.org").id()).isNotEqualTo(ada);
    }

    @Test
    default void theProfileHasChangedOnlyIfInterestsHave() {
        Subscribers readers = nobody();
        readers.replaceFiles(List.of(file("ada", "ada@example.org")), List.of(), NOON);
        Profile longer = new Profile(about("words").interests(), 5, 30, 40, 0.5, Profile.WhenEmpty.A_LINE);

        readers.replaceFiles(List.of(file("ada", "ada@example.org", AT_SEVEN, longer)), List.of(), LATER);
        assertThat(the(readers, "ada@example.org").profile()).isEqualTo(longer);
        assertThat(the(readers, "ada@example.org").profileChanged()).isEqualTo(NOON);

        readers.replaceFiles(List.of(file("ada", "ada@example.org", AT_SEVEN, about("birds"))), List.of(), LATER);
        assertThat(the(readers, "ada@example.org").profileChanged()).isEqualTo(LATER);
    }

    @Test
    default void aReaderWhoJoinedAtTheDeskIsNoFilesBusiness() {
        Subscribers readers = nobody();
        readers.join(new EmailAddress("eve@example.org"), "Eve", AT_SEVEN, about("birds"), NOON);

        assertThat(readers.replaceFiles(List.of(), List.of(), LATER)).isEqualTo(new FileChanges(0, 0, 0, 0, 0));
        assertThat(the(readers, "eve@example.org").origin()).isEqualTo(new Origin.Desk());
    }

    @Test
    default void aFileTakesOverADeskReaderWhoKeepsNumberAndHistory() {
        Subscribers readers = nobody();
        ReaderId eve = readers.join(new EmailAddress("eve@example.org"), "Eve", AT_SEVEN, about("birds"), NOON)
                .orElseThrow();

        assertThat(readers.replaceFiles(List.of(file("eve", "Eve@example.org")), List.of(), LATER))
                .isEqualTo(new FileChanges(0, 1, 0, 0, 0));

        Subscriber taken = the(readers, "eve@example.org");
        assertThat(taken.id()).isEqualTo(eve);
        assertThat(taken.since()).isEqualTo(NOON);
        assertThat(taken.origin()).isEqualTo(new Origin.File("eve"));
        assertThat(taken.profile()).isEqualTo(about("words"));
    }

    @Test
    default void aReaderWhoseFileIsGoneMayJoinAtTheDeskAsTheSameReader() {
        Subscribers readers = nobody();
        readers.replaceFiles(List.of(file("ada", "ada@example.org")), List.of(), NOON);
        ReaderId ada = the(readers, "ada@example.org").id();
        readers.replaceFiles(List.of(), List.of(), NOON);

        assertThat(readers.join(new EmailAddress("ada@example.org"), "Ada", AT_SEVEN, about("birds"), LATER))
                .contains(ada);

        assertThat(the(readers, "ada@example.org").origin()).isEqualTo(new Origin.Desk());
        assertThat(readers.replaceFiles(List.of(), List.of(), LATER).ended()).isZero();
    }

    @Test
    default void whoeverReadsAlreadyCannotJoinAgain() {
        Subscribers readers = nobody();
        readers.replaceFiles(List.of(file("ada", "ada@example.org")), List.of(), NOON);

        assertThat(readers.join(new EmailAddress("ADA@example.org"), "x", AT_SEVEN, about("birds"), LATER))
                .isEmpty();
        assertThat(the(readers, "ada@example.org").profile()).isEqualTo(about("words"));
    }

    @Test
    default void whoeverStoppedStaysAwayThoughTheirFileIsStillThereUntilTheyJoin() {
        Subscribers readers = nobody();
        readers.replaceFiles(List.of(file("ada", "ada@example.org")), List.of(), NOON);
        ReaderId ada = the(readers, "ada@example.org").id();

        assertThat(readers.stop(ada, NOON)).isTrue();
        assertThat(readers.stop(ada, NOON)).isFalse();
        assertThat(readers.replaceFiles(List.of(file("ada", "ada@example.org")), List.of(), LATER))
                .isEqualTo(new FileChanges(0, 0, 0, 0, 1));
        assertThat(everybody(readers)).isEmpty();

        assertThat(readers.join(new EmailAddress("ada@example.org"), "Ada", AT_SEVEN, about("birds"), LATER))
                .contains(ada);
    }

    @Test
    default void twoFilesOfOneAddressAreRefused() {
        Subscribers readers = nobody();

        assertThatThrownBy(() -> readers.replaceFiles(
                        List.of(file("ada", "ada@example.org"), file("b", "ADA@example.org")), List.of(), NOON))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(everybody(readers)).isEmpty();
    }

    @Test
    default void eachShowsAllOnceInOrderHoweverMany() {
        Subscribers readers = nobody();
        List<FileReader> files = new ArrayList<>();
        for (int i = 0; i < 1234; i++) {
            files.add(file("r" + i, "r%04d@example.org".formatted(i)));
        }
        readers.replaceFiles(files, List.of(), NOON);
        readers.stop(new ReaderId(600), NOON);

        List<Long> seen = new ArrayList<>();
        readers.each(reader -> seen.add(reader.id().number()));

        assertThat(seen).hasSize(1233).isSorted().doesNotHaveDuplicates().doesNotContain(600L);
    }

    @Test
    default void theFirstDigestIsDueWhenTheReadersClockNextShowsTheirTime() {
        Subscribers readers = nobody();
        readers.replaceFiles(List.of(file("ada", "ada@example.org")), List.of(), NOON);
        Instant tomorrowAtSeven = Instant.parse("2026-03-05T06:00:00Z");

        assertThat(due(readers, tomorrowAtSeven.minusMillis(1))).isEmpty();
        assertThat(due(readers, tomorrowAtSeven)).extracting(Subscriber::name).containsExactly("ada");
    }

    @Test
    default void dueShowsTheLongestWaitingFirst() {
        Subscribers readers = nobody();
        readers.replaceFiles(
                List.of(file("a", "a@example.org"), file("b", "b@example.org"), file("c", "c@example.org")),
                List.of(),
                NOON);
        readers.nextDue(Map.of(
                the(readers, "a@example.org").id(), NOON.plusSeconds(3),
                the(readers, "b@example.org").id(), NOON.plusSeconds(1),
                the(readers, "c@example.org").id(), NOON.plusSeconds(2)));

        assertThat(due(readers, NOON.plusSeconds(9)))
                .extracting(Subscriber::name)
                .containsExactly("b", "c", "a");
        assertThat(due(readers, NOON.plusSeconds(1)))
                .extracting(Subscriber::name)
                .containsExactly("b");
    }

    @Test
    default void aReaderWhoChangedTheirTimeIsAskedAboutAtOnceOneWhoChangedTheirNameIsNot() {
        Subscribers readers = nobody();
        readers.replaceFiles(List.of(file("ada", "ada@example.org")), List.of(), NOON);
        DigestTime mondays = new DigestTime(LocalTime.of(9, 30), ZoneId.of("Asia/Tokyo"), Set.of(DayOfWeek.MONDAY));

        readers.replaceFiles(
                List.of(new FileReader("ada", new EmailAddress("ada@example.org"), "A.", AT_SEVEN, about("words"))),
                List.of(),
                LATER);
        assertThat(due(readers, LATER)).isEmpty();

        readers.replaceFiles(List.of(file("ada", "ada@example.org", mondays, about("words"))), List.of(), LATER);
        assertThat(due(readers, LATER)).extracting(Subscriber::time).containsExactly(mondays);
    }

    @Test
    default void nobodyIsDueAfterTheyLeft() {
        Subscribers readers = nobody();
        readers.replaceFiles(List.of(file("ada", "ada@example.org"), file("bob", "bob@example.org")), List.of(), NOON);
        ReaderId bob = the(readers, "bob@example.org").id();
        readers.stop(bob, NOON);
        readers.nextDue(Map.of(bob, NOON));
        readers.replaceFiles(List.of(), List.of(), NOON);

        assertThat(due(readers, NOON.plus(Duration.ofDays(30)))).isEmpty();
    }

    /** The law behind all of the above: the readers are those of the last files read, and numbers never move. */
    @Test
    default void whateverHappensToTheFilesTheReadersAreThoseOfTheLastGoodOnes() {
        ForAll.cases(10, random -> {
            Subscribers readers = nobody();
            Map<String, FileReader> good = new HashMap<>();
            Map<String, ReaderId> numbers = new HashMap<>();
            for (int round = 0; round < 12; round++) {
                List<FileReader> files = new ArrayList<>();
                List<String> unread = new ArrayList<>();
                for (int i = 0; i < 6; i++) {
                    String name = "r" + i;
                    switch (random.nextInt(4)) {
                        case 0 -> good.remove(name);
                        case 1 -> unread.add(name);
                        default -> {
                            FileReader file =
                                    file(name, name + "@example.org", AnyProfile.time(random), AnyProfile.any(random));
                            files.add(file);
                            good.put(name, file);
                        }
                    }
                }

                FileChanges changes = readers.replaceFiles(files, unread, NOON.plusSeconds(round));

                Map<String, FileReader> found = new HashMap<>();
                readers.each(reader -> {
                    String name = ((Origin.File) reader.origin()).name();
                    found.put(
                            name, new FileReader(name, reader.email(), reader.name(), reader.time(), reader.profile()));
                    assertThat(numbers.computeIfAbsent(name, first -> reader.id()))
                            .isEqualTo(reader.id());
                });
                assertThat(found).isEqualTo(good);
                assertThat(changes.added() + changes.changed() + changes.unchanged())
                        .isEqualTo(good.size());
                assertThat(numbers.values()).doesNotHaveDuplicates();
            }
        });
    }

    @Test
    default void aDeskReaderChangesTheirProfileAndAFilesReaderDoesNot() {
        Subscribers readers = nobody();
        readers.replaceFiles(List.of(file("ada", "ada@example.org")), List.of(), NOON);
        ReaderId ben = readers.join(new EmailAddress("ben@example.org"), "", AT_SEVEN, about("words"), NOON)
                .orElseThrow();

        assertThat(readers.change(ben, 1, "Ben", AT_SEVEN, about("other words"), LATER))
                .isEqualTo(Subscribers.Changed.DONE);
        assertThat(readers.change(new ReaderId(1), 1, "Ada", AT_SEVEN, about("other words"), LATER))
                .isEqualTo(Subscribers.Changed.NOT_THEIRS);
        assertThat(readers.written(ben).orElseThrow())
                .extracting(Subscriber::name, Subscriber::profile, Subscriber::profileChanged)
                .containsExactly("Ben", about("other words"), LATER);
        assertThat(the(readers, "ada@example.org").profile()).isEqualTo(about("words"));
    }

    @Test
    default void ofTwoWhoChangeWhatTheyBothHaveSeenOneIsTold() {
        Subscribers readers = nobody();
        ReaderId ben = readers.join(new EmailAddress("ben@example.org"), "", AT_SEVEN, about("words"), NOON)
                .orElseThrow();
        int seen = readers.written(ben).orElseThrow().edition();

        assertThat(readers.change(ben, seen, "", AT_SEVEN, about("mine"), LATER))
                .isEqualTo(Subscribers.Changed.DONE);
        assertThat(readers.change(ben, seen, "", AT_SEVEN, about("yours"), LATER))
                .isEqualTo(Subscribers.Changed.MEANWHILE);
        assertThat(readers.written(ben).orElseThrow())
                .extracting(Subscriber::profile, Subscriber::edition)
                .containsExactly(about("mine"), seen + 1);
    }

    @Test
    default void whatAFileChangesIsANewEditionToo() {
        Subscribers readers = nobody();
        readers.replaceFiles(List.of(file("ada", "ada@example.org")), List.of(), NOON);
        readers.replaceFiles(List.of(file("ada", "ada@example.org")), List.of(), NOON);
        assertThat(the(readers, "ada@example.org").edition()).isEqualTo(1);

        readers.replaceFiles(List.of(file("ada", "ada@example.org", AT_SEVEN, about("others"))), List.of(), LATER);

        assertThat(the(readers, "ada@example.org").edition()).isEqualTo(2);
    }

    @Test
    default void aPausedReaderIsNotDueUntilThePauseEnds() {
        Subscribers readers = nobody();
        readers.replaceFiles(List.of(file("ada", "ada@example.org")), List.of(), NOON);
        ReaderId ada = the(readers, "ada@example.org").id();
        Instant tomorrow = NOON.plus(Duration.ofDays(1));

        assertThat(readers.pause(ada, Optional.of(tomorrow.plusSeconds(1)))).isTrue();
        assertThat(due(readers, tomorrow)).isEmpty();
        assertThat(due(readers, tomorrow.plusSeconds(1))).hasSize(1);
        assertThat(readers.pause(ada, Optional.empty())).isTrue();
        assertThat(due(readers, tomorrow)).hasSize(1);
        assertThat(readers.pause(new ReaderId(99), Optional.empty())).isFalse();
    }

    private static List<Subscriber> due(Subscribers readers, Instant now) {
        return readers.find(readers.due(now));
    }

    private static Subscriber the(Subscribers readers, String address) {
        return readers.find(new EmailAddress(address)).orElseThrow();
    }

    private static List<String> everybody(Subscribers readers) {
        List<String> addresses = new ArrayList<>();
        readers.each(reader -> addresses.add(reader.email().value()));
        return addresses;
    }

    private static FileReader file(String name, String address) {
        return file(name, address, AT_SEVEN, about("words"));
    }

    private static FileReader file(String name, String address, DigestTime time, Profile profile) {
        return new FileReader(name, new EmailAddress(address), name, time, profile);
    }

    private static Profile about(String text) {
        return new Profile(
                List.of(new NamedInterest("Mine", List.of(new Interest.About(text)), OptionalInt.empty())),
                0,
                10,
                20,
                0.1,
                Profile.WhenEmpty.NOTHING);
    }
}
