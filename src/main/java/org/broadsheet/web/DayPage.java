package org.broadsheet.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.broadsheet.papers.Category;
import org.broadsheet.papers.Library;
import org.broadsheet.papers.ShelvedPaper;
import org.broadsheet.web.http.Incoming;
import org.broadsheet.web.http.Response;

/** {@code /} and {@code /2026-03-02}: a day's papers, those that are looked at most first, with the subscribe box. */
final class DayPage implements Page {

    static final int PER_PAGE = 50;

    private static final int MOST_FILTERS = 14;

    private final Library library;
    private final PagePress press;
    private final PageCache cache;
    private final DayOrders orders;

    DayPage(Library library, DayOrders orders, PagePress press, PageCache cache) {
        this.orders = orders;
        this.library = library;
        this.press = press;
        this.cache = cache;
    }

    /**
     * What the template of a day sees.
     *
     * @param earlier paths of the days beside, and their names
     * @param filters categories to choose from; empty where there is nothing to choose
     * @param more the path of the day's next page
     */
    record Day(
            Frame frame,
            boolean latest,
            String name,
            int count,
            Optional<PagePress.Way> earlier,
            Optional<PagePress.Way> later,
            MonthView month,
            List<Filter> filters,
            List<PaperLine> papers,
            Optional<PagePress.Way> fewer,
            Optional<PagePress.Way> more) {}

    /**
     * A category of the day.
     *
     * @param way its name with how many papers it has, and where they are
     * @param chosen whether only its papers are shown
     */
    record Filter(PagePress.Way way, boolean chosen) {}

    /** What the template sees while there are no papers at all. */
    record Empty(Frame frame) {}

    @Override
    public Response get(Incoming request) {
        Optional<LocalDate> newest = library.newestDay();
        if (request.first().isEmpty() && newest.isEmpty()) {
            return press.page(
                    200, "page-empty.html", new Empty(press.frame(press.say("page.empty.title"), Optional.empty())));
        }
        Optional<LocalDate> asked = request.first().isEmpty() ? newest : date(request.first());
        if (asked.isEmpty()) {
            return press.notice(404, press.say("page.page.none"), press.say("page.page.none-here"));
        }
        int page = pageNumber(request.query().text("page"));
        boolean latest = asked.equals(newest);
        Optional<Category> within = category(request.query().text("cat"));
        return cache.get(
                press.key("day " + asked.get() + " " + page + " "
                        + request.first().isEmpty() + " " + within),
                library.newestNumber(),
                () -> day(asked.get(), within, page, latest));
    }

    private static Optional<Category> category(String typed) {
        try {
            return typed.isEmpty() ? Optional.empty() : Optional.of(new Category(typed));
        } catch (IllegalArgumentException noCategory) {
            return Optional.empty();
        }
    }

    /** The categories that the day has most of, by what authors put first. */
    private List<Filter> filters(LocalDate date, List<DayOrders.Placed> papers, Optional<Category> within) {
        Map<Category, Integer> counts = new HashMap<>();
        for (DayOrders.Placed paper : papers) {
            if (!paper.categories().isEmpty()) {
                counts.merge(paper.categories().getFirst(), 1, Integer::sum);
            }
        }
        List<Filter> filters = new ArrayList<>();
        within.ifPresent(chosen -> filters.add(new Filter(
                new PagePress.Way(press.say("page.day.all", papers.size()), address(date, Optional.empty(), 1)),
                false)));
        counts.entrySet().stream()
                .sorted(Map.Entry.<Category, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(entry -> entry.getKey().value()))
                .limit(MOST_FILTERS)
                .map(Map.Entry::getKey)
                .sorted(Comparator.comparing(Category::value))
                .forEach(category -> filters.add(filter(date, category, papers, within)));
        if (within.isPresent() && filters.stream().noneMatch(Filter::chosen)) {
            filters.add(filter(date, within.get(), papers, within));
        }
        return filters.size() > 1 || within.isPresent() ? filters : List.of();
    }

    private Filter filter(LocalDate date, Category category, List<DayOrders.Placed> papers, Optional<Category> within) {
        long count = papers.stream().filter(paper -> paper.isWithin(category)).count();
        return new Filter(
                new PagePress.Way(
                        press.say("page.day.filter", category.value(), count), address(date, Optional.of(category), 1)),
                within.filter(chosen -> chosen.value().equalsIgnoreCase(category.value()))
                        .isPresent());
    }

    private static String address(LocalDate date, Optional<Category> within, int page) {
        List<String> fields = new ArrayList<>();
        within.ifPresent(category -> fields.add("cat=" + URLEncoder.encode(category.value(), StandardCharsets.UTF_8)));
        if (page > 1) {
            fields.add("page=" + page);
        }
        return "/" + date + (fields.isEmpty() ? "" : "?" + String.join("&", fields));
    }

    private List<PaperLine> lines(List<Long> numbers) {
        Map<Long, ShelvedPaper> papers = new HashMap<>();
        library.byNumber(numbers).forEach(paper -> papers.put(paper.number(), paper));
        return numbers.stream()
                .map(papers::get)
                .filter(Objects::nonNull)
                .map(paper -> PaperLine.ofTheDay(paper.paper(), press.language()))
                .toList();
    }

    private Response day(LocalDate date, Optional<Category> within, int page, boolean latest) {
        String name = press.language().date("date.full", date);
        List<DayOrders.Placed> ofTheDay = orders.of(date);
        List<Long> papers = ofTheDay.stream()
                .filter(paper -> within.isEmpty() || paper.isWithin(within.get()))
                .map(DayOrders.Placed::number)
                .toList();
        int from = (page - 1) * PER_PAGE;
        if (papers.isEmpty() || from >= papers.size()) {
            return press.notice(
                    404,
                    press.say("page.day.none"),
                    within.map(category -> press.say("page.day.none-in", category.value(), name))
                            .orElseGet(() -> press.say("page.day.none-on", name)));
        }
        List<PaperLine> lines = lines(papers.subList(from, Math.min(papers.size(), from + PER_PAGE)));
        String title = latest ? press.say("page.day.title") : name;
        Day facts = new Day(
                press.frame(title, Optional.of("/feed.atom")),
                latest,
                name,
                papers.size(),
                library.dayBefore(date).map(this::way),
                library.dayAfter(date).map(this::way),
                MonthView.around(date, library, press.language()),
                filters(date, ofTheDay, within),
                lines,
                page > 1 ? Optional.of(part(date, within, page - 1, papers.size())) : Optional.empty(),
                from + PER_PAGE < papers.size()
                        ? Optional.of(part(date, within, page + 1, papers.size()))
                        : Optional.empty());
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

    private PagePress.Way way(LocalDate date) {
        return new PagePress.Way(press.language().date("date.weekday", date), "/" + date);
    }

    private PagePress.Way part(LocalDate date, Optional<Category> within, int page, int papers) {
        int first = (page - 1) * PER_PAGE + 1;
        int last = Math.min(papers, page * PER_PAGE);
        return new PagePress.Way(press.say("page.day.part", first, last), address(date, within, page));
    }
}
