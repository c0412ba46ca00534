package org.broadsheet.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.broadsheet.papers.PaperId;
import org.broadsheet.profiles.Interest;
import org.broadsheet.profiles.Interest.DislikePaper;
import org.broadsheet.profiles.Interest.LikePaper;
import org.broadsheet.profiles.NamedInterest;
import org.broadsheet.profiles.PaperReference.ById;
import org.broadsheet.profiles.Profile;
import org.broadsheet.profiles.ReaderDefaults;
import org.junit.jupiter.api.Test;

class LessonTest {

    private static final PaperId PAPER = new PaperId("2603.00001");

    private final Profile written = new Profile(
            List.of(interest("Birds", new Interest.About("song")), interest("Bees", new Interest.About("dance"))),
            0,
            10,
            20,
            0.1,
            Profile.WhenEmpty.NOTHING);

    @Test
    void aLikeTeachesTheInterestThatShowedThePaperAndNoOther() {
        Profile taught = Lesson.taught(written, List.of(new Lesson(PAPER, Verdict.LIKE, Optional.of("Bees"))));

        assertThat(taught.interests().get(0)).isEqualTo(written.interests().get(0));
        assertThat(taught.interests().get(1).all(LikePaper.class)).containsExactly(new LikePaper(new ById(PAPER)));
    }

    @Test
    void aLikeOfAPaperThatNoInterestShowedIsAnInterestOfItsOwn() {
        Profile taught = Lesson.taught(written, List.of(new Lesson(PAPER, Verdict.LIKE, Optional.empty())));

        assertThat(taught.interests()).extracting(NamedInterest::name).containsExactly("Birds", "Bees", Lesson.LIKED);
    }

    @Test
    void aLikeUnderAnInterestThatIsGoneIsNotLost() {
        Profile taught = Lesson.taught(written, List.of(new Lesson(PAPER, Verdict.LIKE, Optional.of("Wasps"))));

        assertThat(taught.interests().getLast()).isEqualTo(interest(Lesson.LIKED, new LikePaper(new ById(PAPER))));
    }

    @Test
    void aDislikeCountsAgainstEveryInterest() {
        Profile taught = Lesson.taught(written, List.of(new Lesson(PAPER, Verdict.DISLIKE, Optional.of("Bees"))));

        assertThat(taught.interests())
                .allSatisfy(interest -> assertThat(interest.all(DislikePaper.class))
                        .containsExactly(new DislikePaper(new ById(PAPER))));
    }

    @Test
    void aDislikeAloneMakesNoInterest() {
        Profile taught = Lesson.taught(
                ReaderDefaults.USUAL.profile(), List.of(new Lesson(PAPER, Verdict.DISLIKE, Optional.empty())));

        assertThat(taught).isEqualTo(ReaderDefaults.USUAL.profile());
    }

    @Test
    void whatTheReaderWroteAboutAPaperWeighsMoreThanAClick() {
        Profile likes = new Profile(
                List.of(interest("Birds", new LikePaper(new ById(PAPER)))), 0, 10, 20, 0.1, Profile.WhenEmpty.NOTHING);

        assertThat(Lesson.taught(likes, List.of(new Lesson(PAPER, Verdict.DISLIKE, Optional.of("Birds")))))
                .isEqualTo(likes);
    }

    private static NamedInterest interest(String name, Interest want) {
        return new NamedInterest(name, List.of(want), OptionalInt.empty());
    }
}
