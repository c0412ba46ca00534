package org.broadsheet.feedback;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.broadsheet.papers.PaperId;
import org.broadsheet.profiles.Interest;
import org.broadsheet.profiles.NamedInterest;
import org.broadsheet.profiles.PaperReference;
import org.broadsheet.profiles.Profile;

/**
 * A judgement as a profile understands it: what a click teaches. Lessons are kept apart from what the reader wrote and put
 * on top of it whenever the profile is read for matching, so that forgetting them leaves the writing as it was.
 */
public record Lesson(PaperId paper, Verdict verdict, Optional<String> interest) {

    /** The interest of liked papers that no interest of the reader's showed them. */
    public static final String LIKED = "Papers you liked";

    /**
     * The profile and what was learned. A liked paper joins the interest under which it was seen, since it says what that
     * interest means; a disliked one counts against every interest, since nobody wants it under another heading.
     */
    public static Profile taught(Profile written, List<Lesson> lessons) {
        if (lessons.isEmpty()) {
            return written;
        }
        Set<String> names = new HashSet<>();
        written.interests().forEach(interest -> names.add(interest.name()));
        List<Interest> dislikes = lessons.stream()
                .filter(lesson -> lesson.verdict() == Verdict.DISLIKE)
                .<Interest>map(lesson -> new Interest.DislikePaper(lesson.reference()))
                .toList();
        List<NamedInterest> taught = new ArrayList<>();
        for (NamedInterest interest : written.interests()) {
            taught.add(with(
                    interest,
                    likes(lessons, lesson -> lesson.interest().equals(Optional.of(interest.name()))),
                    dislikes));
        }
        List<Interest> homeless = likes(
                lessons,
                lesson -> lesson.interest().filter(names::contains).isEmpty()
                        || lesson.interest().equals(Optional.of(LIKED)));
        if (!homeless.isEmpty() && !names.contains(LIKED)) {
            List<Interest> wants = new ArrayList<>(homeless);
            wants.addAll(dislikes);
            taught.add(new NamedInterest(LIKED, wants, OptionalInt.empty()));
        }
        return written.with(taught, written.trending());
    }

    private static List<Interest> likes(List<Lesson> lessons, java.util.function.Predicate<Lesson> here) {
        return lessons.stream()
                .filter(lesson -> lesson.verdict().likes())
                .filter(here)
                .<Interest>map(lesson -> new Interest.LikePaper(lesson.reference()))
                .toList();
    }

    /** What the reader wrote about a paper themselves weighs more than a click on it. */
    private static NamedInterest with(NamedInterest interest, List<Interest> likes, List<Interest> dislikes) {
        Set<PaperReference> written = new HashSet<>();
        interest.all(Interest.LikePaper.class).forEach(like -> written.add(like.paper()));
        interest.all(Interest.DislikePaper.class).forEach(dislike -> written.add(dislike.paper()));
        List<Interest> wants = new ArrayList<>(interest.wants());
        likes.stream()
                .filter(like -> like instanceof Interest.LikePaper(PaperReference paper) && !written.contains(paper))
                .forEach(wants::add);
        dislikes.stream()
                .filter(dislike ->
                        dislike instanceof Interest.DislikePaper(PaperReference paper) && !written.contains(paper))
                .forEach(wants::add);
        return new NamedInterest(interest.name(), wants, interest.atMost());
    }

    private PaperReference reference() {
        return new PaperReference.ById(paper);
    }
}
