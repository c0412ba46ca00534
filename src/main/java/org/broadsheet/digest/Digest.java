package org.broadsheet.digest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.broadsheet.delivery.MessageKey;
import org.broadsheet.profiles.ReaderId;

/**
 * What one reader gets for one date: which papers, in which order, and why. How it looks is decided when it is mailed.
 *
 * @param date on the reader's calendar
 * @param after it began behind the paper of this number
 * @param through the highest paper number considered; the next digest begins behind it
 * @param considered how many new papers there were to choose from
 * @param left how many more would have fitted, had the reader wanted more
 * @param sections best first; empty for a day without papers
 * @param late what has not come yet and so is not in it, as {@link LateNews.Late} writes it; empty if all has
 * @param lists what is told of lists kept elsewhere, as {@link ListNews} writes it; empty for nothing
 */
public record Digest(
        ReaderId reader,
        LocalDate date,
        Instant madeAt,
        long after,
        long through,
        int considered,
        int left,
        List<Section> sections,
        String late,
        String lists) {

    private static final String KIND = "digest";

    public Digest {
        sections = List.copyOf(sections);
    }

    /** A digest for which everything had come. */
    public Digest(
            ReaderId reader,
            LocalDate date,
            Instant madeAt,
            long after,
            long through,
            int considered,
            int left,
            List<Section> sections) {
        this(reader, date, madeAt, after, through, considered, left, sections, "", "");
    }

    /** The same, said to lack something. */
    Digest lacking(String what) {
        return new Digest(reader, date, madeAt, after, through, considered, left, sections, what, lists);
    }

    /** The same, telling of lists. */
    Digest telling(List<ListNews> news) {
        String told = news.stream().map(ListNews::written).collect(Collectors.joining("\n"));
        return new Digest(reader, date, madeAt, after, through, considered, left, sections, late, told);
    }

    /** All entries in the order in which they are numbered, from 1: a reader can answer "like 2". */
    public List<Entry> entries() {
        return sections.stream().flatMap(section -> section.entries().stream()).toList();
    }

    /**
     * To be asked before a digest is recorded: digests follow each other, so one that keeps to its own papers has none of an earlier one.
     *
     * @param last the reader's newest one, if there is one
     * @throws IllegalStateException if a paper comes twice in it, does not lie behind its beginning and up to its end, or may have come with
     *     that of another date
     */
    public void requireItsOwnPapers(Optional<DigestStore.Last> last) {
        Set<Long> papers = new HashSet<>();
        for (Entry entry : entries()) {
            requireItsOwn(entry.paper(), papers);
            entry.folded().forEach(folded -> requireItsOwn(folded, papers));
        }
        boolean overlaps = last.filter(before -> !before.date().equals(date) && before.through() > after)
                .isPresent();
        if (overlaps && !papers.isEmpty()) {
            throw new IllegalStateException(
                    "The digest of %s for %s begins behind paper %d, and that for %s ended with %d."
                            .formatted(
                                    reader,
                                    date,
                                    after,
                                    last.orElseThrow().date(),
                                    last.orElseThrow().through()));
        }
    }

    private void requireItsOwn(long paper, Set<Long> before) {
        if (paper <= after || paper > through || !before.add(paper)) {
            throw new IllegalStateException("The digest of %s for %s takes papers %d to %d, each once, and not %d."
                    .formatted(reader, date, after + 1, through, paper));
        }
    }

    /** The key of the message that carries the digest of that reader and date: {@code digest/s42/2026-03-02}. */
    public static MessageKey key(ReaderId reader, LocalDate date) {
        return new MessageKey("%s/%s/%s".formatted(KIND, reader, date));
    }

    /** Whose digest, and of which date, a key names; empty if it is the key of something else. */
    static Optional<Named> named(MessageKey key) {
        String[] parts = key.value().split("/", -1);
        return parts.length == 3 && parts[0].equals(KIND)
                ? ReaderId.parse(parts[1]).map(reader -> new Named(reader, LocalDate.parse(parts[2])))
                : Optional.empty();
    }

    /** What identifies a digest. */
    public record Named(ReaderId reader, LocalDate date) {}
}
