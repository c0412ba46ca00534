package org.broadsheet.matching;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToDoubleBiFunction;
import org.broadsheet.evaluation.Evaluation;
import org.broadsheet.evaluation.Evaluation.Half;
import org.broadsheet.evaluation.Evaluation.Profiles;
import org.broadsheet.evaluation.Models;
import org.broadsheet.evaluation.OurRanker;
import org.broadsheet.evaluation.Trial;
import org.broadsheet.papers.ShelvedPaper;

/** Real days of real readers, matched, for trying what a digest makes of them. */
public final class ShownDays {

    /** @param relevant shelf numbers of what the reader wrote that day */
    public record Day(List<ShelvedPaper> papers, List<Scored> matches, List<Long> relevant) {

        public List<Match> matches(org.broadsheet.profiles.ReaderId reader) {
            return matches.stream()
                    .map(scored -> new Match(reader, scored.paper(), scored.interest(), scored.score()))
                    .toList();
        }
    }

    /** What is done with each. */
    public interface Visitor {
        void visit(Day day, ToDoubleBiFunction<ShelvedPaper, ShelvedPaper> likeness);
    }

    private ShownDays() {}

    /** The days of the readers with odd numbers. */
    public static void each(Path data, Visitor visitor) throws IOException {
        Trial trial = Trial.read(
                data.resolve("history.jsonl.gz"), data.resolve("window.jsonl.gz"), data.resolve("readers.jsonl.gz"));
        try (Models models = QualityFigures.models("local")) {
            Evaluation evaluation = new Evaluation(trial, new Profiles(0, false, false), models.model());
            OurRanker ours = new OurRanker(evaluation);
            for (Evaluation.Case one : evaluation.cases()) {
                Trial.Reader reader = evaluation.reader(one);
                if (Evaluation.half(reader.name()) == Half.ODD) {
                    DayBatch batch = ours.batch(one.day());
                    CompiledProfile profile = new CompiledProfile(List.of(ours.compiled(reader)), 0, List.of(), 0, "");
                    List<ShelvedPaper> papers = evaluation.days().get(one.day());
                    List<Long> relevant = java.util.stream.IntStream.range(0, papers.size())
                            .filter(place -> one.relevant()[place])
                            .mapToObj(place -> papers.get(place).number())
                            .toList();
                    visitor.visit(
                            new Day(papers, ours.matcher().best(profile, batch, 40), relevant),
                            ours.matcher()::likeness);
                }
            }
        }
    }
}
