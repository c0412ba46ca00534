package org.broadsheet.digest;

import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.broadsheet.papers.Category;
import org.broadsheet.papers.Library;
import org.broadsheet.papers.Paper;
import org.broadsheet.papers.ShelvedPaper;
import org.broadsheet.profiles.Interest;
import org.broadsheet.profiles.Subscriber;
import org.broadsheet.rendering.Markup;
import org.jspecify.annotations.Nullable;

/**
 * What a reader kept and what their field read in the week behind them, told below the papers of each week's first digest. These are no
 * papers of the digest: they have no number, and count as neither sent nor shown.
 *
 * @param kept by the reader
 * @param read by others of their field
 */
record WeekBehind(List<Line> kept, List<Line> read) {

    static final WeekBehind NONE = new WeekBehind(List.of(), List.of());

    /** Papers of each kind. A guess: more would be a second digest. */
    private static final int MOST = 3;

    private static final Duration WEEK = Duration.ofDays(7);

    /** @param link to its abstract */
    record Line(String title, Optional<URI> link) {}

    /** @param shown the digest's own papers */
    static WeekBehind of(
            Subscriber reader, Digest digest, Map<Long, ShelvedPaper> shown, LookBack lookBack, Library library) {
        if (digest.date().getDayOfWeek() != first(reader)) {
            return NONE;
        }
        Instant to = digest.madeAt();
        LookBack.Week week = lookBack.week(reader.id(), to.minus(WEEK), to);
        Set<Long> numbers = new LinkedHashSet<>(week.kept());
        numbers.addAll(week.liked());
        if (numbers.isEmpty()) {
            return NONE;
        }
        Map<Long, Paper> papers =
                library.byNumber(numbers).stream().collect(Collectors.toMap(ShelvedPaper::number, ShelvedPaper::paper));
        Set<Category> field = field(reader, shown);
        return new WeekBehind(
                lines(week.kept(), papers, paper -> true),
                lines(
                        week.liked().stream()
                                .filter(number -> !shown.containsKey(number))
                                .toList(),
                        papers,
                        paper -> !Collections.disjoint(paper.categories(), field)));
    }

    private static DayOfWeek first(Subscriber reader) {
        return Collections.min(reader.time().days());
    }

    /** The categories of what they are shown, and those that they read. */
    private static Set<Category> field(Subscriber reader, Map<Long, ShelvedPaper> shown) {
        Set<Category> field = new HashSet<>();
        shown.values().forEach(one -> field.addAll(one.paper().categories()));
        reader.profile()
                .interests()
                .forEach(interest -> interest.all(Interest.InCategory.class).forEach(in -> field.add(in.category())));
        return field;
    }

    private static List<Line> lines(List<Long> numbers, Map<Long, Paper> papers, Predicate<Paper> fits) {
        List<Line> lines = new ArrayList<>();
        for (long number : numbers) {
            Paper paper = papers.get(number);
            if (paper != null && lines.size() < MOST && fits.test(paper)) {
                PaperWords words = PaperWords.of(paper);
                lines.add(new Line(words.title().text(), words.link()));
            }
        }
        return lines;
    }

    /** As HTML; null if there are none. */
    static @Nullable Markup html(List<Line> lines) {
        return lines.isEmpty()
                ? null
                : new Markup(lines.stream()
                        .map(line -> line.link()
                                .map(link -> "<a class=\"link\" href=\"%s\" style=\"color:#1f4fa3;\">%s</a>"
                                        .formatted(
                                                Markup.of(link.toString()).html(),
                                                Markup.of(line.title()).html()))
                                .orElseGet(() -> Markup.of(line.title()).html()))
                        .collect(Collectors.joining("<br>")));
    }

    /** In lines of the text part; null if there are none. */
    static @Nullable String text(List<Line> lines) {
        return lines.isEmpty()
                ? null
                : lines.stream()
                        .map(line -> Columns.fold("- " + line.title(), "", "  ")
                                + line.link().map(link -> "\n  " + link).orElse(""))
                        .collect(Collectors.joining("\n"));
    }
}
