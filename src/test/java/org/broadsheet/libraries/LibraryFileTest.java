package org.broadsheet.libraries;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.broadsheet.Shared;
import org.broadsheet.libraries.LibraryFile.Reading;
import org.broadsheet.papers.PaperId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

        assertThat(read.entries())
                .containsExactly(
                        titled("On Sparse Über-Vectors"),
                        paper("2408.01234", "Second"),
                        paper("10.1101/2024.05.06.592752", "Third"),
                        paper("hep-th/9901001", "Fourth"),
                        paper("2401.00001", "Fifth"));
        assertThat(read.leftOut()).isEmpty();
    }

    @Test
    void mathsAndUnknownCommandsInABibtexTitleLoseOnlyTheirMarkup() {
        assertThat(papers("@misc{a, title = {Learning $k$-means with \\unknowncommand{care}}}")
                        .entries())
                .containsExactly(titled("Learning k-means with care"));
    }

    @Test
    void oneBrokenBibtexEntryIsCountedAndTheRestIsKept() {
        Reading.Papers read =
                papers("@misc{ , title = {never closed, but said\n\n@misc{b, title = {Kept}}\n@misc{c, year = 2020}\n");

        assertThat(read.entries()).containsExactly(titled("never closed, but said"), titled("Kept"));
        assertThat(leftOut(read)).containsExactly("1 with neither an identifier nor a title");
    }

    @Test
    void aPaperDoesNotInheritTheNumberOfItsVolume() {
        assertThat(papers("""
                @inproceedings{a, title = {The Paper}, crossref = {v}}
                @proceedings{v, title = {The Volume}, doi = {10.1000/volume}}
                """).entries()).containsExactly(titled("The Paper"), paper("10.1000/volume", "The Volume"));
    }

    @Test
    void risIsReadWithOrWithoutItsEndTag() {
        assertThat(papers("TY  - JOUR\nT1  - First\nDO  - doi:10.1000/one\nER  - \nTY  - JOUR\nTI  - Second\n")
                        .entries())
                .containsExactly(paper("10.1000/one", "First"), titled("Second"));
    }

    @Test
    void zoteroIsReadFromItsApiFromItsExportAndAsCsl() {
        assertThat(papers("[{\"data\":{\"itemType\":\"preprint\",\"title\":\"A\",\"archiveID\":\"arXiv:2408.01234\"}}]")
                        .entries())
                .containsExactly(paper("2408.01234", "A"));
        assertThat(papers("{\"items\":[{\"itemType\":\"note\"},{\"itemType\":\"book\",\"title\":\"B\"}]}")
                        .entries())
                .containsExactly(titled("B"));
        assertThat(papers("[{\"type\":\"article\",\"title\":\"C\",\"DOI\":\"10.1000/c\"}]")
                        .entries())
                .containsExactly(paper("10.1000/c", "C"));
    }

    @Test
    void anOldEncodingIsReadAsWhatItIs() {
        byte[] latin = "@misc{a, title = {Gödel für alle}}".getBytes(Charset.forName("windows-1252"));

        assertThat(((Reading.Papers) LibraryFile.read(latin)).entries()).containsExactly(titled("Gödel für alle"));
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DBLP | @article{DBLP:journals/corr/abs-2407-00007, author={A B}, title={Widgets}, journal={CoRR}, volume={abs/2407.00007}, year={2024}, url={https://doi.org/10.48550/arXiv.2407.00007}, eprinttype={arXiv}, eprint={2407.00007}, biburl={https://dblp.org/rec/journals/corr/abs-2407-00007.bib}} | 2407.00007",
                "DBLP, key alone | @article{DBLP:journals/corr/abs-2407-00007, title={Widgets}} | 2407.00007",
                "DBLP, DOI | @inproceedings{DBLP:conf/x/Y24, title={Widgets}, doi={10.1007/978-3-000-00001-1\\_48}} | 10.1007/978-3-000-00001-1_48",
                "Google Scholar | @article{yang2024, title={Widgets}, author={Yang, Wei}, journal={arXiv preprint arXiv:2407.00007}, year={2024}} | 2407.00007",
                "ACM | @inproceedings{10.1145/3626772.3657834, title={Widgets}, url={https://doi.org/10.1145/3626772.3657834}, doi={10.1145/3626772.3657834}} | 10.1145/3626772.3657834",
                "arXiv's own | @misc{a2024widgets, title={Widgets}, eprint={2407.00007}, archivePrefix={arXiv}, primaryClass={cs.IR}, url={https://arxiv.org/abs/2407.00007}} | 2407.00007",
                "Mendeley | @article{A2024, title = {{Widgets}}, arxivId = {2407.00007}, url = {http://arxiv.org/abs/2407.00007}} | 2407.00007",
                "BibLaTeX | @online{a, title={Widgets}, eprint={2407.00007v3}, eprinttype={arxiv}, eprintclass={cs.IR}} | 2407.00007",
                "BibLaTeX, PubMed | @article{a, title={Widgets}, eprint={38753423}, eprinttype={pubmed}} | pmid:38753423",
                "howpublished | @misc{a, title={Widgets}, howpublished={\\url{https://arxiv.org/abs/2407.00007}}} | 2407.00007",
                "old class | @misc{a, title={Widgets}, eprint={math.GT/0309136}, archivePrefix={arXiv}} | math/0309136",
                "ADS | @ARTICLE{2024arXiv240700007A, title = \"{Widgets}\", journal = {arXiv e-prints}, eid = {arXiv:2407.00007}, pages = {arXiv:2407.00007}} | 2407.00007",
                "INSPIRE | @article{A:2024, title = \"{Widgets}\", eprint = \"hep-th/9901001\", archivePrefix = \"arXiv\", doi = \"10.1103/PhysRevD.1.1\", journal = \"Phys. Rev. D\"} | hep-th/9901001",
                "parentheses | @article(key, title = \"Widgets\", doi = \"10.1000/w\") | 10.1000/w",
                "no key | @article{title = {Widgets}, doi = {10.1000/w}} | 10.1000/w",
                "no comma | @article{a, title = {Widgets} doi = {10.1000/w}} | 10.1000/w",
                "a macro | @string{d = \"10.1000/\"} @article{a, title = {Widgets}, doi = d # {w}} | 10.1000/w",
                "note | @misc{a, title={Widgets}, note={arXiv:2407.00007 [cs]}} | 2407.00007",
                "two DOIs | @misc{a, title={Widgets}, doi={10.1000/v, 10.1000/w}} | 10.1000/v",
            })
    void everyProgramsBibtexNamesItsPaper(String program, String entry, String id) {
        assertThat(papers(entry).entries()).as(program).singleElement().satisfies(one -> {
            assertThat(one.title()).isEqualTo("Widgets");
            assertThat(one.ids().getFirst()).isEqualTo(new PaperId(id));
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The $\\alpha$-cluster model of {DNA} widgets | The α-cluster model of DNA widgets",
                "{\\'E}tudes of Erd{\\H{o}}s--R{\\'e}nyi \\textit{graphs} | Études of Erdős–Rényi graphs",
                "{S{\\o}ren}'s \\& other \\L{}ists | Søren's & other Łists",
                "H$_2$O and CO\\textsubscript{2} | H₂O and CO₂",
                "<i>Homo naledi</i> widgets &amp; company | Homo naledi widgets & company",
            })
    void titlesAreReadAsPeopleReadThem(String written, String read) {
        assertThat(papers("@misc{a, title = {" + written + "}}").entries()).containsExactly(titled(read));
        assertThat(papers("TY  - JOUR\nTI  - " + written + "\nER  - ").entries())
                .containsExactly(titled(read));
    }

    @Test
    void entriesOnOneLineAndUnclosedOnesAreAllFoundOrCounted() {
        Reading.Papers read = papers("""
                @article{k1, title={One}, year=2024} @article{k2, title={Two}, year=2024}
                @article{k3, title={Three
                @article{k4, title={Four}
                @article{k5, title="Five}
                @article{k6, title={Six}, abstract={An @ and a {brace}, me@example.org}}
                @comment{ @article{k7, title={Not wanted}} }
                @preamble{ "\\newcommand{\\x}{y}" }
                mail me@example.org {or not}
                @article{k8,}
                @Article {k9, Title = "Nine {\\"o}" # " and ten"}
                @article{
                """);

        assertThat(read.entries())
                .extracting(LibraryEntry::title)
                .containsExactly("One", "Two", "Three", "Four", "Five", "Six", "Nine ö and ten");
        assertThat(read.leftOut())
                .containsExactlyInAnyOrder(
                        new LibraryFile.LeftOut(Lack.NAMELESS, 1, List.of(7)),
                        new LibraryFile.LeftOut(Lack.BROKEN, 1, List.of(9)));
    }

    @Test
    void everyLineEndAndEncodingGivesTheSame() {
        String bib = "\ufeff@article{a,\n  title = {Gödels\n    Traum},\n  doi = {10.1000/w}\n}\n";
        String ris = "\ufeffTY  - JOUR\nTI  - Gödels\n      Traum\nDO  - 10.1000/w\nER  - \n";
        for (String file : List.of(bib, ris)) {
            for (String end : List.of("\n", "\r\n", "\r")) {
                for (String charset : List.of("UTF-8", "UTF-16LE", "UTF-16BE")) {
                    byte[] bytes = file.replace("\n", end).getBytes(Charset.forName(charset));

                    assertThat(((Reading.Papers) LibraryFile.read(bytes)).entries())
                            .containsExactly(paper("10.1000/w", "Gödels Traum"));
                }
            }
        }
    }

    @Test
    void pubMedEndNoteAndPlainListsAreRead() {
        assertThat(papers("""

                PMID- 38753423
                OWN - NLM
                TI  - Widgets that continue
                      on the next line.
                LID - S0140-6736(24)00001-1 [pii]
                LID - 10.1000/w [doi]

                PMID- 38753424
                TI  - Another.
                """).entries())
                .containsExactly(
                        new LibraryEntry(
                                List.of(new PaperId("10.1000/w"), new PaperId("pmid:38753423")),
                                "Widgets that continue on the next line"),
                        paper("pmid:38753424", "Another"));
        assertThat(papers("""
                %0 Journal Article
                %T Widgets
                %A Lee, Ann
                %R 10.1000/w
                %0 Journal Article
                %T Others
                %U https://arxiv.org/abs/2407.00007
                """).entries()).containsExactly(paper("10.1000/w", "Widgets"), paper("2407.00007", "Others"));
        Reading.Papers list = papers("""
                # What I like
                2407.00007
                https://doi.org/10.1000/w
                - arXiv:hep-th/9901001v2
                2407.00008, 2407.00009
                something else
                """);
        assertThat(list.entries())
                .extracting(entry -> entry.ids().getFirst().value())
                .containsExactly("2407.00007", "10.1000/w", "hep-th/9901001", "2407.00008", "2407.00009");
        assertThat(leftOut(list)).containsExactly("1 lines without a number");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CSL, one item | {\"id\":\"x\",\"title\":\"Widgets\",\"DOI\":\"10.1000/w\"} | 10.1000/w",
                "Crossref | {\"message\":{\"items\":[{\"DOI\":\"10.1000/w\",\"title\":[\"Widgets\"]}]}} | 10.1000/w",
                "OpenAlex | {\"meta\":{},\"results\":[{\"id\":\"https://openalex.org/W1\",\"doi\":\"https://doi.org/10.1000/w\",\"title\":\"Widgets\"}]} | 10.1000/w",
                "Semantic Scholar | {\"data\":[{\"title\":\"Widgets\",\"externalIds\":{\"ArXiv\":\"2407.00007\",\"CorpusId\":1}}]} | 2407.00007",
                "PubMed's CSV | PMID,Title~38753423,Widgets | pmid:38753423",
                "RIS, tight | TY  -JOUR~TI  -Widgets~DO  -10.1000/w~ER  - | 10.1000/w",
                "RIS, a word that begins like a tag | TY  - JOUR~TI  - Widgets~AB  - On~AI-based things~DO  - 10.1000/w~ER  - | 10.1000/w",
            })
    void whatOthersAnswerAndWriteIsRead(String program, String file, String id) {
        assertThat(papers(file.replace('~', '\n')).entries()).as(program).containsExactly(paper(id, "Widgets"));
    }

    @Test
    void webOfScienceRefWorksAndEndNotesXmlAreRead() {
        List<LibraryEntry> both =
                List.of(paper("10.1000/w", "Widgets that continue"), paper("pmid:38753424", "Others"));
        assertThat(papers("""
                FN Clarivate Analytics Web of Science
                VR 1.0
                PT J
                AU Lee, Ann
                TI Widgets
                   that continue
                DI 10.1000/w
                UT WOS:1
                ER

                PT J
                TI Others
                PM 38753424
                ER

                EF
                """).entries()).isEqualTo(both);
        assertThat(papers("""
                RT Journal Article
                T1 Widgets that continue
                DO 10.1000/w

                RT Journal Article
                T1 Others
                PM 38753424
                """).entries()).isEqualTo(both);
        Reading.Papers xml = papers(
                "<?xml version=\"1.0\"?><xml><records><record><titles><title><style face=\"normal\">Widgets &amp; </style><style>gadgets</style></title><secondary-title>J</secondary-title></titles><electronic-resource-num><style>10.1000/w</style></electronic-resource-num></record><record><titles><title>Others</title></titles><urls><related-urls><url>https://arxiv.org/abs/2407.00007</url></related-urls></urls></record><record><titles>");
        assertThat(xml.entries())
                .containsExactly(paper("10.1000/w", "Widgets & gadgets"), paper("2407.00007", "Others"));
        assertThat(leftOut(xml)).containsExactly("1 the rest, since the file breaks off or is damaged");
    }

    @Test
    void whatProgramsWriteInTheirOwnWayIsReadToo() {
        assertThat(papers("""
                @string(pre = "Deep ")
                @article{a, title = pre # "Lakes and " # {Rivers}}
                @article{b, title = {Tides}, eprint = {9901001}, archivePrefix = {arXiv}, primaryClass = {hep-th}}
                """).entries())
                .containsExactly(
                        new LibraryEntry(List.of(), "Deep Lakes and Rivers"), paper("hep-th/9901001", "Tides"));
        Reading.Papers table = papers("""
                "Key","Item Type","Title","DOI"
                "A","journalArticle","Tides","10.1000/w"
                "B","attachment","Full Text PDF",""
                """);
        assertThat(table.entries()).containsExactly(paper("10.1000/w", "Tides"));
        assertThat(leftOut(table)).containsExactly("1 notes, attachments and the like");
        assertThat(papers("[{\"id\":\"https://doi.org/10.1000/w\",\"type\":\"article\",\"title\":\"Tides\"}]")
                        .entries())
                .containsExactly(paper("10.1000/w", "Tides"));
        assertThat(papers("[{\"title\":\"Tides\",\"arxivid\":\"2407.00007\"}]").entries())
                .containsExactly(paper("2407.00007", "Tides"));
    }

    @Test
    void aListMayHoldTitlesBareNumbersOfPubMedAndReferences() {
        assertThat(papers("DOI\n10.1000/w\n2407.00007 - Widgets\n2407.00008, other widgets\n")
                        .entries())
                .extracting(entry -> entry.ids().getFirst().value())
                .containsExactly("10.1000/w", "2407.00007", "2407.00008");
        assertThat(papers("38753423\n 38753424\r\n").entries())
                .extracting(entry -> entry.ids().getFirst().value())
                .containsExactly("pmid:38753423", "pmid:38753424");
        assertThat(papers("[1] A. Author, Title, 2020. doi:10.1000/w\n[2] B, Other. arXiv:2407.00007, 2021.\n")
                        .entries())
                .extracting(entry -> entry.ids().getFirst().value())
                .containsExactly("10.1000/w", "2407.00007");
        assertThat(papers("{\"title\":\"One\"}\n{\"title\":\"Two\"}\n").entries())
                .containsExactly(titled("One"), titled("Two"));
    }

    @Test
    void notesAndAttachmentsOfZoteroAreCountedAsNoPapersAndExtraNamesNumbers() {
        Reading.Papers read = papers("""
                [{"itemType":"note","note":"x"},
                 {"itemType":"attachment","title":"PDF"},
                 {"itemType":"journalArticle","title":"<i>Homo naledi</i> widgets & company","extra":"Citation Key: a\\n  arXiv: 2407.00007 [cs]\\nPMID: 38753423"},
                 {"type":"article-journal","title":"CSL","PMID":"38753424"},
                 7]
                """);

        assertThat(read.entries())
                .containsExactly(
                        new LibraryEntry(
                                List.of(new PaperId("2407.00007"), new PaperId("pmid:38753423")),
                                "Homo naledi widgets & company"),
                        paper("pmid:38753424", "CSL"));
        assertThat(leftOut(read)).containsExactly("2 notes, attachments and the like", "1 could not be read");
    }

    @Test
    void ofAFileThatBreaksOffWhatWasReadIsKept() {
        assertThat(papers("[{\"title\":\"One\"},{\"title\":\"Tw").entries()).containsExactly(titled("One"));
    }

    @Test
    void nineLevelsOfMacrosAreNoBomb() {
        StringBuilder bomb = new StringBuilder("@string{a0 = \"aaaaaaaaaa\"}\n");
        for (int level = 1; level < 9; level++) {
            bomb.append("@string{a%d = %s}%n"
                    .formatted(level, "a%d # ".formatted(level - 1).repeat(9) + "a" + (level - 1)));
        }
        bomb.append("@article{x, title = a8, doi = {10.1000/w}}\n");

        assertThat(papers(bomb.toString()).entries().getFirst().ids()).containsExactly(new PaperId("10.1000/w"));
    }

    @Test
    void entriesBeyondTheLimitAreCounted() {
        String many = "@misc{a, doi={10.1000/%d}}";
        StringBuilder file = new StringBuilder();
        for (int i = 0; i < 5_003; i++) {
            file.append(many.formatted(i));
        }

        assertThat(leftOut(papers(file.toString()))).containsExactly("3 beyond the first 5,000");
    }

    @Test
    void eachCaseOfTheRecordedOnesNamesItsPaper() throws Exception {
        var folder = Shared.orSkip("cases/library");
        assertThat(recorded(folder.resolve("a_doi_underscore.bib"))
                        .entries()
                        .getFirst()
                        .ids())
                .isEqualTo(recorded(folder.resolve("a_doi_underscore_control.bib"))
                        .entries()
                        .getFirst()
                        .ids());
        assertThat(recorded(folder.resolve("b_title_math.bib")).entries())
                .containsExactly(titled("The α-cluster model of widgets"));
        assertThat(recorded(folder.resolve("d_zotero_markup.json")).entries())
                .isEqualTo(
                        recorded(folder.resolve("d_zotero_markup_control.json")).entries());
        assertThat(recorded(folder.resolve("e_ris_wrapped.ris")).entries())
                .containsExactly(titled("A Long Title That Continues on the Next Line of Widgets"));
        assertThat(recorded(folder.resolve("f_two_on_a_line.bib")).entries()).hasSize(2);
        assertThat(recorded(folder.resolve("g_howpublished.bib"))
                        .entries()
                        .getFirst()
                        .ids())
                .containsExactly(new PaperId("2407.00007"));
        assertThat(recorded(folder.resolve("h_old_class.bib"))
                        .entries()
                        .getFirst()
                        .ids())
                .containsExactly(new PaperId("math/0309136"));
    }

    @Test
    void recordedLibrariesAreRead() throws Exception {
        var folder = Shared.orSkip("data/libraries");
        assertThat(recorded(folder.resolve("utf8-bom.bib")).entries())
                .containsExactly(
                        titled(
                                "Pi Calculus Versus Petri Nets: Let Us Eat Humble Pie Rather Than Further Inflate the Pi Hype"));
        assertThat(recorded(folder.resolve("crossref.bib")).entries()).hasSize(4);
        assertThat(recorded(folder.resolve("complex.bib")).entries())
                .extracting(entry -> entry.ids().stream().findFirst())
                .contains(id("10.1007/s00779-005-0347-6"));
        assertThat(recorded(folder.resolve("ris3.ris")).entries())
                .extracting(entry -> entry.ids().stream().findFirst())
                .containsExactly(id("10.1201/b19107-2"));
        assertThat(recorded(folder.resolve("ris5a.ris")).entries())
                .extracting(entry -> entry.ids().stream().findFirst())
                .containsExactly(id("10.1016/j.powtec.2012.01.008"));
        assertThat(recorded(folder.resolve("ris1.ris")).entries()).isNotEmpty();
        assertThat(recorded(folder.resolve("zotero-items.json")).entries())
                .hasSize(20)
                .extracting(entry -> entry.ids().stream().findFirst())
                .contains(id("10.2307/2321200"));
    }

    private static Reading.Papers recorded(java.nio.file.Path file) throws Exception {
        return (Reading.Papers) LibraryFile.read(Files.readAllBytes(file));
    }

    private static Reading.Papers papers(String text) {
        return (Reading.Papers) LibraryFile.read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static LibraryEntry paper(String number, String title) {
        return new LibraryEntry(id(number), title);
    }

    private static LibraryEntry titled(String title) {
        return new LibraryEntry(Optional.empty(), title);
    }

    private static Optional<PaperId> id(String number) {
        return Optional.of(new PaperId(number));
    }

    @Test
    void aTableWithAColumnOfTitlesIsReadAsScholarAndOthersExportIt() {
        String scholar = "\ufeffAuthors,Title,Publication,Volume,Number,Pages,Year,Publisher\n"
                + "\"Okafor, Ada; Ishii, Jun\",\"Ranking with \"\"half\"\" the postings, twice\",arXiv preprint arXiv:2603.01417,,,,2026,\n"
                + "\"Ishii, Jun\",\"A title\nover two lines\",Some Journal,1,2,3-4,2025,Press\n,,,,,,,\n";

        assertThat(LibraryFile.read(scholar.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(LibraryFile.Reading.Papers.class, read -> {
                    assertThat(read.entries())
                            .extracting(LibraryEntry::title)
                            .containsExactly("Ranking with \"half\" the postings, twice", "A title over two lines");
                    assertThat(read.entries().getFirst().ids()).containsExactly(new PaperId("2603.01417"));
                });
        assertThat(LibraryFile.read("title;doi\nOne;10.1000/182\n".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        LibraryFile.Reading.Papers.class,
                        read -> assertThat(read.entries().getFirst().ids()).hasSize(1));
        assertThat(LibraryFile.read("I work on the title, and more\nof it.\n".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(LibraryFile.Reading.NotALibrary.class);
    }

    private static List<String> leftOut(Reading.Papers papers) {
        return papers.leftOut().stream()
                .map(one -> one.count() + " " + one.reason().words())
                .toList();
    }
}
