package org.broadsheet.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.broadsheet.digest.Trending;
import org.broadsheet.memory.Recent;
import org.broadsheet.papers.Category;
import org.broadsheet.papers.Library;
import org.broadsheet.papers.ShelvedPaper;
import org.broadsheet.web.http.Incoming;
import org.broadsheet.web.http.Response;

/** {@code /} and {@code /2026-03-02}: a day's papers, those that are looked at most first, with the subscribe box. */
final class DayPage implements Page {

    static final int PER_PAGE = 50;

    /** Days whose order is kept: a year of them. */
    private static final int MOST_DAYS = 366;

    private static final int MOST_FILTERS = 14;

    /** Upvotes move an order without a new paper. */
    private static final Duration ORDER_KEPT = Duration.ofMinutes(5);

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE d MMMM uuuu", Locale.UK);

    private final Library library;
    private final PagePress press;
    private final PageCache cache;
    private final InstantSource time;
    private final Map<LocalDate, Order> orders = new Recent<>(MOST_DAYS);

    DayPage(Library library, PagePress press, PageCache cache, InstantSource time) {
        this.time = time;
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
            return press.page(200, "page-empty.html", new Empty(press.frame(press.masthead(), "", Optional.empty())));
        }
        Optional<LocalDate> asked = request.first().isEmpty() ? newest : date(request.first());
        if (asked.isEmpty()) {
            return press.notice(404, "No such page", "There is nothing at this address.");
        }
        int page = pageNumber(request.query().text("page"));
        boolean latest = asked.equals(newest);
        Optional<Category> within = category(request.query().text("cat"));
        return cache.get(
                "day " + asked.get() + " " + page + " " + request.first().isEmpty() + " " + within,
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

    /** A day's papers in order, as of a state of the shelf: what a page's parts share. */
    private record Order(long shelf, Instant at, List<Placed> papers) {}

    /** @param categories one and the same list for all papers of a day that have the same ones */
    private record Placed(long number, List<Category> categories) {

        boolean isWithin(Category wider) {
            return categories.stream().anyMatch(category -> category.isWithin(wider));
        }
    }

    private List<Placed> order(LocalDate date) {
        long shelf = library.newestNumber();
        synchronized (orders) {
            Order known = orders.get(date);
            if (known != null
                    && known.shelf() == shelf
                    && known.at().plus(ORDER_KEPT).isAfter(time.instant())) {
                return known.papers();
            }
        }
        Map<List<Category>, List<Category>> shared = new HashMap<>();
        List<Placed> papers = Trending.inOrder(library.announcedOn(date)).stream()
                .map(paper -> new Placed(
                        paper.number(), shared.computeIfAbsent(paper.paper().categories(), categories -> categories)))
                .toList();
        synchronized (orders) {
            orders.put(date, new Order(shelf, time.instant(), papers));
        }
        return papers;
    }

    /** The categories that the day has most of, by what authors put first. */
    private static List<Filter> filters(LocalDate date, List<Placed> papers, Optional<Category> within) {
        Map<Category, Integer> counts = new HashMap<>();
        for (Placed paper : papers) {
            if (!paper.categories().isEmpty()) {
                counts.merge(paper.categories().getFirst(), 1, Integer::sum);
            }
        }
        List<Filter> filters = new ArrayList<>();
        within.ifPresent(chosen -> filters.add(new Filter(
                new PagePress.Way("All %,d".formatted(papers.size()), address(date, Optional.empty(), 1)), false)));
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

    private static Filter filter(LocalDate date, Category category, List<Placed> papers, Optional<Category> within) {
        long count = papers.stream().filter(paper -> paper.isWithin(category)).count();
        return new Filter(
                new PagePress.Way("%s %,d".formatted(category.value(), count), address(date, Optional.of(category), 1)),
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
                .map(paper -> PaperLine.ofTheDay(paper.paper()))
                .toList();
    }

    private Response day(LocalDate date, Optional<Category> within, int page, boolean latest) {
        List<Placed> ofTheDay = order(date);
        List<Long> papers = ofTheDay.stream()
                .filter(paper -> within.isEmpty() || paper.isWithin(within.get()))
                .map(Placed::number)
                .toList();
        int from = (page - 1) * PER_PAGE;
        if (papers.isEmpty() || from >= papers.size()) {
            return press.notice(
                    404,
                    "No papers",
                    "No papers%s were announced on %s."
                            .formatted(
                                    within.map(category -> " in " + category.value())
                                            .orElse(""),
                                    DAY.format(date)));
        }
        List<PaperLine> lines = lines(papers.subList(from, Math.min(papers.size(), from + PER_PAGE)));
        String title = (latest ? "Today's papers" : DAY.format(date)) + " · " + press.masthead();
        Day facts = new Day(
                press.frame(title, "", Optional.of("/feed.atom")),
                latest,
                DAY.format(date),
                papers.size(),
                library.dayBefore(date).map(DayPage::way),
                library.dayAfter(date).map(DayPage::way),
                MonthView.around(date, library),
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

    private static PagePress.Way way(LocalDate date) {
        return new PagePress.Way(
                DateTimeFormatter.ofPattern("EEE d MMM", Locale.UK).format(date), "/" + date);
    }

    private static PagePress.Way part(LocalDate date, Optional<Category> within, int page, int papers) {
        int first = (page - 1) * PER_PAGE + 1;
        int last = Math.min(papers, page * PER_PAGE);
        return new PagePress.Way("Papers %d to %d".formatted(first, last), address(date, within, page));
    }
}
