package org.broadsheet.evaluation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.broadsheet.matching.CompiledProfile.CompiledInterest;
import org.broadsheet.matching.DayBatch;
import org.broadsheet.matching.Matcher;
import org.broadsheet.matching.Signal;
import org.broadsheet.matching.meaning.Embedder;
import org.broadsheet.papers.ShelvedPaper;
import org.broadsheet.profiles.Interest;
import org.broadsheet.profiles.Profile;

/**
 * Interests of one line, with papers that an assessor graded: 2 on the subject, 1 in part, 0 not.
 *
 * <p>A folder holds {@code topics.tsv} (name, tab, line), {@code papers.jsonl.gz} and {@code archive.jsonl.gz} (rows of arXiv's snapshot; the
 * archive is for statistics alone) and {@code qrels.txt} (TREC's: name, anything, paper, grade; blanks between).
 *
 * @param archive by id
 * @param papers by id
 * @param lines by name
 * @param grades of the judged papers, by name and paper
 */
public record Topics(
        Map<String, ShelvedPaper> archive,
        Map<String, ShelvedPaper> papers,
        Map<String, String> lines,
        Map<String, Map<String, Integer>> grades) {

    private static final String LINES = "topics.tsv";
    private static final int DEPTH = 10;
    private static final int QREL_FIELDS = 4;

    /**
     * How well a line did.
     *
     * @param ndcgAt10 over the judged papers, gains 2^grade − 1
     * @param best share of grade 2 among the first ten judged
     * @param good share of grade 1 or 2 among them
     * @param shown how many of all papers reach the default floor
     * @param shownBad how many of those were judged to have nothing to do with it
     */
    public record Result(
            String name, String line, double ndcgAt10, double best, double good, int shown, int shownBad) {}

    /** Whether a folder holds topics. */
    public static boolean isIn(Path folder) {
        return Files.exists(folder.resolve(LINES));
    }

    /** @throws Trial.Unreadable if a line of a file is of another form */
    public static Topics read(Path folder) throws IOException {
        Map<String, ShelvedPaper> archive = Trial.papers(folder.resolve("archive.jsonl.gz"), 0);
        Map<String, ShelvedPaper> papers = Trial.papers(folder.resolve("papers.jsonl.gz"), archive.size());
        Map<String, String> lines = new LinkedHashMap<>();
        for (String row : Files.readAllLines(folder.resolve(LINES))) {
            String[] fields = row.split("\t", 2);
            if (fields.length != 2) {
                throw new Trial.Unreadable(
                        "%s: \"%s\" should be a name, a tab and a line of text.".formatted(folder.resolve(LINES), row));
            }
            lines.put(fields[0], fields[1]);
        }
        Map<String, Map<String, Integer>> grades = new HashMap<>();
        for (String row : Files.readAllLines(folder.resolve("qrels.txt"))) {
            String[] fields = row.strip().split("\\s+", QREL_FIELDS);
            if (fields.length != QREL_FIELDS || !fields[QREL_FIELDS - 1].matches("\\d")) {
                throw new Trial.Unreadable(
                        "%s: \"%s\" should be like: t0 0 2603.05696 1".formatted(folder.resolve("qrels.txt"), row));
            }
            grades.computeIfAbsent(fields[0], name -> new LinkedHashMap<>())
                    .put(fields[2], Integer.parseInt(fields[QREL_FIELDS - 1]));
        }
        return new Topics(archive, papers, lines, grades);
    }

    /** Our scores, a paper each in the order of {@link #papers}, with what a reader would be told. */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    public record Scored(String name, float[] scores, double[] chances) {}

    /** The product's own, with the archive's statistics. */
    public Matcher matcher(Optional<Embedder> model) {
        return new Matcher(
                new TrialLibrary(archive.values(), false),
                TrialVectors.meanings(model, archive.values(), papers.values(), false));
    }

    /** Scores all papers for every line with the product's own matcher. */
    public List<Scored> scored(Optional<Embedder> model) {
        return scored(matcher(model), Set.of());
    }

    private List<Scored> scored(Matcher matcher, Set<Signal> without) {
        DayBatch batch = matcher.batch(List.copyOf(papers.values()));
        List<Scored> all = new ArrayList<>();
        lines.forEach((name, line) -> {
            CompiledInterest interest = matcher.compile(OurRanker.profile(List.of(new Interest.About(line))))
                    .interests()
                    .getFirst();
            float[] scores = matcher.scores(interest, batch, without);
            all.add(new Scored(name, scores, matcher.chances(interest, scores)));
        });
        return all;
    }

    /** The mean nDCG@10 without some of the signals. */
    double mean(Optional<Embedder> model, Set<Signal> without) {
        return results(scored(matcher(model), without)).stream()
                .mapToDouble(Result::ndcgAt10)
                .average()
                .orElse(0);
    }

    public List<Result> results(List<Scored> all) {
        return all.stream().map(this::result).toList();
    }

    private Result result(Scored scored) {
        Map<String, Integer> judged = grades.getOrDefault(scored.name(), Map.of());
        List<String> ids = List.copyOf(papers.keySet());
        List<Integer> ranked = IntStream.range(0, ids.size())
                .filter(place -> judged.containsKey(ids.get(place)))
                .boxed()
                .sorted(Comparator.comparingDouble((Integer place) -> -scored.scores()[place]))
                .map(place -> judged.getOrDefault(ids.get(place), 0))
                .toList();
        List<Integer> first = ranked.subList(0, Math.min(DEPTH, ranked.size()));
        double ideal = gain(
                ranked.stream().sorted(Comparator.reverseOrder()).limit(DEPTH).toList());
        int shown = 0;
        int shownBad = 0;
        for (int place = 0; place < ids.size(); place++) {
            if (scored.chances()[place] >= Profile.DEFAULT_FLOOR) {
                shown++;
                shownBad += judged.getOrDefault(ids.get(place), 1) == 0 ? 1 : 0;
            }
        }
        return new Result(
                scored.name(),
                lines.getOrDefault(scored.name(), ""),
                ideal == 0 ? 0 : gain(first) / ideal,
                share(first, 2),
                share(first, 1),
                shown,
                shownBad);
    }

    private static double share(List<Integer> grades, int least) {
        return grades.stream().filter(grade -> grade >= least).count() / (double) DEPTH;
    }

    private static double gain(List<Integer> grades) {
        double gain = 0;
        for (int rank = 0; rank < grades.size(); rank++) {
            gain += (Math.pow(2, grades.get(rank)) - 1) * Math.log(2) / Math.log(2 + rank);
        }
        return gain;
    }
}
