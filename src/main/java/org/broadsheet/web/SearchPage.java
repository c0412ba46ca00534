package org.broadsheet.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.broadsheet.matching.query.Question;
import org.broadsheet.matching.query.QuestionReader;
import org.broadsheet.matching.search.Archive;
import org.broadsheet.papers.Library;
import org.broadsheet.papers.Paper;
import org.broadsheet.papers.ShelvedPaper;
import org.broadsheet.web.http.Incoming;
import org.broadsheet.web.http.Response;

/** {@code /search?q=}: the archive, by words and by what they mean, by names, numbers, categories and dates. */
final class SearchPage implements Page {

    private static final int PER_PAGE = 20;
    private static final int LONGEST = 2_000;
    private static final int LONGEST_FIELD = 60;
    private static final int LAST_PAGE = 500;

    private final Library library;
    private final Finder finder;
    private final PagePress press;
    private final PageCache cache;

    SearchPage(Library library, Finder finder, PagePress press, PageCache cache) {
        this.library = library;
        this.finder = finder;
        this.press = press;
        this.cache = cache;
    }

    /**
     * What was typed and chosen.
     *
     * @param from the first day or month of announcement, as typed; empty for any
     * @param newest whether the newest come first
     */
    record Asked(String q, String cat, String from, String until, boolean newest) {

        private String to(String other, int page) {
            StringBuilder path = new StringBuilder(path(other));
            field(path, "cat", cat);
            field(path, "from", from);
            field(path, "until", until);
            field(path, "sort", newest ? "date" : "");
            field(path, "page", page > 1 ? Integer.toString(page) : "");
            return path.toString();
        }

        private static void field(StringBuilder path, String name, String value) {
            if (!value.isEmpty()) {
                path.append('&').append(name).append('=').append(URLEncoder.encode(value, StandardCharsets.UTF_8));
            }
        }

        private List<Question> within() {
            List<Question> within = new ArrayList<>();
            within(within, "cat:", cat);
            within(within, "from:", from);
            within(within, "until:", until);
            return within;
        }

        private static void within(List<Question> within, String field, String value) {
            if (!value.isEmpty()) {
                within.add(QuestionReader.read(field + "\"" + value.replace('"', ' ') + "\""));
            }
        }

        private boolean isNothing() {
            return q.isEmpty() && within().isEmpty();
        }
    }

    /**
     * What the template sees.
     *
     * @param asked whether anything was asked
     * @param count how many papers, in words; empty where nothing was asked
     * @param note what is to be known of the answer, such as that no paper has all the words; empty for nothing
     * @param instead what was searched for in place of what was typed; the way leads to it
     * @param meant what may have been meant
     * @param otherwise sorted the other way
     * @param follow the form in which a stranger asks for papers like these
     */
    record Found(
            Frame frame,
            Asked fields,
            boolean asked,
            String count,
            String note,
            Optional<PagePress.Way> instead,
            Optional<PagePress.Way> meant,
            Optional<PagePress.Way> otherwise,
            List<PaperLine> papers,
            Optional<PagePress.Way> fewer,
            Optional<PagePress.Way> more,
            Optional<String> follow) {}

    /** The address of a search. */
    static String path(String q) {
        return "/search?q=" + URLEncoder.encode(q, StandardCharsets.UTF_8);
    }

    @Override
    public Response get(Incoming request) {
        Asked asked = new Asked(
                cut(request.query().text("q"), LONGEST),
                cut(request.query().text("cat"), LONGEST_FIELD),
                cut(request.query().text("from"), LONGEST_FIELD),
                cut(request.query().text("until"), LONGEST_FIELD),
                request.query().text("sort").equals("date"));
        String typed = request.query().text("page");
        int page = typed.matches("[1-9]\\d{0,2}") ? Math.min(LAST_PAGE, Integer.parseInt(typed)) : 1;
        return cache.get(press.key("search " + page + " " + asked), library.newestNumber(), () -> found(asked, page));
    }

    private static String cut(String text, int most) {
        return text.length() > most ? text.substring(0, most) : text;
    }

