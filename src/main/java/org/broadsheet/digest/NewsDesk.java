package org.broadsheet.digest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.broadsheet.matching.Match;
import org.broadsheet.matching.Reason;
import org.broadsheet.papers.Library;
import org.broadsheet.profiles.PaperLists;
import org.broadsheet.profiles.Subscriber;

/** Chooses the papers of digests and says why. Lives for one run, whose readers share the day's papers. Safe to use from many threads. */
final class NewsDesk {

    private final PaperCache papers;
    private final Editor editor;
    private final FrontPage frontPage;
    private final PaperLists lists;
    private final long firstAfter;
    private final Instant now;

    /** @param firstAfter behind which paper a reader's first digest begins */
    NewsDesk(Library library, Editor editor, FrontPage frontPage, PaperLists lists, long firstAfter, Instant now) {
        this.papers = new PaperCache(library);
        this.editor = editor;
        this.frontPage = frontPage;
        this.lists = lists;
        this.firstAfter = firstAfter;
        this.now = now;
    }

    long firstAfter() {
        return firstAfter;
    }

    /** @param matched up to which paper the reader has been matched */
    Digest digest(
            Subscriber reader, LocalDate date, Optional<DigestStore.Last> last, long matched, Backgrounds behind) {
        long after = last.map(DigestStore.Last::through).orElse(firstAfter);
        long through = Math.max(after, matched);
        Selection selection = editor.select(lists.unfolded(reader.profile()), pool(reader, after, through, behind));
        return switch (selection) {
            case Selection.NothingToday nothing ->
                new Digest(reader.id(), date, now, after, through, frontPage.news(after, through), 0, List.of());
            case Selection.Picked(List<Section> sections, int left) ->
                new Digest(
                        reader.id(),
                        date,
                        now,
                        after,
                        through,
                        frontPage.news(after, through),
                        left,
                        explained(reader, sections, behind.explainer()));
        };
    }

    private Editor.Pool pool(Subscriber reader, long after, long through, Backgrounds behind) {
        List<Match> fitting =
                reader.profile().interests().isEmpty() ? List.of() : behind.matches(reader.id(), after, through);
        List<Trending.Ranked> trending =
                reader.profile().interests().isEmpty() || reader.profile().trending() > 0
                        ? frontPage.between(after, through)
                        : List.of();
        Set<Long> candidates = new LinkedHashSet<>();
        fitting.forEach(match -> candidates.add(match.paper()));
        DigestStore.Past past = behind.past(reader.id());
        return new Editor.Pool(
                fitting,
                papers.get(candidates),
                past.had(),
                List.copyOf(papers.get(past.shown()).values()),
                trending);
    }

    private List<Section> explained(Subscriber reader, List<Section> sections, Explainer explainer) {
        List<Explainer.Shown> shown = new ArrayList<>();
        for (Section section : sections) {
            if (section.kind() == Section.Kind.INTEREST) {
                List<Long> numbers =
                        section.entries().stream().map(Entry::paper).toList();
                papers.get(numbers).values().forEach(paper -> shown.add(new Explainer.Shown(paper, section.name())));
            }
        }
        List<List<Reason>> reasons = shown.isEmpty() ? List.of() : explainer.why(reader, shown);
        List<Section> explained = new ArrayList<>();
        int next = 0;
        for (Section section : sections) {
            List<Entry> entries = new ArrayList<>();
            for (Entry entry : section.entries()) {
                entries.add(section.kind() == Section.Kind.INTEREST ? entry.because(reasons.get(next++)) : entry);
            }
            explained.add(new Section(section.name(), section.kind(), entries));
        }
        return explained;
    }
}
