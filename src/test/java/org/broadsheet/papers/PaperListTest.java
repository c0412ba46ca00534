package org.broadsheet.papers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PaperListTest {

    @Test
    void aListIsKnownByItsPageOnTheWebAndAsItIsWritten() {
        is(
                "orcid:0000-0002-1825-0097",
                "https://orcid.org/0000-0002-1825-0097",
                "0000-0002-1825-0097",
                "ORCID: 0000-0002-1825-0097");
        is("orcid:0000-0002-1694-233X", "https://orcid.org/0000-0002-1694-233x");
        is(
                "openalex:A5023888391",
                "https://openalex.org/A5023888391",
                "https://openalex.org/authors/a5023888391",
                "openalex:a5023888391");
        is("arxiv-author:warner_s_1", "https://arxiv.org/a/warner_s_1", "https://arxiv.org/a/warner_s_1.atom");
        is("orcid:0000-0002-1825-0097", "https://arxiv.org/a/0000-0002-1825-0097");
        is("arxiv-name:Karen Spärck Jones", "arxiv-name: Karen Spärck Jones");
        is("zotero:groups/2", "https://www.zotero.org/groups/2/papers/library", "zotero:groups/2");
        is(
                "zotero:groups/2/collections/ABCD2345",
                "https://www.zotero.org/groups/2/papers/collections/ABCD2345/items/EFGH6789/item-list",
                "https://api.zotero.org/groups/2/collections/abcd2345/items");
    }

    @Test
    void whatIsNoneIsNone() {
        for (String text : List.of(
                "",
                "0000-0002-1825-0098",
                "https://orcid.org/",
                "https://arxiv.org/abs/2408.01234",
                "https://openalex.org/W5023888391",
                "https://www.zotero.org/ada/library",
                "zotero:ada",
                "2408.01234",
                "Sparse retrieval: a survey",
                "orcid: see my page",
                "x".repeat(400))) {
            assertThat(PaperList.parse(text)).as(text).isEmpty();
        }
    }

    @Test
    void aKeyOpensAndIsNotShown() {
        for (String text : List.of(
                "zotero:users/475425#P9NiFoyLeZu2bZNvvuQPDWsd",
                "https://api.zotero.org/users/475425/items?key=P9NiFoyLeZu2bZNvvuQPDWsd")) {
            PaperList list = PaperList.parse(text).orElseThrow();

            assertThat(list.key()).isEqualTo("P9NiFoyLeZu2bZNvvuQPDWsd");
            assertThat(list.text()).isEqualTo("zotero:users/475425").isEqualTo(list.toString());
            assertThat(PaperList.parse(list.written())).contains(list);
        }
    }

    private static void is(String text, String... ways) {
        for (String way : ways) {
            PaperList list = PaperList.parse(way).orElseThrow(() -> new AssertionError(way));
            assertThat(list.text()).as(way).isEqualTo(text);
            assertThat(PaperList.parse(list.text())).as(way).contains(list);
        }
    }
}
