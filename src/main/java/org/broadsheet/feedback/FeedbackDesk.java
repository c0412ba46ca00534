package org.broadsheet.feedback;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.broadsheet.feedback.FeedbackStore.Kept;
import org.broadsheet.papers.Library;
import org.broadsheet.papers.ShelvedPaper;
import org.broadsheet.profiles.ReaderId;

/** Where a reader's verdicts are taken, whichever door they come through. */
public final class FeedbackDesk {

    /** What the desk has to say to a verdict. */
    public sealed interface Answer {

        /** It counts; {@code again} if it did already. */
        record Noted(ShelvedPaper paper, Verdict verdict, boolean again) implements Answer {}

        /** Taken back; {@code was} is empty if there was nothing to take back. */
        record Undone(ShelvedPaper paper, Optional<Verdict> was) implements Answer {}

        /** The paper is gone, or the reader has left. */
        record Nowhere() implements Answer {}
    }

    /** Knows under which of a reader's interests a paper was found. */
    @FunctionalInterface
    public interface Headings {
        Optional<String> of(ReaderId reader, long paper);
    }

    /** A verdict with the paper it is about. */
    public record Learned(ShelvedPaper paper, Verdict verdict, Instant at) {}

    private final FeedbackStore store;
    private final Library library;
    private final Headings headings;
    private final InstantSource time;

    public FeedbackDesk(FeedbackStore store, Library library, Headings headings, InstantSource time) {
        this.store = store;
        this.library = library;
        this.headings = headings;
        this.time = time;
    }

    /** The paper that a verdict would be about; changes nothing. */
    public Optional<ShelvedPaper> paper(long number) {
        return library.byNumber(List.of(number)).stream().findFirst();
    }

    /** Notes the verdict, in place of an earlier one on the same paper. */
    public Answer judge(ReaderId reader, long paper, Verdict verdict) {
        Optional<ShelvedPaper> found = paper(paper);
        if (found.isEmpty()) {
            return new Answer.Nowhere();
        }
        Kept kept = store.record(new Judgement(reader, paper, verdict, headings.of(reader, paper), time.instant()));
        return switch (kept) {
            case NEW -> new Answer.Noted(found.get(), verdict, false);
            case SAME -> new Answer.Noted(found.get(), verdict, true);
            case NOWHERE -> new Answer.Nowhere();
        };
    }

    public Answer undo(ReaderId reader, long paper) {
        return paper(paper)
                .<Answer>map(found -> new Answer.Undone(found, store.undo(reader, paper, time.instant())))
                .orElseGet(Answer.Nowhere::new);
    }

    /** Forgets everything learned from the reader's verdicts; what they wrote stays. Returns how many there were. */
    public int forgetAll(ReaderId reader) {
        return store.forgetAll(reader, time.instant());
    }

    /** What was learned from the reader's verdicts, the newest first. */
    public List<Learned> learned(ReaderId reader) {
        List<Judgement> judgements = store.of(reader);
        Map<Long, ShelvedPaper> papers = new HashMap<>();
        library.byNumber(judgements.stream().map(Judgement::paper).toList())
                .forEach(paper -> papers.put(paper.number(), paper));
        List<Learned> learned = new ArrayList<>();
        for (Judgement judgement : judgements) {
            ShelvedPaper paper = papers.get(judgement.paper());
            if (paper != null) {
                learned.add(new Learned(paper, judgement.verdict(), judgement.at()));
            }
        }
        return learned;
    }
}