    private Response found(Asked asked, int page) {
        Frame frame = press.own(press.say("page.search.title"));
        if (asked.isNothing()) {
            return press.page(200, "page-search.html", unasked(frame, asked));
        }
        Finder.Results results = search(asked, page);
        Response shown = press.page(200, "page-search.html", answered(frame, asked, page, results));
        return results.answer().complete() ? shown : shown.notKept();
    }

    private Finder.Results search(Asked asked, int page) {
        int from = (page - 1) * PER_PAGE;
        return finder.search(new Archive.Search(
                asked.q(), asked.within(), asked.newest() ? Archive.Order.NEWEST : Archive.Order.BEST, from, PER_PAGE));
    }

    private Found answered(Frame frame, Asked asked, int page, Finder.Results results) {
        int from = (page - 1) * PER_PAGE;
        Archive.Answer answer = results.answer();
        String searched = answer.searched().orElse(asked.q());
        List<PaperLine> papers = results.papers().stream()
                .map(ShelvedPaper::paper)
                .map(paper -> PaperLine.found(paper, marked(searched, paper), press.language()))
                .toList();
        long total = answer.total();
        Asked otherwise = new Asked(asked.q(), asked.cat(), asked.from(), asked.until(), !asked.newest());
        return new Found(
                frame,
                asked,
                true,
                count(total, from, papers.size()),
                note(
                        answer,
                        results.papers().stream()
                                .anyMatch(paper ->
                                        !marked(searched, paper.paper()).isEmpty())),
                answer.searched().map(instead -> new PagePress.Way(instead, asked.to(instead, 1))),
                answer.meant().map(meant -> new PagePress.Way(meant, asked.to(meant, 1))),
                total > 1
                        ? Optional.of(new PagePress.Way(
                                asked.newest()
                                        ? press.say("page.search.best-first")
                                        : press.say("page.search.newest-first"),
                                otherwise.to(asked.q(), 1)))
                        : Optional.empty(),
                papers,
                page > 1
                        ? Optional.of(
                                new PagePress.Way(press.say("page.search.previous"), asked.to(asked.q(), page - 1)))
                        : Optional.empty(),
                from + PER_PAGE < total && page < LAST_PAGE && !papers.isEmpty()
                        ? Optional.of(new PagePress.Way(press.say("page.search.next"), asked.to(asked.q(), page + 1)))
                        : Optional.empty(),
                asked.q().isEmpty()
                        ? Optional.empty()
                        : Optional.of("/subscribe?about=" + URLEncoder.encode(searched, StandardCharsets.UTF_8)));
    }

    private List<String> marked(String searched, Paper paper) {
        List<String> words = new ArrayList<>(finder.asked(searched, PaperLine.plainTitle(paper)));
        words.addAll(finder.asked(searched, paper.abstractText()));
        return words;
    }

    private String count(long total, int from, int shown) {
        return total == 0
                ? press.say("page.search.none")
                : shown == 0 || shown == total
                        ? press.say("page.papers.count", total)
                        : press.say("page.search.count", total, from + 1, from + shown);
    }

    /** @param shared whether a paper shares a word with the question */
    private String note(Archive.Answer answer, boolean shared) {
        if (!answer.complete()) {
            return press.say("page.search.too-long");
        }
        if (!answer.loosely() || answer.total() == 0) {
            return "";
        }
        return shared ? press.say("page.search.loosely") : press.say("page.search.nearest");
    }

    private static Found unasked(Frame frame, Asked asked) {
        return new Found(
                frame,
                asked,
                false,
                "",
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** For trying the template. */
    static Found unasked(Frame frame) {
        return unasked(frame, new Asked("", "", "", "", false));
    }

    /** For trying the template. */
    static Found sample(Frame frame, String x, List<PaperLine> papers, Optional<PagePress.Way> way) {
        return new Found(
                frame,
                new Asked(x, x, x, x, way.isPresent()),
                true,
                x,
                way.isPresent() ? x : "",
                way,
                way,
                way,
                papers,
                way,
                way,
                way.map(PagePress.Way::href));
    }
}
