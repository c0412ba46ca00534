package org.broadsheet.digest;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.broadsheet.papers.PaperList;
import org.broadsheet.profiles.PaperLists;
import org.broadsheet.profiles.Subscriber;

/**
 * What a digest tells its reader about a list that they keep elsewhere: that it cannot be read, or that it can be again. Told once.
 *
 * @param list as they wrote it, without its key
 * @param read whether it can be read again
 * @param since when it could not be read for the first time, or was read again
 */
record ListNews(String list, boolean read, LocalDate since) {

    /** A list that was read before may be out of reach for a night without anybody being told. */
    private static final Duration PATIENCE = Duration.ofDays(1);

    /** No more are told of in one digest; the next tells the others. */
    private static final int MOST = 10;

    private static final Pattern WRITTEN = Pattern.compile(" (unread|read) (\\d{4}-\\d{2}-\\d{2})$");

    /** As it is kept with a digest. */
    String written() {
        return "%s %s %s".formatted(list, read ? "read" : "unread", since);
    }

    /** What {@link #written} wrote, a line each. */
    static List<ListNews> parse(String lines) {
        List<ListNews> news = new ArrayList<>();
        for (String line : lines.lines().toList()) {
            Matcher written = WRITTEN.matcher(line);
            if (written.find()) {
                news.add(new ListNews(
                        line.substring(0, written.start()),
                        written.group(1).equals("read"),
                        LocalDate.parse(written.group(2))));
            }
        }
        return news;
    }

    /** What is to be told that reader now. */
    static List<ListNews> of(Subscriber reader, PaperLists lists, DigestStore store, Instant now) {
        Set<PaperList> named = PaperLists.lists(reader.profile());
        return named.isEmpty()
                ? List.of()
                : of(
                        lists.health(named),
                        store.toldOfLists(reader.id()),
                        now,
                        reader.time().zone());
    }

    /** @param told what the reader was told before, the oldest first */
    private static List<ListNews> of(
            Map<PaperList, PaperLists.Health> lists, List<String> told, Instant now, ZoneId zone) {
        Map<String, ListNews> last = told.stream()
                .flatMap(lines -> parse(lines).stream())
                .collect(Collectors.toMap(ListNews::list, one -> one, (older, newer) -> newer));
        List<ListNews> news = new ArrayList<>();
        lists.forEach((list, health) -> {
            boolean toldUnread = Optional.ofNullable(last.get(list.text()))
                    .filter(one -> !one.read())
                    .isPresent();
            Optional<Instant> failing = health.failingSince();
            if (failing.isPresent() && !toldUnread) {
                boolean lasts = health.readAt().isEmpty()
                        || !failing.get().plus(PATIENCE).isAfter(now);
                if (lasts) {
                    news.add(new ListNews(list.text(), false, LocalDate.ofInstant(failing.get(), zone)));
                }
            } else if (failing.isEmpty() && toldUnread && health.readAt().isPresent()) {
                news.add(new ListNews(
                        list.text(), true, LocalDate.ofInstant(health.readAt().get(), zone)));
            }
        });
        return news.stream()
                .sorted((one, other) -> one.list().compareTo(other.list()))
                .limit(MOST)
                .toList();
    }
}
