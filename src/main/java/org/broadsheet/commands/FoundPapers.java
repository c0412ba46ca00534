package org.broadsheet.commands;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.broadsheet.matching.search.Archive;
import org.broadsheet.papers.Author;
import org.broadsheet.papers.Category;
import org.broadsheet.papers.Library;
import org.broadsheet.papers.Paper;
import org.broadsheet.papers.ShelvedPaper;
import org.broadsheet.tex.Tex;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What commands that look papers up share: their options, the instance, and how they answer. */
public final class FoundPapers {

    /** What looking papers up takes. */
    public interface Parts extends Opened {
        Archive archive();

        Library library();
    }

    private static final int NAMES = 3;

    private static final int MOST = 1_000;

    @Mixin
    private Common common;

    @Option(
            names = "--at-most",
            paramLabel = "N",
            defaultValue = "10",
            description = "Papers. Default: ${DEFAULT-VALUE}")
    private int atMost;

    /** What was looked up. */
    sealed interface Outcome {

        /**
         * Papers, perhaps none.
         *
         * @param above what is to be said of the answer before the papers, in sentences
         * @param facts of the answer, for {@code --json}
         */
        record Answer(List<Archive.Found> found, int from, List<String> above, Map<String, Object> facts)
                implements Outcome {}

        /** The question cannot be asked, and why. */
        record Unanswered(String reason) implements Outcome {}
    }

    /** Looks up at most so many papers. */
    @FunctionalInterface
    interface Looking {
        Outcome in(Parts instance, int most);
    }

    /** Answers with the papers; with {@code --json} as {@code {"papers": [...]}} and what is known of the answer. */
    int answer(Opening<Parts> opening, Looking looking) {
        try (Parts instance = opening.open(common, InstantSource.system())) {
            return switch (looking.in(instance, Math.clamp(atMost, 1, MOST))) {
                case Outcome.Answer answer -> print(instance.library(), answer);
                case Outcome.Unanswered(String reason) -> {
                    System.err.println(reason);
                    yield ExitCode.NOT_DONE;
                }
            };
        }
    }

    private int print(Library library, Outcome.Answer answer) {
        Map<Long, ShelvedPaper> papers =
                library
                        .byNumber(answer.found().stream()
                                .map(Archive.Found::number)
                                .toList())
                        .stream()
                        .collect(Collectors.toMap(ShelvedPaper::number, Function.identity()));
        List<Map<String, Object>> fields = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        answer.above().forEach(line -> text.append(line).append(System.lineSeparator()));
        for (Archive.Found one : answer.found()) {
            if (papers.containsKey(one.number())) {
                Paper paper = papers.get(one.number()).paper();
                fields.add(fields(paper, one.score()));
                text.append("%2d  %s%n    %s%n"
                        .formatted(
                                answer.from() + fields.size(),
                                Tex.read(paper.title()).text(),
                                String.join(" · ", facts(paper))));
            }
        }
        Map<String, Object> all = new LinkedHashMap<>(answer.facts());
        all.put("papers", fields);
        common.answer(System.out, all, text.toString().stripTrailing());
        return fields.isEmpty() ? ExitCode.NOT_DONE : ExitCode.DONE;
    }

    private static Map<String, Object> fields(Paper paper, double score) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", paper.id().value());
        fields.put("title", paper.title());
        fields.put("authors", paper.authors().stream().map(Author::name).toList());
        fields.put(
                "categories", paper.categories().stream().map(Category::value).toList());
        fields.put("announced", paper.announced().toString());
        fields.put("score", score);
        return fields;
    }

    private static List<String> facts(Paper paper) {
        List<String> facts = new ArrayList<>();
        if (!paper.authors().isEmpty()) {
            String names = paper.authors().stream()
                    .limit(NAMES)
                    .map(author -> Tex.read(author.name()).text())
                    .collect(Collectors.joining(", "));
            facts.add(paper.authors().size() > NAMES ? names + " and others" : names);
        }
        paper.primaryCategory().map(Category::value).ifPresent(facts::add);
        facts.add(paper.announced().toString());
        facts.add(paper.id().value());
        return facts;
    }
}
