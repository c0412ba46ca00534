package org.broadsheet.letters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.broadsheet.letters.words.Hunch;
import org.broadsheet.letters.words.Marker;
import org.junit.jupiter.api.Test;

/** What was learned from letters is of the letters that there are, and says how much of a text is new to it. */
class HunchTest {

    @Test
    void whatWasLearnedIsOfTheLettersThatThereAre() {
        String cure = "run the driver LearnLetters";

        assertThat(Hunch.named("asked").learnedFrom())
                .as(cure)
                .isEqualTo(KnownLetters.fingerprint(KnownLetters.ofAsked()));
        assertThat(Hunch.named("reader").learnedFrom())
                .as(cure)
                .isEqualTo(KnownLetters.fingerprint(KnownLetters.ofReader()));
        assertThat(Marker.learned().learnedFrom())
                .as(cure)
                .isEqualTo(KnownLetters.fingerprint(KnownWishes.all().lessons()));
    }

    @Test
    void wordsThatItNeverSawAreNotHeard() {
        Hunch.Heard heard = Hunch.named("reader").of("qzxj vvkk wqxz");

        assertThat(heard.known()).isLessThan(0.5);
        for (String meaning : List.of("stop", "thanks", "erase")) {
            assertThat(heard.is(meaning, 0)).as(meaning).isFalse();
        }
    }

    @Test
    void aNewEndingOfAKnownWordIsHeard() {
        assertThat(Hunch.named("reader")
                        .of("Bitte unsere Abonnements beendigen")
                        .chance("stop"))
                .isGreaterThan(0.85);
    }
}
