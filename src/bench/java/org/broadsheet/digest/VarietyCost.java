package org.broadsheet.digest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.Collectors;
import org.broadsheet.matching.ShownDays;
import org.broadsheet.papers.ShelvedPaper;
import org.broadsheet.profiles.Interest;
import org.broadsheet.profiles.NamedInterest;
import org.broadsheet.profiles.Profile;
import org.broadsheet.profiles.ReaderId;

/** What {@code variety} costs and brings: the editor's ten papers for real days of readers with odd numbers. */
public final class VarietyCost {

    private static final double[] TRIED = {0, 0.05, 0.1, 0.2, 0.3, 0.5};

    private static final int SHOWN = 10;

    private VarietyCost() {}

    public static void measure(Path data) throws IOException {
        double[] recall = new double[TRIED.length];
        double[] gain = new double[TRIED.length];
        double[] alike = new double[TRIED.length];
        int[] days = {0};
        ShownDays.each(data, (day, likeness) -> {
            days[0]++;
            for (int i = 0; i < TRIED.length; i++) {
                List<Long> shown = shown(day, likeness, TRIED[i]);
                recall[i] +=
                        (double) day.relevant().stream().filter(shown::contains).count()
                                / day.relevant().size();
                gain[i] += ndcg(shown, day.relevant());
                alike[i] += alike(day, likeness, shown);
            }
        });
        System.out.println("variety | nDCG@10 | found among ten | mean likeness of two of them");
        for (int i = 0; i < TRIED.length; i++) {
            System.out.printf(
                    Locale.ROOT,
                    "%.2f | %.3f | %.3f | %.3f%n",
                    TRIED[i],
                    gain[i] / days[0],
                    recall[i] / days[0],
                    alike[i] / days[0]);
        }
    }

    private static List<Long> shown(
            ShownDays.Day day, ToDoubleBiFunction<ShelvedPaper, ShelvedPaper> likeness, double variety) {
        Profile profile = new Profile(
                List.of(new NamedInterest("trial", List.of(new Interest.About("unused")), OptionalInt.empty())),
                0,
                SHOWN,
                0,
                variety,
                Profile.WhenEmpty.NOTHING);
        Editor editor = new Editor(new Likeness() {
            @Override
            public boolean nearDuplicates(ShelvedPaper one, ShelvedPaper other) {
                return false;
            }

            @Override
            public double between(ShelvedPaper one, ShelvedPaper other) {
                return likeness.applyAsDouble(one, other);
            }
        });
        var papers = day.papers().stream().collect(Collectors.toMap(ShelvedPaper::number, Function.identity()));
        Selection selection = editor.select(
                profile, new Editor.Pool(day.matches(new ReaderId(1)), papers, Set.of(), List.of(), List.of()));
        return switch (selection) {
            case Selection.Picked picked ->
                picked.sections().stream()
                        .flatMap(section -> section.entries().stream())
                        .map(Entry::paper)
                        .toList();
            case Selection.NothingToday none -> List.of();
        };
    }

    private static double ndcg(List<Long> shown, List<Long> relevant) {
        double gain = 0;
        double ideal = 0;
        for (int rank = 1; rank <= SHOWN; rank++) {
            double worth = Math.log(2) / Math.log(1 + rank);
            gain += rank <= shown.size() && relevant.contains(shown.get(rank - 1)) ? worth : 0;
            ideal += rank <= relevant.size() ? worth : 0;
        }
        return gain / ideal;
    }

    private static double alike(
            ShownDays.Day day, ToDoubleBiFunction<ShelvedPaper, ShelvedPaper> likeness, List<Long> shown) {
        List<ShelvedPaper> papers = day.papers().stream()
                .filter(paper -> shown.contains(paper.number()))
                .toList();
        double sum = 0;
        for (int i = 0; i < papers.size(); i++) {
            for (int j = 0; j < i; j++) {
                sum += likeness.applyAsDouble(papers.get(i), papers.get(j));
            }
        }
        return papers.size() < 2 ? 0 : sum / (papers.size() * (papers.size() - 1) / 2.0);
    }
}
