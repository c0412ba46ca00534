package org.broadsheet.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.broadsheet.ForAll;
import org.broadsheet.Shared;
import org.broadsheet.letters.LikedPaper;
import org.broadsheet.papers.PaperId;
import org.broadsheet.subscription.LibraryFile.Reading;
import org.junit.jupiter.api.Test;

class LibraryFileTest {

    @Test
    void bibtexGivesNumbersWhereItHasThemAndElseTitles() {
        Reading.Papers read = papers("""
                Free text between entries is a comment.
                @string{jml = "Journal of Made Learning"}
                @comment{jabref-meta: whatever}
                @article{one, title = {{On} Sparse \\"Uber-Vectors}, journal = jml, year = 2024}
                @misc{two, title = {Second}, eprint = {2408.01234v2}, archivePrefix = {arXiv}}
                @article{three, title = {Third}, doi = {https://doi.org/10.1101/2024.05.06.592752}}
                @article{four, title = {Fourth}, journal = {arXiv preprint arXiv:hep-th/9901001}}
                @article{five, title = {Fifth}, doi = {10.48550/arXiv.2401.00001}}
                """);

        assertThat(read.papers())
                .containsExactly(
                        titled("On Sparse Über-Vectors"),
                        paper("2408.01234", "Second"),
                        paper("10.1101/2024.05.06.592752", "Third"),
                        paper("hep-th/9901001", "Fourth"),
                        paper("2401.00001", "Fifth"));
        assertThat(read.leftOut()).isZero();
    }

    @Test
    void mathsAndUnknownCommandsInABibtexTitleLoseOnlyTheirMarkup() {
        assertThat(papers("@misc{a, title = {Learning $k$-means with \\unknowncommand{care}}}")
                        .papers())
                .containsExactly(titled("Learning k-means with care"));
    }

    @Test
    void oneBrokenBibtexEntryIsCountedAndTheRestIsKept() {
        Reading.Papers read =
                papers("@misc{ , title = {never closed\n\n@misc{b, title = {Kept}}\n@misc{c, year = 2020}\n");

        assertThat(read.papers()).containsExactly(titled("Kept"));
        assertThat(read.leftOut()).isEqualTo(2);
    }

    @Test
    void aPaperDoesNotInheritTheNumberOfItsVolume() {
        assertThat(papers("""
                @inproceedings{a, title = {The Paper}, crossref = {v}}
                @proceedings{v, title = {The Volume}, doi = {10.1000/volume}}
                """).papers()).containsExactly(titled("The Paper"), paper("10.1000/volume", "The Volume"));
    }

    @Test
    void risIsReadWithOrWithoutItsEndTag() {
        assertThat(papers("TY  - JOUR\nT1  - First\nDO  - doi:10.1000/one\nER  - \nTY  - JOUR\nTI  - Second\n")
                        .papers())
                .containsExactly(paper("10.1000/one", "First"), titled("Second"));
    }

    @Test
    void zoteroIsReadFromItsApiFromItsExportAndAsCsl() {
        assertThat(papers("[{\"data\":{\"itemType\":\"preprint\",\"title\":\"A\",\"archiveID\":\"arXiv:2408.01234\"}}]")
                        .papers())
                .containsExactly(paper("2408.01234", "A"));
        assertThat(papers("{\"items\":[{\"itemType\":\"note\"},{\"itemType\":\"book\",\"title\":\"B\"}]}")
                        .papers())
                .containsExactly(titled("B"));
        assertThat(papers("[{\"type\":\"article\",\"title\":\"C\",\"DOI\":\"10.1000/c\"}]")
                        .papers())
                .containsExactly(paper("10.1000/c", "C"));
    }

    @Test
    void anOldEncodingIsReadAsWhatItIs() {
        byte[] latin = "@misc{a, title = {Gödel für alle}}".getBytes(Charset.forName("windows-1252"));

        assertThat(((Reading.Papers) LibraryFile.read(latin)).papers()).containsExactly(titled("Gödel für alle"));
    }

    @Test
    void anythingElseIsRefusedWithTheFormsThatAreRead() {
        for (String other : List.of("", "Dear all,\nplease subscribe me", "{\"a\":1}", "[[[[", "\0\1\2")) {
            assertThat(LibraryFile.read(other.getBytes(StandardCharsets.UTF_8)))
                    .as(other)
                    .isInstanceOfSatisfying(
                            Reading.NotALibrary.class,
                            refused -> assertThat(refused.reason()).contains(".bib", ".ris", "Zotero"));
        }
        assertThat(LibraryFile.read(new byte[LibraryFile.MOST_BYTES + 1])).isInstanceOf(Reading.NotALibrary.class);
    }

    @Test
    void noBytesWhatsoeverMakeItThrow() {
        List<String> seeds = List.of(
                "@misc{a, title = {On {X}}, doi = {10.1/x}}\n",
                "TY  - JOUR\nTI  - A\nER  - \n",
                "[{\"data\":{\"title\":\"A\",\"extra\":\"arXiv: 2401.00001\"}}]");
        ForAll.cases(500, random -> {
            byte[] bytes = seeds.get(random.nextInt(seeds.size())).repeat(3).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 4; i++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }

            assertThat(LibraryFile.read(bytes)).isNotNull();
        });
    }

    @Test
    void recordedLibrariesAreRead() throws Exception {
        var folder = Shared.orSkip("data/libraries");
        assertThat(recorded(folder.resolve("utf8-bom.bib")).papers())
                .containsExactly(
                        titled(
                                "Pi Calculus Versus Petri Nets: Let Us Eat Humble Pie Rather Than Further Inflate the Pi Hype"));
        assertThat(recorded(folder.resolve("crossref.bib")).papers()).hasSize(4);
        assertThat(recorded(folder.resolve("complex.bib")).papers())
                .extracting(LikedPaper::id)
                .contains(id("10.1007/s00779-005-0347-6"));
        assertThat(recorded(folder.resolve("ris3.ris")).papers())
                .extracting(LikedPaper::id)
                .containsExactly(id("10.1201/b19107-2"));
        assertThat(recorded(folder.resolve("ris5a.ris")).papers())
                .extracting(LikedPaper::id)
                .containsExactly(id("10.1016/j.powtec.2012.01.008"));
        assertThat(recorded(folder.resolve("ris1.ris")).papers()).isNotEmpty();
        assertThat(recorded(folder.resolve("zotero-items.json")).papers())
                .hasSize(20)
                .extracting(LikedPaper::id)
                .contains(id("10.2307/2321200"));
    }

    private static Reading.Papers recorded(java.nio.file.Path file) throws Exception {
        return (Reading.Papers) LibraryFile.read(Files.readAllBytes(file));
    }

    private static Reading.Papers papers(String text) {
        return (Reading.Papers) LibraryFile.read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static LikedPaper paper(String number, String title) {
        return new LikedPaper(id(number), title);
    }

    private static LikedPaper titled(String title) {
        return new LikedPaper(Optional.empty(), title);
    }

    private static Optional<PaperId> id(String number) {
        return Optional.of(new PaperId(number));
    }
}
