package org.broadsheet.sources.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.broadsheet.papers.Paper;
import org.broadsheet.sources.Papers;
import org.broadsheet.sources.Read;
import org.broadsheet.sources.formats.Ending;
import org.junit.jupiter.api.Test;

/** Pages as browsers save them. */
class DailyPapersHtmlTest {

    private static final String ABSTRACT =
            "We measure the tides of %s for ten years and find that they follow the moon, except where the wind is stronger than both.";

    private static String article(String number, String lake) {
        return """
                <article class="flex"><a href="/papers/%1$s"><img src="x.png" alt=""></a>
                <h3><a href="https://huggingface.co/papers/%1$s" class="line-clamp-3">The tides of %2$s &amp; the moon</a></h3>
                <p>%3$s</p><p>12 authors</p><a href="https://arxiv.org/abs/%1$s">arXiv</a><time datetime="2026-02-27T00:00:00">Feb 27</time></article>
                """.formatted(number, lake, ABSTRACT.formatted(lake));
    }

    @Test
    void articlesThatLeadToANumberAreReadAsTheyStand() throws IOException {
        Read page = Read.text(
                "<!DOCTYPE html>\n<html lang=\"en\"><head><title>Daily Papers</title><script>var a = '<article>';</script></head><body><nav><a href=\"/papers\">Papers</a></nav>"
                        + article("2602.00001", "Lake Ada") + article("2602.00002", "Lake Bo") + "</body></html>");

        assertThat(page.ending()).isEqualTo(new Ending.Complete());
        assertThat(page.papers()).extracting(paper -> paper.id().value()).containsExactly("2602.00001", "2602.00002");
        Paper first = page.papers().getFirst();
        assertThat(first.title()).isEqualTo("The tides of Lake Ada & the moon");
        assertThat(first.abstractText()).isEqualTo(ABSTRACT.formatted("Lake Ada"));
        assertThat(first.announced()).isEqualTo("2026-02-27");
    }

    @Test
    void withoutNumbersItsTextIsReadAsThatOfAPageSavedAsText() throws IOException {
        StringBuilder html = new StringBuilder(
                "<html><head><style>p{}</style></head><body><p>Get trending papers in your email inbox!</p><button>Subscribe</button><div>Feb 27</div>");
        for (String lake : new String[] {"Lake Ada", "Lake Bo", "Lake Cy"}) {
            html.append("<div><h3>The <b>tides</b> of %s and the moon</h3>\n<p>%s</p></div>"
                    .formatted(lake, ABSTRACT.formatted(lake)));
        }

        Read page = Read.text(html + "</body></html>");

        assertThat(page.papers())
                .extracting(Paper::title)
                .containsExactly(
                        "The tides of Lake Ada and the moon",
                        "The tides of Lake Bo and the moon",
                        "The tides of Lake Cy and the moon");
        assertThat(page.papers()).extracting(Paper::abstractText).contains(ABSTRACT.formatted("Lake Bo"));
        assertThat(page.papers()).extracting(Paper::announced).containsOnly(Papers.MONDAY.minusDays(3));
    }

    @Test
    void aPageThatIsCutOffKeepsItsArticlesAndIsNotWhole() throws IOException {
        Read page = Read.text("<html><body>" + article("2602.00001", "Lake Ada") + "<article><h3>The ti");

        assertThat(page.papers()).hasSize(1);
        assertThat(page.ending()).isInstanceOf(Ending.CutOff.class);
    }

    @Test
    void aLoginPageHasNoPapersAndSaysWhatToDo() throws IOException {
        Read page = Read.text("<html><body><h1>Log in</h1><form><p>User</p></form></body></html>");

        assertThat(page.papers()).isEmpty();
        assertThat(page.ending())
                .isEqualTo(
                        new Ending.Unreadable(
                                "It is a web page's HTML in which no paper was found. Copy the text of the page into a file, with its abstracts shown."));
    }
}
