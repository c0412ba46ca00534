package org.broadsheet.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** What somebody asks who has never been here, and what they are told within one step. */
class NewcomersQuestionsTest {

    /** The question, as its words; what the answer must name; where the link beside it leads, if there is one. */
    private static final Map<String, String[]> QUESTIONS = new LinkedHashMap<>();

    static {
        QUESTIONS.put("get papers by e-mail", new String[] {"what you work on", "/subscribe"});
        QUESTIONS.put("How do I stop", new String[] {"foot of every mail", ""});
        QUESTIONS.put("only bioRxiv", new String[] {"only: biorxiv", "/search?q=source%3Abiorxiv"});
        QUESTIONS.put("get my papers out", new String[] {"BibTeX, RIS, CSL JSON, CSV or Atom", ""});
        QUESTIONS.put("library in Zotero", new String[] {"upload the file", "/subscribe#library"});
        QUESTIONS.put("follow somebody", new String[] {"Authors you follow", ""});
        QUESTIONS.put("change when it comes", new String[] {"makes it weekly", ""});
        QUESTIONS.put("wrong papers", new String[] {"Not for me", ""});
        QUESTIONS.put("find a paper that I remember", new String[] {"My papers", "/search"});
        QUESTIONS.put("lost my link", new String[] {"as if to subscribe", "/subscribe"});
        QUESTIONS.put("move to another address", new String[] {"confirm it there", ""});
        QUESTIONS.put("have it deleted", new String[] {"deletes it for good", "/about"});
    }

    @Test
    void everyQuestionIsAnsweredOnThePageThatEveryPageLeadsTo() {
        try (TestSite site = TestSite.open()) {
            assertThat(Jsoup.parse(site.get("/subscribe").body())
                            .select("nav a")
                            .eachAttr("href"))
                    .contains("/help");
            Document help = Jsoup.parse(site.get("/help").body());
            assertThat(help.select("dt")).hasSize(QUESTIONS.size());
            QUESTIONS.forEach((question, answer) -> {
                Element asked = help.selectFirst("dt:contains(" + question + ")");
                assertThat(asked).as(question).isNotNull();
                Element told = asked.nextElementSibling();
                assertThat(told.text()).as(question).contains(answer[0]);
                assertThat(told.select("a").attr("href")).as(question).isEqualTo(answer[1]);
                told.select("a")
                        .forEach(link -> assertThat(site.get(link.attr("href")).statusCode())
                                .isEqualTo(200));
            });
        }
    }
}
