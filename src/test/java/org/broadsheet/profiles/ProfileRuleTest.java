package org.broadsheet.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ProfileRuleTest {

    private static final Profile BIRDS =
            profile(new NamedInterest("Birds", List.of(new Interest.About("owls")), OptionalInt.empty()));

    @Test
    void whatIsKeptOutOrAloneShownHoldsForEveryInterest() {
        Profile ruled =
                BIRDS.withRule(new Interest.Only("q-bio"), "Always").withRule(new Interest.Without("survey"), "Always");

        assertThat(ruled.interests().getFirst().wants())
                .containsExactly(
                        new Interest.About("owls"), new Interest.Only("q-bio"), new Interest.Without("survey"));
        assertThat(ruled.withRule(new Interest.Only("q-bio"), "Always")).isEqualTo(ruled);
    }

    @Test
    void whatIsAlwaysShownGetsASectionOfItsOwn() {
        Profile ruled = BIRDS.withRule(new Interest.Always("title:owls"), "Always")
                .withRule(new Interest.Always("Ada Lovelace"), "Always");

        assertThat(ruled.interests()).hasSize(2);
        assertThat(ruled.interests().getFirst()).isEqualTo(BIRDS.interests().getFirst());
        assertThat(ruled.interests().get(1).wants())
                .containsExactly(new Interest.Always("title:owls"), new Interest.Always("Ada Lovelace"));
    }

    private static Profile profile(NamedInterest interest) {
        return new Profile(List.of(interest), 0, 10, 10, 0.1, Profile.WhenEmpty.NOTHING);
    }
}
