package org.broadsheet.matching.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.Lock;
import org.broadsheet.ForAll;
import org.broadsheet.matching.meaning.Meanings;
import org.broadsheet.papers.Library;
import org.broadsheet.papers.Paper;
import org.broadsheet.papers.PaperDetails;
import org.broadsheet.sources.InMemoryShelf;
import org.broadsheet.sources.PaperShelf;
import org.broadsheet.sources.Papers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveTest {

    private static final Instant MONDAY = Instant.parse("2026-03-02T06:00:00Z");

    @TempDir
    private Path folder;

    private final InMemoryShelf shelf = new InMemoryShelf();

    @Test
    void theBestFitComesFirstAndAWordInTheTitleCountsMore() {
        arrive(
                Papers.titled("Tidal heating of exomoons").text("We consider moons; retrieval is mentioned once."),
                Papers.titled("Sparse retrieval").text("Term weights are learned."),
                Papers.titled("Bird migration").text("Nothing of the kind."));

        try (Archive archive = open()) {
            assertThat(archive.search("retrieval", 10))
                    .extracting(Archive.Found::number)
                    .containsExactly(2L, 1L);
        }
    }

    @Test
    void quotedWordsMustFollowEachOtherAndMinusKeepsOut() {
        arrive(
                Papers.titled("Weights for terms that are learned"),
                Papers.titled("Learned term weights"),
                Papers.titled("Learned term weights for birds"),
                Papers.titled("Retrieval of documents"),
                Papers.titled("Weights").text("Terms that open an abstract."));

        try (Archive archive = open()) {
            assertThat(numbers(archive.search("\"term weights\"", 10))).containsExactlyInAnyOrder(2L, 3L);
            assertThat(numbers(archive.search("\"term weights\" -birds", 10))).containsExactly(2L);
            assertThat(numbers(archive.search("\"retrieval of documents\"", 10)))
                    .containsExactly(4L);
            assertThat(numbers(archive.search("\"weights terms\"", 10))).isEmpty();
            assertThat(numbers(archive.search("-birds -retrieval", 10))).containsExactlyInAnyOrder(1L, 2L, 5L);
        }
    }

    @Test
    void aNameFindsTheAuthorsPapersWithOrWithoutItsAccents() {
        arrive(Papers.titled("On moons").by("Tomáš Novák", "astro-ph.EP"), Papers.titled("On birds"));

        try (Archive archive = open()) {
            assertThat(numbers(archive.search("novak", 10))).containsExactly(1L);
            assertThat(numbers(archive.search("\"Tomáš Novák\"", 10))).containsExactly(1L);
        }
    }

    @Test
    void aPersonIsFoundByNameHoweverItIsWrittenAndComesBeforeWordsThatLookAlike() {
        arrive(
                Papers.titled("Litvak linear models by Jimmy and Lin").by("Marina Litvak", "cs.CL"),
                Papers.titled("Dense retrieval").by("Jimmy Lin", "cs.IR"),
                Papers.titled("Sparse retrieval").by("J. Lin", "cs.IR"),
                Papers.titled("Birds").by("Jane Lin", "q-bio.PE"),
                Papers.titled("On graphs").by("Łukasz Großmann-Ørsted", "math.CO"));

        try (Archive archive = open()) {
            for (String typed : List.of("Jimmy Lin", "jimmy lin", "Lin, Jimmy", "Lin Jimmy")) {
                assertThat(numbers(archive.search(typed, 10))).as(typed).startsWith(2L);
                assertThat(numbers(archive.search(typed, 10))).as(typed).doesNotContain(4L);
            }
            assertThat(numbers(archive.search("author:\"Jimmy Lin\"", 10))).containsExactlyInAnyOrder(2L, 3L);
            assertThat(numbers(archive.search("author:\"J. Lin\"", 10))).containsExactlyInAnyOrder(2L, 3L, 4L);
            for (String typed : List.of("Lukasz Grossmann", "Łukasz Großmann-Ørsted", "orsted", "author:Orsted")) {
                assertThat(numbers(archive.search(typed, 10))).as(typed).containsExactly(5L);
            }
        }
    }

    @Test
    void wordsOfOnePlaceFollowEachOtherThereAlone() {
        arrive(
                Papers.titled("Retrieval of documents").text("Weights that are learned."),
                Papers.titled("Weights").text("The retrieval of the documents."),
                Papers.titled("Documents").text("Retrieval of documents."),
                Papers.titled("山".repeat(999)).text("川"));

        try (Archive archive = open()) {
            assertThat(numbers(archive.search("title:\"retrieval of documents\"", 10)))
                    .containsExactly(1L);
            assertThat(numbers(archive.search("abstract:\"retrieval of documents\"", 10)))
                    .containsExactly(3L);
            assertThat(numbers(archive.search("abstract:\"retrieval of the documents\"", 10)))
                    .containsExactly(2L);
            assertThat(numbers(archive.search("title:weights", 10))).containsExactly(2L);
            assertThat(numbers(archive.search("title:山", 10)))
                    .isEqualTo(numbers(archive.search("abstract:川", 10)))
                    .containsExactly(4L);
            assertThat(archive.search("title:川", 10)).isEmpty();
        }
    }

    @Test
    void whatTheRecordSaysBesidesIsFoundToo() {
        arrive(
                Papers.titled("Tides")
                        .details(PaperDetails.NONE
                                .withComment("12 pages, accepted at SIGIR 2026")
                                .withAffiliations(List.of("University of Lakes"))
                                .withLicence("http://creativecommons.org/licenses/by/4.0/")),
                Papers.titled("Moons").details(PaperDetails.NONE.withJournalReference("Icarus 400, 115 (2026)")),
                Papers.titled("SIGIR considered").text("Twelve pages on it."));

        try (Archive archive = open()) {
            assertThat(numbers(archive.search("venue:sigir", 10))).containsExactly(1L);
            assertThat(numbers(archive.search("SIGIR", 10))).containsExactlyInAnyOrder(1L, 3L);
            assertThat(numbers(archive.search("journal:Icarus", 10))).containsExactly(2L);
            assertThat(numbers(archive.search("comment:\"12 pages\"", 10))).containsExactly(1L);
            assertThat(numbers(archive.search("affiliation:\"University of Lakes\"", 10)))
                    .containsExactly(1L);
            assertThat(numbers(archive.search("licence:\"CC BY\"", 10))).containsExactly(1L);
        }
    }

    @Test
    void aPaperIsFoundByItsNumber() {
        arrive(
                Papers.arxiv("2510.25775", "Sparse retrieval").doi("10.1145/1234.5678"),
                Papers.arxiv("hep-th/9901001", "On strings"),
                Papers.titled("Version 2510 of everything"));

        try (Archive archive = open()) {
            for (String typed : List.of(
                    "2510.25775",
                    "arXiv:2510.25775v2",
                    "https://arxiv.org/abs/2510.25775",
                    "https://arxiv.org/pdf/2510.25775v1.pdf",
                    "10.1145/1234.5678",
                    "https://doi.org/10.1145/1234.5678")) {
                assertThat(numbers(archive.search(typed, 10))).as(typed).containsExactly(1L);
            }
            assertThat(numbers(archive.search("hep-th/9901001", 10))).containsExactly(2L);
            assertThat(archive.search("2510.11111", 10)).isEmpty();
        }
    }

    @Test
    void fieldsDatesAndOperatorsNarrowASearch() {
        arrive(
                Papers.titled("Sparse retrieval")
                        .text("Of terms.")
                        .by("Ada Lovelace", "cs.IR")
                        .announced("2025-08-31"),
                Papers.titled("Dense passages")
                        .text("For retrieval.")
                        .by("Ada Lovelace", "cs.CL")
                        .announced("2025-09-01"),
                Papers.titled("Bird retrieval")
                        .text("In winter.")
                        .by("Bo Berg", "q-bio.PE")
                        .announced("2025-09-30"));

        try (Archive archive = open()) {
            assertThat(numbers(archive.search("title:retrieval", 10))).containsExactlyInAnyOrder(1L, 3L);
            assertThat(numbers(archive.search("abstract:retrieval", 10))).containsExactly(2L);
            assertThat(numbers(archive.search("retrieval cat:cs", 10))).containsExactlyInAnyOrder(1L, 2L);
            assertThat(numbers(archive.search("retrieval cat:CS.ir", 10))).containsExactly(1L);
            assertThat(numbers(archive.search("retrieval 2025-09", 10))).containsExactlyInAnyOrder(2L, 3L);
            assertThat(numbers(archive.search("retrieval from:2025-09-02", 10))).containsExactly(3L);
            assertThat(numbers(archive.search("until:2025-08", 10))).containsExactly(1L);
            assertThat(numbers(archive.search("sparse OR bird", 10))).containsExactlyInAnyOrder(1L, 3L);
            assertThat(numbers(archive.search("retrieval AND NOT (bird OR sparse)", 10)))
                    .containsExactly(2L);
            assertThat(numbers(archive.search("(sparse OR bird) author:berg", 10)))
                    .containsExactly(3L);
        }
    }

    @Test
    void oneSlipIsForgivenWhereNothingElseIsFoundAndSaid() {
        arrive(
                Papers.titled("Sparse retrieval").by("Jimmy Lin", "cs.IR"),
                Papers.titled("Dense retrieval"),
                Papers.titled("Retrieval of birds"),
                Papers.titled("Mountains"));

        try (Archive archive = open()) {
            for (String typed : List.of("retreival", "retrievl", "retrievall", "tetrieval", "dense retreival")) {
                Archive.Answer answer = archive.search(Archive.Search.of(typed, 10));
                assertThat(answer.total()).as(typed).isPositive();
                assertThat(answer.searched())
                        .as(typed)
                        .hasValueSatisfying(meant -> assertThat(meant).endsWith("retrieval"));
            }
            assertThat(numbers(archive.search("author:jimy", 10))).containsExactly(1L);
            assertThat(archive.search(Archive.Search.of("sparse retrieval", 10)).searched())
                    .isEmpty();
        }
    }

    @Test
    void whereNoPaperHasAllTheWordsThoseWithSomeAreShownAndItIsSaid() {
        arrive(Papers.titled("Sparse retrieval"), Papers.titled("Bird migration"));

        try (Archive archive = open()) {
            Archive.Answer answer = archive.search(Archive.Search.of("sparse migration", 10));

            assertThat(answer.loosely()).isTrue();
            assertThat(numbers(answer.found())).containsExactlyInAnyOrder(1L, 2L);
        }
    }

    @Test
    void pagesFollowEachOtherAndTheCountIsOfAll() {
        for (int i = 0; i < 25; i++) {
            arrive(Papers.titled("Retrieval number " + i).announced("2025-09-%02d".formatted(i + 1)));
        }

        try (Archive archive = open()) {
            List<Long> newest = new ArrayList<>();
            for (int from = 0; from < 30; from += 10) {
                Archive.Answer page =
                        archive.search(new Archive.Search("retrieval", List.of(), Archive.Order.NEWEST, from, 10));
                assertThat(page.total()).isEqualTo(25);
                newest.addAll(numbers(page.found()));
            }
            assertThat(newest).hasSize(25).isSortedAccordingTo(Comparator.reverseOrder());
        }
    }

    @Test
    void theWordsThatWereAskedForAreMarkedAsTheyStandThere() {
        try (Archive archive = open()) {
            assertThat(archive.asked("retrieval OR title:birds -moons", "Retrieving a bird under moons"))
                    .containsExactlyInAnyOrder("Retrieving", "bird");
        }
    }

    @Test
    void similarPapersShareItsBestWordsAndItselfIsNotAmongThem() {
        arrive(
                Papers.titled("Learned sparse retrieval").text("We learn the weights of terms for retrieval."),
                Papers.titled("Bird migration over deserts").text("We follow birds with radar."),
                Papers.titled("Sparse retrieval with learned weights").text("Terms are weighed by learning."),
                Papers.titled("Radar for weather").text("We follow rain with radar."));

        try (Archive archive = open()) {
            assertThat(numbers(archive.similar(shelf.since(0, 1).getFirst(), 1).found()))
                    .containsExactly(3L);
            assertThat(numbers(archive.similar("birds seen by radar", 2).found()))
                    .containsExactly(2L, 4L);
        }
    }

    @Test
    void papersThatCameSinceAreFoundAfterCatchingUp() {
        arrive(Papers.titled("Sparse retrieval"));
        try (Archive archive = open()) {
            arrive(Papers.titled("Dense retrieval"));
            assertThat(archive.catchUp()).isEqualTo(1);
            assertThat(archive.catchUp()).isZero();
            assertThat(archive.search("retrieval", 10)).hasSize(2);
        }
        arrive(Papers.titled("Retrieval once more"));
        try (Archive archive = open()) {
            assertThat(archive.search("retrieval", 10)).hasSize(3);
        }
    }

    @Test
    void aPaperThatTurnedOutToBeAnotherIsFoundOnce() {
        arrive(Papers.titled("Sparse retrieval").doi("10.1000/sparse"));
        arrive(Papers.arxiv("2603.00001", "Retrieval, sparsely"));
        try (Archive archive = open()) {
            assertThat(archive.search("retrieval", 10)).hasSize(2);
            arrive(Papers.arxiv("2603.00001", "Retrieval, sparsely").doi("10.1000/sparse"));

            archive.catchUp();
            assertThat(numbers(archive.search("retrieval", 10))).containsExactly(1L);
            assertThat(archive.count()).isEqualTo(1);
        }
        try (Archive archive = open()) {
            assertThat(numbers(archive.search("retrieval", 10))).containsExactly(1L);
        }
    }

    @Test
    void aNewVersionsWordsTakeThePlaceOfTheOldOnes() {
        arrive(Papers.arxiv("2603.00001", "Sparse retrieval"), Papers.titled("Bird migration"));
        try (Archive archive = open()) {
            arrive(Papers.arxiv("2603.00001", "Dense passages").version(2));

            assertThat(archive.catchUp()).isEqualTo(1);
            assertThat(archive.search("retrieval", 10)).isEmpty();
            assertThat(numbers(archive.search("dense passages", 10))).containsExactly(1L);
            assertThat(archive.count()).isEqualTo(2);
            assertThat(archive.catchUp()).isZero();
        }
    }

    @Test
    void whatAnotherProcessIndexedIsFoundAfterCatchingUp() {
        arrive(Papers.titled("Sparse retrieval"));
        try (Archive daemon = open()) {
            arrive(Papers.titled("Dense retrieval"));
            open().close();

            daemon.catchUp();

            assertThat(daemon.search("retrieval", 10)).hasSize(2);
        }
    }

    @Test
    void anIndexThatLaggedIsBroughtUpToDateWhenItIsOpened() {
        arrive(Papers.arxiv("2603.00001", "Sparse retrieval"));
        open().close();
        arrive(Papers.arxiv("2603.00001", "Dense passages").version(2), Papers.titled("Bird migration"));

        try (Archive archive = open()) {
            assertThat(archive.search("retrieval", 10)).isEmpty();
            assertThat(archive.search("passages", 10)).hasSize(1);
            assertThat(archive.search("bird", 10)).hasSize(1);
        }
    }

    @Test
    void oneDamagedBitIsNoticedWhenTheIndexIsOpened() throws IOException {
        arrive(Papers.titled("Sparse retrieval"));
        open().close();
        Path data;
        try (Stream<Path> files = Files.list(folder)) {
            data = files.filter(file -> file.toString().endsWith(".cfs"))
                    .findFirst()
                    .orElseThrow();
        }
        byte[] damaged = Files.readAllBytes(data);
        damaged[damaged.length / 2] ^= 1;
        Files.write(data, damaged);

        try (Archive archive = open()) {
            assertThat(numbers(archive.search("retrieval", 10))).containsExactly(1L);
        }
        assertThat(Files.exists(data) && Arrays.equals(Files.readAllBytes(data), damaged))
                .isFalse();
    }

    @Test
    void anIndexOfAnotherDatabaseIsMadeAnew() {
        arrive(Papers.titled("Sparse retrieval"), Papers.titled("Dense retrieval"), Papers.titled("No retrieval"));
        open().close();

        InMemoryShelf other = new InMemoryShelf();
        put(other, Papers.titled("Bird migration"));
        try (Archive archive = Archive.open(folder, other)) {
            assertThat(archive.search("retrieval", 10)).isEmpty();
            assertThat(archive.search("bird", 10)).hasSize(1);
        }
    }

    @Test
    void aBrokenIndexIsMadeAnew() throws IOException {
        arrive(Papers.titled("Sparse retrieval"));
        open().close();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.write(file, new byte[] {1, 2, 3});
            }
        }

        try (Archive archive = open()) {
            assertThat(archive.search("retrieval", 10)).hasSize(1);
        }
    }

    @Test
    void rebuildingGivesTheSameIndexAgain() {
        arrive(Papers.titled("Sparse retrieval"), Papers.titled("Dense retrieval"));
        List<Archive.Found> before;
        try (Archive archive = open()) {
            before = archive.search("retrieval", 10);
        }

        try (Archive archive = Archive.anew(folder, shelf, Meanings.NONE, ignored -> {})) {
            assertThat(archive.count()).isEqualTo(2);
            assertThat(archive.search("retrieval", 10)).isEqualTo(before).hasSize(2);
        }
    }

    @Test
    void anEmptyArchiveFindsNothing() {
        try (Archive archive = open()) {
            assertThat(archive.search("retrieval", 10)).isEmpty();
            assertThat(archive.similar("retrieval", 10).found()).isEmpty();
        }
    }

    @Test
    void whateverIsAskedNothingThrows() {
        arrive(Papers.titled("Sparse retrieval").by("Ada Lovelace", "cs.IR"), Papers.titled("Bird migration"));
        String pieces =
                "\"-+&|!(){}[]^~*?:\\/ \t\n\0\uD800\uDFFFretrieval sparse AND OR NOT title:[* TO *] \"\" -\" e\u0301 山";
        try (Archive archive = open()) {
            ForAll.cases(500, random -> {
                StringBuilder text = new StringBuilder();
                int length = random.nextInt(60);
                for (int i = 0; i < length; i++) {
                    text.append(pieces.charAt(random.nextInt(pieces.length())));
                }
                assertThatCode(() -> {
                            archive.search(text.toString(), 10);
                            archive.similar(text.toString(), 10).found();
                        })
                        .as("%s", text)
                        .doesNotThrowAnyException();
            });
            for (String part : List.of("a-b ", "\"a b c\" ", "author:(a b) ", "x1-", "\"x y ", "a1 OR ", "NOT (b ")) {
                assertThatCode(() -> archive.search(part.repeat(20_000), 10)).doesNotThrowAnyException();
            }
            assertThatCode(() -> archive.search(
                            "\""
                                    + IntStream.range(0, 5_000)
                                            .mapToObj(i -> "w" + i)
                                            .collect(Collectors.joining(" ")),
                            10))
                    .doesNotThrowAnyException();
            String many = "retrieval ".repeat(100_000);
            assertThat(archive.search(many, 10)).hasSize(1);
        }
    }

    @Test
    void whatAnotherWriterAddedAfterTheFirstLookIsNotAddedAgain() {
        arrive(Papers.titled("Sparse retrieval"));
        Runnable[] meanwhile = {() -> {}};
        Library watched = (Library) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Library.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("newestNumber")) {
                        meanwhile[0].run();
                    }
                    return method.invoke(shelf, arguments);
                });
        try (Archive first = Archive.open(folder, watched);
                Archive second = open()) {
            arrive(Papers.titled("Dense retrieval"));
            meanwhile[0] = () -> {
                meanwhile[0] = () -> {};
                second.catchUp();
            };

            first.catchUp();

            assertThat(first.count()).isEqualTo(2);
            assertThat(numbers(first.search("retrieval", 10))).containsExactlyInAnyOrder(1L, 2L);
        }
    }

    @Test
    void twoProcessesThatCatchUpAtOnceIndexEachPaperOnce() throws Exception {
        List<Process> writers = List.of(CatchingUp.start(folder), CatchingUp.start(folder));
        for (Process writer : writers) {
            assertThat(new String(writer.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .isEmpty();
            assertThat(writer.waitFor()).isZero();
        }

        try (DirectoryReader index = DirectoryReader.open(FSDirectory.open(folder))) {
            assertThat(index.numDocs()).isEqualTo(CatchingUp.PAPERS);
        }
    }

    @Test
    void whoeverFindsAnotherWritingIsToldSoAndNothingElse() throws IOException {
        try (Directory directory = FSDirectory.open(folder);
                Lock another = directory.obtainLock("broadsheet.lock")) {
            another.ensureValid();

            assertThatThrownBy(this::open)
                    .isInstanceOf(AnotherWriter.class)
                    .hasMessage("Another Broadsheet is writing the search index in %s. Try again when it is done."
                            .formatted(folder))
                    .hasNoSuppressedExceptions();
            assertThatThrownBy(() -> Archive.anew(folder, shelf, Meanings.NONE, ignored -> {}))
                    .isInstanceOf(AnotherWriter.class);
        }
    }

    @Test
    void whileAnotherWritesWhatIsThereIsFound() throws IOException {
        arrive(Papers.titled("Sparse retrieval"));
        open().close();
        try (Directory directory = FSDirectory.open(folder);
                Lock another = directory.obtainLock("write.lock")) {
            another.ensureValid();
            arrive(Papers.titled("Dense retrieval"));

            try (Archive archive = open()) {
                assertThat(archive.catchUp()).isZero();
                assertThat(numbers(archive.search("retrieval", 10))).containsExactly(1L);
            }
        }
    }

    private Archive open() {
        return Archive.open(folder, shelf);
    }

    private static List<Long> numbers(List<Archive.Found> found) {
        return found.stream().map(Archive.Found::number).toList();
    }

    private void arrive(Papers... papers) {
        put(shelf, papers);
    }

    private static void put(InMemoryShelf shelf, Papers... papers) {
        List<Paper> all = Stream.of(papers).map(Papers::paper).toList();
        shelf.put(new PaperShelf.Batch("test", all, List.of(), Optional.empty()), MONDAY);
    }
}
