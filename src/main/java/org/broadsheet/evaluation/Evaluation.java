package org.broadsheet.evaluation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.broadsheet.matching.Signal;
import org.broadsheet.matching.meaning.Embedder;
import org.broadsheet.matching.text.Terms;
import org.broadsheet.papers.ShelvedPaper;

/**
 * Tries methods on a {@link Trial}: for every reader and day with at least one relevant paper and at least 30 papers, ranks
 * that day's papers by a profile made of the reader's likes. Statistics come from the liked papers alone.
 */
public final class Evaluation {

    /** A day of fewer papers ranks itself. */
    public static final int LEAST_PAPERS = 30;

    /** How often readers are drawn anew for the interval; see benchmarks-method.md. */
    private static final int RESAMPLES = 1_000;

    private static final Pattern TRAILING_NUMBER = Pattern.compile("(\\d{1,18})$");

    /** Ways of ranking. */
    public enum Method {
        OURS,
        MLT,
        BM25,
        CENTROID,
        /** What a file says, see {@link TrecRun}. */
        GIVEN
    }

    /** Half of the readers: numbers are learned on the even, so that the odd can judge. */
    public enum Half {
        EVEN,
        ODD,
        ALL
    }

    /**
     * What profiles are made of.
     *
     * @param likes the first so many likes of each reader; 0 for all
     * @param titles likes as titles, without abstracts
     * @param text one line of free text, the title of the first like, instead of likes; that paper leaves the archive
     */
    public record Profiles(int likes, boolean titles, boolean text) {}

    /**
     * Means over all cases of a half.
     *
     * @param low of the middle 95 % of {@code ndcgAt10} when readers are drawn anew with replacement
     */
    public record Result(
            Method method,
            Half half,
            double rAt5,
            double rAt10,
            double ndcgAt10,
            double mrr,
            double low,
            double high,
            int cases) {}

    /**
     * What of the readers' lists the files hold.
     *
     * @param likes in all lists, and how many of them are in the history
     * @param relevant in all lists, and how many of them are in the window
     * @param largestDay papers of the window's fullest day
     */
    public record Coverage(int likes, int likesHeld, int relevant, int relevantHeld, int largestDay) {}

    /** Scores the papers of one day for one reader; higher is better. */
    interface Ranker {
        float[] scores(Trial.Reader reader, LocalDate day);
    }

    /** One reader on one day. */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    public record Case(int reader, LocalDate day, boolean[] relevant) {}

    private final Trial trial;
    private final Profiles profiles;
    private final Optional<Embedder> model;
    private final Map<LocalDate, List<ShelvedPaper>> days = new TreeMap<>();
    private final List<Case> cases = new ArrayList<>();
    private Optional<OurRanker> ours = Optional.empty();

    /** By words alone. */
    public Evaluation(Trial trial, Profiles profiles) {
        this(trial, profiles, Optional.empty());
    }

    /** @param model what meanings come from, if from anything */
    public Evaluation(Trial trial, Profiles profiles, Optional<Embedder> model) {
        this.model = model;
        this.trial = trial;
        this.profiles = profiles;
        trial.days().forEach((day, papers) -> days.put(day, List.copyOf(papers.values())));
        for (int reader = 0; reader < trial.readers().size(); reader++) {
            Set<String> relevant = trial.readers().get(reader).relevant();
            if (likes(trial.readers().get(reader)).isEmpty()) {
                continue;
            }
            for (var day : trial.days().entrySet()) {
                if (day.getValue().size() >= LEAST_PAPERS
                        && day.getValue().keySet().stream().anyMatch(relevant::contains)) {
                    cases.add(
                            new Case(reader, day.getKey(), flags(day.getValue().keySet(), relevant)));
                }
            }
        }
    }

