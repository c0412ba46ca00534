package org.broadsheet.web;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.broadsheet.digest.Trending;
import org.broadsheet.papers.Library;
import org.broadsheet.papers.Paper;
import org.broadsheet.papers.ShelvedPaper;
import org.broadsheet.rendering.Markup;
import org.broadsheet.web.http.Incoming;
import org.broadsheet.web.http.Response;

/**
 * {@code /feed.atom} for the newest day, {@code /feed/2026-03-02.atom} for any: Atom (RFC 4287). {@code /feed} is the same for
 * people: browsers show Atom as raw text, and no longer style it.
 */
final class Feeds implements Page {

    private static final int MOST = 100;
    static final String TYPE = "application/atom+xml";

    private final Library library;
    private final PagePress press;
    private final PageCache cache;
    private final URI base;

    Feeds(Library library, PagePress press, PageCache cache, URI base) {
        this.library = library;
        this.press = press;
        this.cache = cache;
        this.base = base;
    }

    /** @param address what goes into a feed reader */
    record ReadableFeed(Frame frame, String heading, String address, List<PaperLine> papers) {}

    @Override
    public Response get(Incoming request) {
        boolean forPeople = request.path().equals("/feed");
        Optional<LocalDate> date = forPeople || request.first().equals("feed.atom")
                ? library.newestDay()
                : DayPage.date(request.rest().replaceFirst("\\.atom$", ""));
        if (date.isEmpty()) {
            return press.notice(404, press.say("page.feed.none"), press.say("page.feed.none-kept"));
        }
        return cache.get(press.key("feed " + request.path()), library.newestNumber(), () -> {
            List<ShelvedPaper> papers = Trending.inOrder(library.announcedOn(date.get()));
            String title = press.masthead() + ": " + press.say("page.feed.of", date.get());
            if (forPeople) {
                Frame frame = press.frame(press.say("page.feed.title"), Optional.of("/feed.atom"));
                return readable(frame, press.say("page.feed.day"), base + "/feed.atom", papers);
            }
            return Response.text(200, TYPE, atom(base + request.path(), title, base + "/" + date.get(), papers))
                    .cachedFor(300);
        });
    }

    /** A feed as a page. */
    Response readable(Frame frame, String heading, String address, List<ShelvedPaper> papers) {
        List<PaperLine> lines = papers.stream()
                .limit(MOST)
                .map(paper -> PaperLine.of(paper.paper(), press.language()))
                .toList();
        return press.page(200, "page-feed.html", new ReadableFeed(frame, heading, address, lines));
    }

    /** @param self the feed's own address, which is its id too */
    String atom(String self, String title, String page, List<ShelvedPaper> papers) {
        Instant newest = papers.stream()
                .map(ShelvedPaper::shelvedAt)
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
        StringBuilder xml = new StringBuilder(4_096)
                .append("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">\n");
        element(xml, "id", self);
        element(xml, "title", title);
        element(xml, "updated", newest.toString());
        xml.append("<link rel=\"self\" type=\"application/atom+xml\" href=\"")
                .append(escaped(self))
                .append("\"/>\n<link href=\"")
                .append(escaped(page))
                .append("\"/>\n<author><name>")
                .append(escaped(press.masthead()))
                .append("</name></author>\n");
        papers.stream().limit(MOST).forEach(paper -> entry(xml, paper));
        return xml.append("</feed>\n").toString();
    }

    private void entry(StringBuilder xml, ShelvedPaper shelved) {
        Paper paper = shelved.paper();
        String address = base + PaperLine.path(paper.id());
        xml.append("<entry>\n");
        element(xml, "id", address);
        element(xml, "title", PaperLine.plainTitle(paper));
        element(xml, "updated", shelved.shelvedAt().toString());
        xml.append("<link href=\"").append(escaped(address)).append("\"/>\n");
        paper.authors()
                .forEach(author -> xml.append("<author><name>")
                        .append(escaped(author.name()))
                        .append("</name></author>\n"));
        paper.categories()
                .forEach(category -> xml.append("<category term=\"")
                        .append(escaped(category.value()))
                        .append("\"/>\n"));
        xml.append("<summary type=\"html\">")
                .append(escaped(PaperLine.whole(paper, press.language()).text().html()))
                .append("</summary>\n</entry>\n");
    }

    private static void element(StringBuilder xml, String name, String text) {
        xml.append('<')
                .append(name)
                .append('>')
                .append(escaped(text))
                .append("</")
                .append(name)
                .append(">\n");
    }

    /** Escaped, and without what XML 1.0 cannot hold at all. */
    private static String escaped(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints()
                .filter(c -> c == '\t'
                        || c == '\n'
                        || (c >= 0x20 && c <= 0xd7ff)
                        || (c >= 0xe000 && c <= 0xfffd)
                        || c > 0xffff)
                .forEach(clean::appendCodePoint);
        return Markup.of(clean.toString()).html();
    }
}
