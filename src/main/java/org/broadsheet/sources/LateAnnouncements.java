package org.broadsheet.sources;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Tells what should have been announced today and is not here, from whichever service of its provider. */
public final class LateAnnouncements {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE d MMMM", Locale.ENGLISH);

    private final List<Source> sources;
    private final SourceBook book;

    public LateAnnouncements(List<Source> sources, SourceBook book) {
        this.sources = List.copyOf(sources);
        this.book = book;
    }

    /** A sentence on it; empty if nothing is late. Where nobody has asked yet, nobody knows. */
    public Optional<String> late(Instant now) {
        return sources.stream()
                .filter(news -> !news.keepsDays() && !news.scope().isEmpty())
                .flatMap(news -> late(news, now).stream())
                .findFirst();
    }

    private Optional<String> late(Source news, Instant now) {
        Optional<LocalDate> due = news.schedule().newestDue(now);
        Optional<SourceStanding> standing = book.find(news.name());
        if (due.isEmpty()
                || standing.isEmpty()
                || standing.get().condition().isWell()
                || !news.schedule().isOn(due.get(), now)) {
            return Optional.empty();
        }
        boolean here = sources.stream()
                .filter(source -> source.witnesses().equals(news.witnesses()))
                .flatMap(source -> book.find(source.name()).stream())
                .anyMatch(one ->
                        one.newestDay().filter(day -> !day.isBefore(due.get())).isPresent()
                                || one.broughtAt()
                                        .filter(at ->
                                                !at.isBefore(news.schedule().due(due.get())))
                                        .isPresent());
        return here
                ? Optional.empty()
                : Optional.of("What %s announced on %s has not come yet; it will be in the next one."
                        .formatted(news.provider().shown(), DAY.format(due.get())));
    }
}
