package org.broadsheet.web;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.broadsheet.digest.Trending;
import org.broadsheet.papers.Library;
import org.broadsheet.papers.ShelvedPaper;

/** {@code /} and {@code /2026-03-02}: a day's papers, those that are looked at most first, with the subscribe box. */
final class DayPage implements Page {

    static final int PER_PAGE = 50;

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE d MMMM uuuu", Locale.UK);

    private final Library library;
    private final Press press;
    private final PageCache cache;

    DayPage(Library library, Press press, PageCache cache) {
        this.library = library;
        this.press = press;
        this.cache = cache;
    }

    /**
     * What the template of a day sees.
     *
     * @param earlier paths of the days beside, and their names
     * @param more the path of the day's next page
     */
    record Day(
            Frame frame,
            boolean latest,
            String name,
            int count,
            Optional<Press.Way> earlier,
            Optional<Press.Way> later,
            List<PaperLine> papers,
            Optional<Press.Way> fewer,
            Optional<Press.Way> more) {}

    /** What the template sees while there are no papers at all. */
    record Empty(Frame frame) {}

    @Override
    public Reply get(Incoming request) {
        Optional<LocalDate> newest = library.dayBefore(LocalDate.MAX.withYear(9999));
        if (request.first().isEmpty() && newest.isEmpty()) {
            return press.page(200, "page-empty.html", new Empty(press.frame(press.masthead(), "", Optional.empty())));
        }
        Optional<LocalDate> asked = request.first().isEmpty() ? newest : date(request.first());
        if (asked.isEmpty()) {
            return press.notice(404, "No such page", "There is nothing at this address.");
        }
        int page = pageNumber(request.query().text("page"));
        boolean latest = asked.equals(newest);
        return cache.get(
                "day " + asked.get() + " " + page + " " + request.first().isEmpty(),
                library.newestNumber(),
                () -> day(asked.get(), page, latest));
    }

    private Reply day(LocalDate date, int page, boolean latest) {
        List<ShelvedPaper> papers = Trending.inOrder(library.announcedOn(date));
        int from = (page - 1) * PER_PAGE;
        if (papers.isEmpty() || from >= papers.size()) {
            return press.notice(404, "No papers", "No papers were announced on " + DAY.format(date) + ".");
        }
        List<PaperLine> lines = papers.subList(from, Math.min(papers.size(), from + PER_PAGE)).stream()
                .map(paper -> PaperLine.of(paper.paper()))
                .toList();
        String title = (latest ? "Today's papers" : DAY.format(date)) + " · " + press.masthead();
        Day facts = new Day(
                press.frame(title, "", Optional.of("/feed.atom")),
                latest,
                DAY.format(date),
                papers.size(),
                library.dayBefore(date).map(DayPage::way),
                library.dayAfter(date).map(DayPage::way),
                lines,
                page > 1 ? Optional.of(part(date, page - 1, papers.size())) : Optional.empty(),
                from + PER_PAGE < papers.size() ? Optional.of(part(date, page + 1, papers.size())) : Optional.empty());
        return press.page(200, "page-day.html", facts).cachedFor(60);
    }

    /** The date in an address; empty for a date that no calendar or source has. */
    static Optional<LocalDate> date(String text) {
        try {
            LocalDate date = LocalDate.parse(text);
            return date.getYear() >= 1900 && date.getYear() < 3000 ? Optional.of(date) : Optional.empty();
        } catch (DateTimeParseException notADate) {
            return Optional.empty();
        }
    }

    private static int pageNumber(String text) {
        return text.matches("[1-9]\\d{0,3}") ? Integer.parseInt(text) : 1;
    }

    private static Press.Way way(LocalDate date) {
        return new Press.Way(DateTimeFormatter.ofPattern("EEE d MMM", Locale.UK).format(date), "/" + date);
    }

    private static Press.Way part(LocalDate date, int page, int papers) {
        int first = (page - 1) * PER_PAGE + 1;
        int last = Math.min(papers, page * PER_PAGE);
        return new Press.Way("Papers %d to %d".formatted(first, last), "/" + date + (page == 1 ? "" : "?page=" + page));
    }
}
