package org.broadsheet.sources;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.broadsheet.papers.Paper;
import org.broadsheet.sources.formats.Ending;
import org.broadsheet.sources.formats.SourceRecord;

/**
 * All of one answer, read before any of it is stored, so that it can be judged as a whole.
 *
 * @param broken records that could not be understood
 */
public record ReadBatch(List<Paper> papers, List<SourceRecord.Broken> broken, Ending ending) {

    public ReadBatch {
        papers = List.copyOf(papers);
        broken = List.copyOf(broken);
    }

    /** How many records it has. */
    int size() {
        return papers.size() + broken.size();
    }

    /** The same without papers that nobody asked for. */
    ReadBatch only(Predicate<Paper> wanted) {
        return new ReadBatch(papers.stream().filter(wanted).toList(), broken, ending);
    }

    /** Under which a provider's paper is known among what was announced. */
    static String key(Paper paper) {
        return paper.id().value();
    }

    /** The day that most of the papers claim; the later one of two. Empty if there are none. */
    Optional<LocalDate> claimed() {
        Map<LocalDate, Long> days =
                papers.stream().collect(Collectors.groupingBy(Paper::announced, Collectors.counting()));
        return days.entrySet().stream()
                .max(Map.Entry.<LocalDate, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey);
    }

    /**
     * The same papers under the days on which they were announced, by what is in the batch rather than by its date: what is
     * known already keeps its day, however often it is served under a newer date; papers never seen under the date of
     * a batch that was quite another are of the next one, since dates in feeds lag behind.
     *
     * @param known the days of those that were announced before
     * @param newest the day of the newest batch of this source so far
     */
    ReadBatch dated(Map<String, LocalDate> known, Optional<LocalDate> newest, Schedule schedule) {
        Optional<LocalDate> claimed = claimed();
        if (claimed.isEmpty()) {
            return this;
        }
        boolean sameBatch = papers.stream()
                .filter(paper -> paper.announced().equals(claimed.get()))
                .anyMatch(paper -> claimed.get().equals(known.get(key(paper))));
        boolean lags = newest.equals(claimed) && !sameBatch;
        LocalDate fresh = lags ? schedule.next(claimed.get()) : claimed.get();
        return new ReadBatch(
                papers.stream()
                        .map(paper -> {
                            LocalDate said = paper.announced().equals(claimed.get()) ? fresh : paper.announced();
                            return on(paper, known.getOrDefault(key(paper), said));
                        })
                        .toList(),
                broken,
                ending);
    }

    /** The same papers; what is known keeps the day under which it was announced first. */
    ReadBatch on(Map<String, LocalDate> known) {
        return new ReadBatch(
                papers.stream()
                        .map(paper -> on(paper, known.getOrDefault(key(paper), paper.announced())))
                        .toList(),
                broken,
                ending);
    }

    private static Paper on(Paper paper, LocalDate day) {
        return paper.announced().equals(day) ? paper : paper.announcedOn(day);
    }
}