    /** The same trial with other profiles; what both have in common is made once. */
    Evaluation with(Profiles others) {
        Evaluation other = new Evaluation(trial, others, model);
        boolean alike = others.text() == profiles.text() && others.titles() == profiles.titles();
        other.ours = alike ? Optional.of(ours().with(other)) : Optional.empty();
        return other;
    }

    /** The product's own ranking of this trial. */
    public synchronized OurRanker ours() {
        if (ours.isEmpty()) {
            ours = Optional.of(new OurRanker(this));
        }
        return ours.get();
    }

    private static boolean[] flags(Set<String> ids, Set<String> relevant) {
        boolean[] flags = new boolean[ids.size()];
        int place = 0;
        for (String id : ids) {
            flags[place++] = relevant.contains(id);
        }
        return flags;
    }

    /** A reader's likes that the history holds, as many as are wanted, in the reader's order. */
    public List<ShelvedPaper> likes(Trial.Reader reader) {
        return reader.likes().stream()
                .distinct()
                .filter(trial.history()::containsKey)
                .map(trial.history()::get)
                .limit(profiles.text() ? 1 : profiles.likes() == 0 ? Long.MAX_VALUE : profiles.likes())
                .toList();
    }

    /** The papers that statistics come from. */
    public List<ShelvedPaper> archive() {
        if (!profiles.text()) {
            return List.copyOf(trial.history().values());
        }
        Set<ShelvedPaper> asked = new LinkedHashSet<>();
        trial.readers().forEach(reader -> asked.addAll(likes(reader)));
        return trial.history().values().stream()
                .filter(paper -> !asked.contains(paper))
                .toList();
    }

    Optional<Embedder> model() {
        return model;
    }

    public Profiles profiles() {
        return profiles;
    }

    public Map<LocalDate, List<ShelvedPaper>> days() {
        return days;
    }

    public List<Case> cases() {
        return cases;
    }

    public Trial.Reader reader(Case one) {
        return trial.readers().get(one.reader());
    }

    /**
     * Tries one method: the results of both halves, and of all.
     *
     * @param progress is told how many of the {@link #size} cases are done
     */
    public List<Result> run(Method method, IntConsumer progress) {
        Ranker ranker = switch (method) {
            case OURS -> ours();
            case MLT -> new MoreLikeThisRanker(this);
            case BM25 -> TermRanker.bm25(this);
            case CENTROID -> TermRanker.centroid(this);
            case GIVEN -> throw new IllegalArgumentException("What a file says is measured by given(run).");
        };
        return results(method, ranks(ranker, progress));
    }

    /** Measures rankings from elsewhere. */
    public List<Result> given(TrecRun run) {
        Ranker ranker = (reader, day) -> run.scores(
                reader.name() + "@" + day,
                List.copyOf(Objects.requireNonNull(trial.days().get(day)).keySet()));
        return results(Method.GIVEN, ranks(ranker, done -> {}));
    }

    /** Our scores of a day's papers, by their ids in the files, for every case. */
    void ours(Told told) {
        for (Case one : cases) {
            List<String> ids = List.copyOf(
                    Objects.requireNonNull(trial.days().get(one.day())).keySet());
            told.ranking(reader(one).name() + "@" + one.day(), ids, ours().scores(reader(one), one.day()));
        }
    }

    /** How well our ranking does without a signal, on all readers. */
    double without(Set<Signal> signals) {
        OurRanker ranker = ours();
        return mean(
                IntStream.range(0, cases.size()).boxed().toList(),
                ranks((reader, day) -> ranker.scores(reader, day, signals), done -> {}),
                Ranks::ndcgAt10);
    }

    /** What readers with odd numbers would have been told of each paper, and what became of it. */
    void told(Reliability reliability) {
        OurRanker ranker = ours();
        for (Case one : cases) {
            if (half(reader(one).name()) == Half.ODD) {
                reliability.add(ranker.chances(reader(one), one.day()), one.relevant());
            }
        }
    }

    /** Is told a ranking. */
    interface Told {
        void ranking(String query, List<String> ids, float[] scores);
    }

