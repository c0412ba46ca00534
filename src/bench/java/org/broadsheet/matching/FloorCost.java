package org.broadsheet.matching;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.broadsheet.evaluation.Evaluation;
import org.broadsheet.evaluation.Evaluation.Half;
import org.broadsheet.evaluation.Evaluation.Profiles;
import org.broadsheet.evaluation.OurRanker;
import org.broadsheet.evaluation.Trial;
import org.broadsheet.matching.meaning.Embedder;
import org.broadsheet.matching.text.TopK;

/**
 * What a floor keeps out of a digest of ten papers, for readers with odd numbers on days with a paper of theirs, by how much
 * their profile says.
 */
final class FloorCost {

    private static final int[] TRIED = {0, 5, 8, 10, 12, 15, 20, 30};

    private static final int SHOWN = 10;

    private FloorCost() {}

    static void measure(Trial trial, Optional<Embedder> model) {
        Map<String, Profiles> kinds = new LinkedHashMap<>();
        kinds.put("one line of text", new Profiles(1, false, true));
        kinds.put("1 like", new Profiles(1, false, false));
        kinds.put("3 likes", new Profiles(3, false, false));
        kinds.put("all likes", new Profiles(0, false, false));
        System.out.println("profile | floor | papers in a digest | empty, % | of the ten's finds kept, % | found, %");
        kinds.forEach((kind, profiles) -> measure(kind, new Evaluation(trial, profiles, model)));
    }

    private static void measure(String kind, Evaluation evaluation) {
        OurRanker ours = new OurRanker(evaluation);
        Formula formula = Formula.shipped();
        int days = 0;
        int written = 0;
        int found = 0;
        int[] shown = new int[TRIED.length];
        int[] empty = new int[TRIED.length];
        int[] kept = new int[TRIED.length];
        for (Evaluation.Case one : evaluation.cases()) {
            Trial.Reader reader = evaluation.reader(one);
            if (Evaluation.half(reader.name()) == Half.ODD) {
                days++;
                float[] scores = ours.scores(reader, one.day());
                CompiledProfile.CompiledInterest interest = ours.compiled(reader);
                int[] ten = TopK.best(scores, scores.length, SHOWN);
                written += (int) IntStream.range(0, scores.length)
                        .filter(place -> one.relevant()[place])
                        .count();
                found += (int) Arrays.stream(ten)
                        .filter(place -> one.relevant()[place])
                        .count();
                for (int i = 0; i < TRIED.length; i++) {
                    int floor = TRIED[i];
                    int[] above = Arrays.stream(ten)
                            .filter(place -> interest.home() * formula.calibrated(scores[place], interest) >= floor)
                            .toArray();
                    shown[i] += above.length;
                    empty[i] += above.length == 0 ? 1 : 0;
                    kept[i] += (int) Arrays.stream(above)
                            .filter(place -> one.relevant()[place])
                            .count();
                }
            }
        }
        for (int i = 0; i < TRIED.length; i++) {
            System.out.printf(
                    Locale.ROOT,
                    "%s | %d | %.1f | %.0f | %.0f | %.1f%n",
                    kind,
                    TRIED[i],
                    (double) shown[i] / days,
                    100.0 * empty[i] / days,
                    100.0 * kept[i] / found,
                    100.0 * kept[i] / written);
        }
    }
}
