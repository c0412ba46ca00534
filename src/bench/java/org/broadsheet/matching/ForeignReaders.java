package org.broadsheet.matching;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.broadsheet.evaluation.Evaluation;
import org.broadsheet.evaluation.OurRanker;
import org.broadsheet.evaluation.TrialLibrary;
import org.broadsheet.matching.CompiledProfile.CompiledInterest;
import org.broadsheet.papers.Paper;
import org.broadsheet.papers.ShelvedPaper;
import org.broadsheet.profiles.Interest;
import org.broadsheet.profiles.Profile;

/**
 * What readers get whose field is not in the stream: texts of other data as own words, scored on this data's days, and for
 * comparison texts of this data that were taken out of its archive.
 */
final class ForeignReaders {

    private static final int READERS = 400;

    private ForeignReaders() {}

    static void measure(Path data, List<Path> others) throws IOException {
        Evaluation evaluation = new Evaluation(QualityFigures.trial(data), new Evaluation.Profiles(0, false, true));
        Matcher matcher = new Matcher(new TrialLibrary(evaluation.archive(), false));
        List<DayBatch> days =
                evaluation.days().values().stream().map(matcher::batch).toList();
        System.out.println(
                "texts | as | known, median (5 % to 95 %) | papers a day from 10 up without the share | with it | from 60 up without | with");
        List<Paper> own = evaluation.cases().stream()
                .map(evaluation::reader)
                .distinct()
                .map(reader -> evaluation.likes(reader).getFirst().paper())
                .toList();
        measure(data, own, matcher, days);
        for (Path other : others) {
            measure(
                    other,
                    QualityFigures.trial(other).history().values().stream()
                            .map(ShelvedPaper::paper)
                            .toList(),
                    matcher,
                    days);
        }
    }

    private static void measure(Path from, List<Paper> papers, Matcher matcher, List<DayBatch> days) {
        List<Paper> drawn = new ArrayList<>(papers);
        Collections.shuffle(drawn, new Random(1));
        for (boolean whole : new boolean[] {false, true}) {
            List<CompiledInterest> readers = drawn.stream()
                    .limit(READERS)
                    .map(paper -> whole ? paper.title() + ". " + paper.abstractText() : paper.title())
                    .map(text -> matcher.compile(about(text)).interests().getFirst())
                    .toList();
            double[] home = readers.stream()
                    .mapToDouble(CompiledInterest::home)
                    .sorted()
                    .toArray();
            double[] counts = new double[4];
            for (CompiledInterest reader : readers) {
                for (DayBatch day : days) {
                    for (float score : matcher.scores(reader, day)) {
                        double sure = matcher.formula().calibrated(score, reader);
                        double[] said = {sure, reader.home() * sure, sure, reader.home() * sure};
                        for (int i = 0; i < said.length; i++) {
                            counts[i] += said[i] >= (i < 2 ? Profile.DEFAULT_FLOOR : 60) ? 1 : 0;
                        }
                    }
                }
            }
            double[] each = Arrays.stream(counts)
                    .map(count -> count / readers.size() / days.size())
                    .toArray();
            System.out.printf(
                    Locale.ROOT,
                    "%s | %s | %.2f (%.2f to %.2f) | %.2f | %.2f | %.3f | %.3f%n",
                    from.getFileName(),
                    whole ? "title and abstract" : "title",
                    home[home.length / 2],
                    home[home.length / 20],
                    home[home.length * 19 / 20],
                    each[0],
                    each[1],
                    each[2],
                    each[3]);
        }
    }

    private static Profile about(String text) {
        return OurRanker.profile(List.of(new Interest.About(text)));
    }
}
