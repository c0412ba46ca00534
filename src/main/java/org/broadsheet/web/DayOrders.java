package org.broadsheet.web;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.broadsheet.digest.Trending;
import org.broadsheet.memory.Recent;
import org.broadsheet.papers.Category;
import org.broadsheet.papers.Library;

/** The papers of a day in their order, those most looked at first: kept for a while, since all parts of a day's page share it. */
final class DayOrders {

    /** Days whose order is kept: a year of them. */
    private static final int MOST_DAYS = 366;

    /** Upvotes move an order without a new paper. */
    private static final Duration KEPT = Duration.ofMinutes(5);

    private final Library library;
    private final InstantSource time;
    private final Map<LocalDate, Order> orders = new Recent<>(MOST_DAYS);

    DayOrders(Library library, InstantSource time) {
        this.library = library;
        this.time = time;
    }

    /** A day's papers in order, as of a state of the shelf. */
    private record Order(long shelf, Instant at, List<Placed> papers) {}

    /** @param categories one and the same list for all papers of a day that have the same ones */
    record Placed(long number, List<Category> categories) {

        boolean isWithin(Category wider) {
            return categories.stream().anyMatch(category -> category.isWithin(wider));
        }
    }

    List<Placed> of(LocalDate date) {
        long shelf = library.newestNumber();
        synchronized (orders) {
            Order known = orders.get(date);
            if (known != null && known.shelf() == shelf && known.at().plus(KEPT).isAfter(time.instant())) {
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
}
