package org.broadsheet.store.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.broadsheet.ForAll;
import org.broadsheet.profiles.AnyProfile;
import org.broadsheet.profiles.Profile;
import org.junit.jupiter.api.Test;

class ProfileJsonTest {

    @Test
    void whateverTheProfileReadingGivesBackWhatWasWritten() {
        ForAll.cases(300, random -> {
            Profile profile = AnyProfile.any(random);

            assertThat(ProfileJson.read(ProfileJson.write(profile))).isEqualTo(profile);
        });
    }

    @Test
    void aProfileStoredByTheFirstReleaseIsStillRead() {
        String stored = """
                {"v":1,"trending":3,"atMost":10,"floor":20,"variety":0.1,"whenEmpty":"A_LINE","interests":[
                {"name":"Sparse retrieval","atMost":5,"wants":[{"about":"learned sparse retrieval"},
                {"like":"2408.01234"},{"likeTitle":"On words"},{"dislike":"2408.01235"},{"dislikeTitle":"Off words"},
                {"author":"Tomáš Novák"},{"category":"cs.IR"},{"without":"blockchain"}]}]}""";

        assertThat(ProfileJson.write(ProfileJson.read(stored)))
                .as("what has been added since stands at its default")
                .isEqualTo(stored.replace("\n", "").replace("\"interests\"", "\"language\":\"en\",\"interests\""));
    }

    @Test
    void aProfileOfANewerFormIsRefusedWithWhatToDo() {
        assertThatThrownBy(() -> ProfileJson.read("{\"v\":2}"))
                .hasMessageContaining("has the form 2; this program reads form 1")
                .hasMessageContaining("run that one");
    }
}