    /** How many rankings each method is tried on. */
    public int size() {
        return cases.size();
    }

    public Coverage coverage() {
        Set<String> later = new LinkedHashSet<>();
        trial.days().values().forEach(day -> later.addAll(day.keySet()));
        int likes = 0;
        int likesHeld = 0;
        int relevant = 0;
        int relevantHeld = 0;
        for (Trial.Reader reader : trial.readers()) {
            likes += reader.likes().size();
            likesHeld += (int)
                    reader.likes().stream().filter(trial.history()::containsKey).count();
            relevant += reader.relevant().size();
            relevantHeld +=
                    (int) reader.relevant().stream().filter(later::contains).count();
        }
        int largest = days.values().stream().mapToInt(List::size).max().orElse(0);
        return new Coverage(likes, likesHeld, relevant, relevantHeld, largest);
    }

    /** How well the ranker did, case by case. */
    Ranks[] ranks(Ranker ranker, IntConsumer progress) {
        Ranks[] ranks = new Ranks[cases.size()];
        int[] done = {0};
        IntStream.range(0, ranks.length).parallel().forEach(i -> {
            Case one = cases.get(i);
            ranks[i] = Ranks.of(ranker.scores(reader(one), one.day()), one.relevant());
            synchronized (done) {
                progress.accept(++done[0]);
            }
        });
        return ranks;
    }

    private List<Result> results(Method method, Ranks[] ranks) {
        List<Result> results = new ArrayList<>();
        for (Half half : Half.values()) {
            List<Integer> within = IntStream.range(0, ranks.length)
                    .filter(i -> half == Half.ALL || half(reader(cases.get(i)).name()) == half)
                    .boxed()
                    .toList();
            double[] interval = interval(within, ranks);
            results.add(new Result(
                    method,
                    half,
                    mean(within, ranks, Ranks::rAt5),
                    mean(within, ranks, Ranks::rAt10),
                    mean(within, ranks, Ranks::ndcgAt10),
                    mean(within, ranks, Ranks::mrr),
                    interval[0],
                    interval[1],
                    within.size()));
        }
        return results;
    }

    private static double mean(
            List<Integer> within, Ranks[] ranks, java.util.function.ToDoubleFunction<Ranks> measure) {
        return within.stream()
                .mapToDouble(i -> measure.applyAsDouble(ranks[i]))
                .average()
                .orElse(0);
    }

    /** The middle 95 % of the mean nDCG when readers are drawn anew, each with all their days. */
    private double[] interval(List<Integer> within, Ranks[] ranks) {
        Map<Integer, List<Integer>> byReader = new TreeMap<>();
        within.forEach(i -> byReader.computeIfAbsent(cases.get(i).reader(), reader -> new ArrayList<>())
                .add(i));
        List<List<Integer>> readers = List.copyOf(byReader.values());
        if (readers.isEmpty()) {
            return new double[] {0, 0};
        }
        Random random = new Random(1);
        double[] means = new double[RESAMPLES];
        for (int sample = 0; sample < RESAMPLES; sample++) {
            double sum = 0;
            int count = 0;
            for (int i = 0; i < readers.size(); i++) {
                for (int one : readers.get(random.nextInt(readers.size()))) {
                    sum += ranks[one].ndcgAt10();
                    count++;
                }
            }
            means[sample] = sum / count;
        }
        java.util.Arrays.sort(means);
        return new double[] {means[RESAMPLES * 25 / 1_000], means[RESAMPLES * 975 / 1_000 - 1]};
    }

    /** By the number at the end of a reader's name; by a hash of the name where there is none. */
    public static Half half(String reader) {
        Matcher number = TRAILING_NUMBER.matcher(reader);
        long parity = number.find() ? Long.parseLong(number.group(1)) : Terms.of(reader);
        return (parity & 1) == 0 ? Half.EVEN : Half.ODD;
    }
}
