package org.broadsheet.wellbeing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.broadsheet.wellbeing.Trouble.Kind;

/** Whether the lists can be read that readers keep elsewhere. */
public final class ListCheck implements Check {

    /** A keeper may be away for a night. */
    static final Duration PATIENCE = Duration.ofDays(1);

    /** So many lists of one kind that all fail show that their keeper is away or answers otherwise, not that readers mistyped. A guess. */
    static final int KEEPER_AWAY = 3;

    private static final String CURE =
            "Each is tried again every night, and its readers are told; broadsheet sources lists names all.";

    private final Lists lists;

    /**
     * Lists of one kind.
     *
     * @param kind as profiles write it: {@code orcid}, {@code zotero}
     * @param asked that were asked for at least once
     * @param failing that could not be read for longer than {@link #PATIENCE}
     * @param since when the first of those could not be read
     * @param reason of one of them
     */
    public record Tally(String kind, int asked, int failing, Instant since, String reason) {}

    /** Counts lists. */
    @FunctionalInterface
    public interface Lists {

        /** One for each kind of which some could not be read already before that moment. */
        List<Tally> failing(Instant before);
    }

    public ListCheck(Lists lists) {
        this.lists = lists;
    }

    @Override
    public List<Trouble> look(Instant now) {
        List<Trouble> troubles = new ArrayList<>();
        for (Tally tally : lists.failing(now.minus(PATIENCE))) {
            String subject = "lists." + tally.kind();
            String says = "%s cannot be read; of one: %s"
                    .formatted(
                            tally.asked() == 1
                                    ? "The one %s list of a reader".formatted(tally.kind())
                                    : "%,d of %,d %s lists of readers"
                                            .formatted(tally.failing(), tally.asked(), tally.kind()),
                            tally.reason());
            troubles.add(
                    tally.failing() == tally.asked() && tally.asked() >= KEEPER_AWAY
                            ? Trouble.unwell(Kind.SOURCE, subject, tally.since(), says, CURE)
                            : Trouble.note(Kind.SOURCE, subject, Optional.of(tally.since()), says, CURE));
        }
        return troubles;
    }
}
