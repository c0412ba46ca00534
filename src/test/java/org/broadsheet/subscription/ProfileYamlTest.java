package org.broadsheet.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.broadsheet.ForAll;
import org.broadsheet.config.ProfileFolder;
import org.broadsheet.profiles.AnyProfile;
import org.broadsheet.profiles.EmailAddress;
import org.broadsheet.profiles.Interest;
import org.broadsheet.profiles.NamedInterest;
import org.broadsheet.profiles.Profile;
import org.broadsheet.profiles.ReaderDefaults;
import org.broadsheet.profiles.ReaderId;
import org.broadsheet.profiles.Subscriber;
import org.broadsheet.profiles.Subscribers.FileReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileYamlTest {

    @TempDir
    private Path folder;

    @Test
    void whateverTheReaderTheFileThatIsOfferedSaysTheSame() {
        ForAll.cases(200, random -> {
            Instant now = Instant.parse("2026-03-02T12:00:00Z");
            Subscriber reader = new Subscriber(
                    new ReaderId(1),
                    new EmailAddress("ada@example.org"),
                    random.nextBoolean() ? "" : "Ada \"the first\": Lovelace",
                    new Subscriber.Origin.File("ada"),
                    AnyProfile.time(random),
                    expressible(AnyProfile.any(random)),
                    now,
                    now,
                    Optional.empty(),
                    1);

            Files.writeString(folder.resolve("ada.yaml"), ProfileYaml.write(reader));
            ProfileFolder read = ProfileFolder.read(folder, ReaderDefaults.USUAL);

            assertThat(read.problems()).isEmpty();
            assertThat(read.readers())
                    .containsExactly(
                            new FileReader("ada", reader.email(), reader.name(), reader.time(), reader.profile()));
        });
    }

    /** In a file's order of kinds, one text an interest, each interest wanting something, something to send. */
    private static Profile expressible(Profile any) {
        List<NamedInterest> interests = new ArrayList<>();
        for (NamedInterest interest : any.interests()) {
            List<Interest> wants = new ArrayList<>();
            String about = interest.all(Interest.About.class).stream()
                    .map(Interest.About::text)
                    .collect(Collectors.joining("\n\n"));
            wants.add(new Interest.About(about.isEmpty() ? "owls" : about));
            wants.addAll(interest.all(Interest.LikePaper.class));
            wants.addAll(interest.all(Interest.DislikePaper.class));
            wants.addAll(interest.all(Interest.ByAuthor.class));
            wants.addAll(interest.all(Interest.InCategory.class));
            wants.addAll(interest.all(Interest.Without.class));
            wants.addAll(interest.all(Interest.Always.class));
            wants.addAll(interest.all(Interest.Only.class));
            interests.add(new NamedInterest(interest.name(), wants, interest.atMost()));
        }
        int trending = interests.isEmpty() ? Math.max(1, any.trending()) : any.trending();
        double variety = Math.round(any.variety() * 1000) / 1000.0;
        return new Profile(interests, trending, any.atMost(), any.floor(), variety, any.whenEmpty());
    }
}
