package org.broadsheet.sources;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Tells what should have been announced today and is not here, from whichever service of its provider. */
public final class LateAnnouncements {

    private final List<Source> sources;
    private final SourceBook book;

    public LateAnnouncements(List<Source> sources, SourceBook book) {
        this.sources = List.copyOf(sources);
        this.book = book;
    }

    /**
     * What has not come.
     *
     * @param whom announces it, as readers know them
     */
    public record Late(String whom, LocalDate day) {}

    /** Empty if nothing is late. Where nobody has asked yet, nobody knows. */
    public Optional<Late> late(Instant now) {
        return sources.stream()
                .filter(news -> !news.keepsDays() && !news.scope().isEmpty())
                .flatMap(news -> late(news, now).stream())
                .findFirst();
    }

    private Optional<Late> late(Source news, Instant now) {
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
        return here ? Optional.empty() : Optional.of(new Late(news.provider().shown(), due.get()));
    }
}
