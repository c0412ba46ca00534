package org.broadsheet.matching;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.IntConsumer;
import org.broadsheet.matching.meaning.EmbedderSettings;
import org.broadsheet.matching.meaning.Meanings;
import org.broadsheet.papers.Library;
import org.broadsheet.papers.Paper;
import org.broadsheet.papers.ShelvedPaper;
import org.broadsheet.profiles.Interest;
import org.broadsheet.profiles.NamedInterest;
import org.broadsheet.profiles.PaperReference;
import org.broadsheet.profiles.Profile;
import org.broadsheet.sources.PaperShelf;
import org.broadsheet.store.JdbcLibrary;
import org.broadsheet.store.JdbcPaperShelf;
import org.broadsheet.store.JdbcVectors;
import org.broadsheet.store.database.Database;

/**
 * What one profile costs, without the tables: to compile it, to read it from its written form, and to score it with the
 * whole formula against 2,000 papers, meanings included, eight profiles in one call as the job does. Liked papers are drawn from 8,000, and each is compared with the papers once for all
 * who like it. CPU milliseconds of one thread, medians.
 */
public final class MatcherSpeed {

    private static final ThreadMXBean THREAD = ManagementFactory.getThreadMXBean();
    private static final int ARCHIVE = 10_000;
    private static final int PAPERS = 2_000;

    /** So many rounds until the compiler has done what it does for a job of many readers. */
    private static final int WARM = 40;

    /** Profiles scored in one call, as the match job does. */
    private static final int TOGETHER = 8;

    /** One kind of profile. */
    public record Row(String profile, double compile, double read, double score, int bytes) {}

    private MatcherSpeed() {}

    public static List<Row> measure() {
        try (Database database = Database.open("jdbc:h2:mem:speed;DB_CLOSE_DELAY=-1")) {
            SyntheticText text = new SyntheticText(5);
            for (int from = 0; from < ARCHIVE; from += 500) {
                List<Paper> some = new ArrayList<>();
                for (int i = 0; i < 500; i++) {
                    some.add(text.paper(LocalDate.parse("2026-03-02")));
                }
                new JdbcPaperShelf(database)
                        .put(
                                new PaperShelf.Batch("synthetic", some, List.of(), Optional.empty()),
                                Instant.EPOCH.plus(Duration.ofDays(from)));
            }
            Library library = new JdbcLibrary(database);
            Matcher matcher = new Matcher(
                    library,
                    Meanings.of(new SyntheticModel(), new JdbcVectors(database), EmbedderSettings.DEFAULT_WEIGHT));
            matcher.catchUp(() -> true);
            matcher.statisticsVersion();
            DayBatch batch = matcher.batch(library.since(ARCHIVE - PAPERS, PAPERS));
            List<Row> rows = new ArrayList<>();
            Random random = new Random(5);
            rows.add(row("6 words", matcher, batch, profiles(i -> List.of(new Interest.About(text.interest(6))))));
            rows.add(row("65 words", matcher, batch, profiles(i -> List.of(new Interest.About(text.interest(65))))));
            for (int likes : new int[] {10, 100}) {
                List<ShelvedPaper> archive = library.since(0, ARCHIVE - PAPERS);
                rows.add(row(likes + " likes", matcher, batch, profiles(i -> likes(archive, likes, random))));
            }
            return rows;
        }
    }

    private static List<Interest> likes(List<ShelvedPaper> archive, int likes, Random random) {
        List<Interest> wants = new ArrayList<>();
        for (int i = 0; i < likes; i++) {
            Paper liked = archive.get(random.nextInt(archive.size())).paper();
            wants.add(new Interest.LikePaper(new PaperReference.ById(liked.id())));
        }
        return wants;
    }

    private static List<Profile> profiles(java.util.function.IntFunction<List<Interest>> wants) {
        List<Profile> profiles = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            NamedInterest interest = new NamedInterest("main", wants.apply(i), OptionalInt.empty());
            profiles.add(new Profile(List.of(interest), 0, 10, 20, 0.1, Profile.WhenEmpty.NOTHING));
        }
        return profiles;
    }

    private static Row row(String name, Matcher matcher, DayBatch batch, List<Profile> profiles) {
        CompiledProfile[] compiled = new CompiledProfile[profiles.size()];
        byte[][] forms = new byte[profiles.size()][];
        double compile = median(3, profiles.size(), i -> compiled[i] = matcher.compile(profiles.get(i)));
        for (int i = 0; i < forms.length; i++) {
            forms[i] = CompiledForm.write(compiled[i]);
        }
        double read = median(
                WARM,
                profiles.size(),
                i -> compiled[i] = matcher.read(forms[i], profiles.get(i)).orElseThrow());
        List<Integer> forty = Collections.nCopies(TOGETHER, 40);
        double score = median(
                        WARM,
                        profiles.size() / TOGETHER,
                        i -> matcher.best(List.of(compiled).subList(i * TOGETHER, (i + 1) * TOGETHER), batch, forty))
                / TOGETHER;
        return new Row(name, compile, read, score, forms[0].length);
    }

    /** The median of the last round. */
    private static double median(int rounds, int times, IntConsumer work) {
        double[] each = new double[times];
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < times; i++) {
                long begin = THREAD.getCurrentThreadCpuTime();
                work.accept(i);
                each[i] = (THREAD.getCurrentThreadCpuTime() - begin) / 1e6;
            }
        }
        Arrays.sort(each);
        return each[times / 2];
    }
}
