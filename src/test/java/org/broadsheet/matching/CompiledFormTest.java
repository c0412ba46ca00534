package org.broadsheet.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.broadsheet.ForAll;
import org.broadsheet.papers.Author;
import org.broadsheet.papers.Category;
import org.broadsheet.papers.Paper;
import org.broadsheet.papers.PaperId;
import org.broadsheet.papers.ShelvedPaper;
import org.broadsheet.profiles.Interest;
import org.broadsheet.profiles.NamedInterest;
import org.broadsheet.profiles.PaperReference;
import org.broadsheet.profiles.Profile;
import org.broadsheet.sources.InMemoryShelf;
import org.broadsheet.sources.PaperShelf;
import org.broadsheet.sources.Papers;
import org.junit.jupiter.api.Test;

class CompiledFormTest {

    private static final List<String> WORDS = List.of(
            "sparse retrieval learned term weights birds migration desert radar tidal heating moons exomoons survey field galaxy"
                    .split(" "));

    private final InMemoryShelf shelf = new InMemoryShelf();
    private final Random archive = new Random(3);

    CompiledFormTest() {
        List<Paper> papers = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            papers.add(Papers.arxiv("2408.%05d".formatted(i), sentence(archive, 6) + " " + i)
                    .text(sentence(archive, 40))
                    .by("Ada Author" + i % 7, i % 2 == 0 ? "cs.IR" : "astro-ph.EP")
                    .paper());
        }
        shelf.put(
                new PaperShelf.Batch("test", papers, List.of(), Optional.empty()),
                Instant.parse("2026-03-02T06:00:00Z"));
    }

    @Test
    void aProfileThatWasWrittenDownScoresAsBefore() {
        Matcher matcher = new Matcher(shelf);
        matcher.statisticsVersion();
        DayBatch batch = matcher.batch(shelf.since(100, 100));
        ForAll.cases(60, random -> {
            Profile profile = Readers.profile(interest("one", random), interest("two", random));
            CompiledProfile compiled = matcher.compile(profile);

            CompiledProfile read =
                    matcher.read(CompiledForm.write(compiled), profile).orElseThrow();

            assertThat(matcher.best(read, batch, 20)).isEqualTo(matcher.best(compiled, batch, 20));
        });
    }

    @Test
    void aProfileThatWasWrittenDownGivesTheReasonsThatItGaveBefore() {
        MatchSession session = new Matcher(shelf).session();
        List<ShelvedPaper> shown = shelf.since(150, 10);
        List<String> interests = shown.stream().map(paper -> "one").toList();
        ForAll.cases(30, random -> {
            Profile profile = Readers.profile(interest("one", random));
            CompiledProfile compiled = session.compile(profile);

            CompiledProfile read =
                    session.read(CompiledForm.write(compiled), profile).orElseThrow();

            assertThat(session.reasons(read, shown, interests)).isEqualTo(session.reasons(compiled, shown, interests));
            assertThat(read.interests().getFirst().texts())
                    .extracting(CompiledProfile.Text::title)
                    .isEqualTo(compiled.interests().getFirst().texts().stream()
                            .map(CompiledProfile.Text::title)
                            .toList());
        });
    }

    @Test
    void aFormWithALikeThatHasComeSinceIsNotTaken() {
        Matcher matcher = new Matcher(shelf);
        Profile profile = Readers.profile(Readers.interest("one", like("2408.99999")));
        byte[] form = CompiledForm.write(matcher.compile(profile));
        assertThat(matcher.read(form, profile)).isPresent();

        Paper late = Papers.arxiv("2408.99999", "Late").paper();
        shelf.put(new PaperShelf.Batch("test", List.of(late), List.of(), Optional.empty()), Instant.EPOCH);

        assertThat(matcher.read(form, profile)).isEmpty();
    }

    private static NamedInterest interest(String name, Random random) {
        List<Interest> wants = new ArrayList<>();
        wants.add(new Interest.About(sentence(random, 1 + random.nextInt(40))));
        for (int i = random.nextInt(5); i > 0; i--) {
            wants.add(like("2408.%05d".formatted(random.nextInt(220))));
        }
        if (random.nextBoolean()) {
            wants.add(new Interest.DislikePaper(
                    new PaperReference.ById(new PaperId("2408.%05d".formatted(random.nextInt(200))))));
            wants.add(new Interest.Without(oneOf(random) + " " + oneOf(random)));
        }
        if (random.nextBoolean()) {
            wants.add(new Interest.ByAuthor(new Author("A. Author" + random.nextInt(7))));
            wants.add(new Interest.InCategory(new Category("cs")));
        }
        return Readers.interest(name, wants.toArray(Interest[]::new));
    }

    private static Interest like(String id) {
        return new Interest.LikePaper(new PaperReference.ById(new PaperId(id)));
    }

    private static String sentence(Random random, int words) {
        StringBuilder sentence = new StringBuilder();
        for (int i = 0; i < words; i++) {
            sentence.append(i == 0 ? "" : " ").append(oneOf(random));
        }
        return sentence.toString();
    }

    private static String oneOf(Random random) {
        return WORDS.get(random.nextInt(WORDS.size()));
    }
}
