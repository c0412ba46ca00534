package org.broadsheet.sources.lists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.broadsheet.papers.PaperId;
import org.broadsheet.papers.PaperList;
import org.junit.jupiter.api.Test;

/** What each keeper of lists is asked, and what its answers, in the form that its documentation shows, say. */
class KeepersTest {

    private static final URI BASE = URI.create("https://keeper.example");

    private final List<String> asked = new ArrayList<>();
    private final List<Map<String, String>> headers = new ArrayList<>();

    @Test
    void orcidGivesWorksByDoiElseByTitle() throws Exception {
        ListBook.Standing standing = read(new Orcid(BASE), "orcid:0000-0002-1825-0097", Map.of(), address -> """
                {"group":[
                 {"external-ids":{"external-id":[{"external-id-type":"doi","external-id-value":"10.1000/a.1"}]},
                  "work-summary":[{"title":{"title":{"value":"On <i>a</i>"}}},{"title":{"title":{"value":"again"}}}]},
                 {"external-ids":{"external-id":[{"external-id-type":"arxiv","external-id-value":"arXiv:2408.01234v2"}]},
                  "work-summary":[{"title":{"title":{"value":"On b"}}}]},
                 {"external-ids":null,"work-summary":[{"title":{"title":{"value":"On c"}}}]},
                 {"work-summary":[]}]}""");

        assertThat(asked).containsExactly("https://keeper.example/v3.0/0000-0002-1825-0097/works");
        assertThat(headers.getFirst()).containsEntry("Accept", "application/json");
        assertThat(named(standing)).containsExactlyInAnyOrder("10.1000/a.1 On a", "2408.01234 On b", "On c");
    }

    @Test
    void openAlexIsAskedPageByPage() throws Exception {
        ListBook.Standing standing = read(
                new OpenAlexAuthor(BASE),
                "openalex:A5023888391",
                Map.of(),
                address -> address.endsWith("cursor=*") || address.endsWith("cursor=%2A")
                        ? """
                        {"meta":{"next_cursor":"x/y"},"results":[{"id":"https://openalex.org/W1","doi":"https://doi.org/10.1000/a","title":"On a","locations":[{"landing_page_url":"https://arxiv.org/abs/2408.01234"}]}]}"""
                        : address.endsWith("cursor=x%2Fy")
                                ? "{\"meta\":{\"next_cursor\":\"z\"},\"results\":[{\"id\":\"https://openalex.org/W2\",\"doi\":null,\"title\":\"On b\"}]}"
                                : "{\"meta\":{\"next_cursor\":null},\"results\":[]}");

        assertThat(asked).hasSize(3).first().asString().contains("filter=author.id:A5023888391");
        assertThat(named(standing)).containsExactlyInAnyOrder("2408.01234 On a", "On b");
    }

    @Test
    void arxivGivesAnAuthorsPapersByIdentifierOrName() throws Exception {
        String feed = """
                <feed xmlns="http://www.w3.org/2005/Atom"><title>x</title>
                <entry><id>http://arxiv.org/abs/2408.01234v3</id><title>On
                 a</title></entry><entry><id>http://arxiv.org/abs/hep-th/9901001v1</id><title>On b</title></entry></feed>""";

        assertThat(named(read(new ArxivAuthor(BASE, BASE), "arxiv-author:warner_s_1", Map.of(), address -> feed)))
                .containsExactlyInAnyOrder("2408.01234 On a", "hep-th/9901001 On b");
        read(new ArxivAuthor(BASE, BASE), "arxiv-name:Ada Lovelace", Map.of(), address -> feed);

        assertThat(asked.get(0)).isEqualTo("https://keeper.example/a/warner_s_1.atom");
        assertThat(asked.get(1)).contains("/api/query?search_query=au%3A%22Ada+Lovelace%22");
        assertThatThrownBy(() ->
                        read(new ArxivAuthor(BASE, BASE), "arxiv-author:warner_s_1", Map.of(), address -> "<html>"))
                .isInstanceOf(Keeper.NoAnswer.class);
    }

    @Test
    void ofZoteroOnlyWhatChangedIsAskedFor() throws Exception {
        ListBook.Standing standing = read(
                new Zotero(BASE),
                "zotero:users/7/collections/ABCD2345#SECRET",
                Map.of("AAAAAAAA", "3", "BBBBBBBB", "5", "DDDDDDDD", "1"),
                address -> address.contains("format=versions")
                        ? "{\"AAAAAAAA\":3,\"BBBBBBBB\":6,\"CCCCCCCC\":7,\"EEEEEEEE\":8}"
                        : """
                        [{"key":"BBBBBBBB","version":6,"data":{"itemType":"preprint","title":"On b","archiveID":"arXiv:2408.01234"}},
                         {"key":"CCCCCCCC","version":7,"data":{"itemType":"journalArticle","title":"On c","DOI":"10.1000/c"}},
                         {"key":"EEEEEEEE","version":8,"data":{"itemType":"note","note":"buy milk"}}]""");

        assertThat(asked)
                .containsExactly(
                        "https://keeper.example/users/7/collections/ABCD2345/items/top?format=versions",
                        "https://keeper.example/users/7/collections/ABCD2345/items/top?format=json&itemKey=BBBBBBBB,CCCCCCCC,EEEEEEEE");
        assertThat(headers)
                .allSatisfy(sent -> assertThat(sent)
                        .containsEntry("Zotero-API-Key", "SECRET")
                        .containsEntry("Zotero-API-Version", "3"));
        assertThat(standing.kept()).containsExactly("AAAAAAAA");
        assertThat(named(standing)).containsExactlyInAnyOrder("2408.01234 On b", "10.1000/c On c");
    }

    @Test
    void whatIsNoListOfPapersIsNoAnswer() {
        for (Keeper keeper : List.of(new Orcid(BASE), new OpenAlexAuthor(BASE), new Zotero(BASE))) {
            assertThatThrownBy(() -> read(keeper, "orcid:0000-0002-1825-0097", Map.of(), address -> "Sorry"))
                    .isInstanceOf(Keeper.NoAnswer.class)
                    .hasMessageContaining("not JSON");
        }
    }

    private ListBook.Standing read(
            Keeper keeper, String list, Map<String, String> known, Function<String, String> answers)
            throws Keeper.NoAnswer {
        return keeper.read(PaperList.parse(list).orElseThrow(), known, (address, sent) -> {
            asked.add(address.toString());
            headers.add(sent);
            return answers.apply(address.toString());
        });
    }

    private static List<String> named(ListBook.Standing standing) {
        return standing.fresh().values().stream()
                .map(item -> (item.id().map(PaperId::value).orElse("") + " " + item.title()).strip())
                .toList();
    }
}
