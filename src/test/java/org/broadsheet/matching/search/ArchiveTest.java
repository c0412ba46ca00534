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
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.Lock;
import org.broadsheet.ForAll;
import org.broadsheet.matching.Meanings;
import org.broadsheet.matching.Terms;
import org.broadsheet.papers.Library;
import org.broadsheet.papers.Paper;
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
    void similarPapersShareItsBestWordsAndItselfIsNotAmongThem() {
        arrive(
                Papers.titled("Learned sparse retrieval").text("We learn the weights of terms for retrieval."),
                Papers.titled("Bird migration over deserts").text("We follow birds with radar."),
                Papers.titled("Sparse retrieval with learned weights").text("Terms are weighed by learning."),
                Papers.titled("Radar for weather").text("We follow rain with radar."));

        try (Archive archive = open()) {
            assertThat(numbers(archive.similar(shelf.since(0, 1).getFirst(), 1)))
                    .containsExactly(3L);
            assertThat(numbers(archive.similar("birds seen by radar", 2))).containsExactly(2L, 4L);
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
            before = archive.search("sparse retrieval", 10);
        }

        try (Archive archive = Archive.anew(folder, shelf, Meanings.NONE, ignored -> {})) {
            assertThat(archive.count()).isEqualTo(2);
            assertThat(archive.search("sparse retrieval", 10)).isEqualTo(before).hasSize(2);
        }
    }

    @Test
    void anEmptyArchiveFindsNothing() {
        try (Archive archive = open()) {
            assertThat(archive.search("retrieval", 10)).isEmpty();
            assertThat(archive.similar("retrieval", 10)).isEmpty();
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
                            archive.similar(text.toString(), 10);
                        })
                        .as("%s", text)
                        .doesNotThrowAnyException();
            });
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
