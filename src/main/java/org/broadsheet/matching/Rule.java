package org.broadsheet.matching;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.broadsheet.matching.query.Origin;
import org.broadsheet.matching.query.Question;
import org.broadsheet.matching.query.Question.Field;
import org.broadsheet.matching.query.QuestionReader;
import org.broadsheet.matching.text.Analysis;
import org.broadsheet.papers.Author;
import org.broadsheet.papers.Category;
import org.broadsheet.papers.Paper;

/**
 * One line of {@code always:} or {@code only:}, asked of papers one by one. Words alone are whatever they may be: words that
 * follow each other, somebody's name, a category, a source. With a field, an operator or quotation marks it is a question of
 * the search language, of which everything must hold.
 */
final class Rule {

    private static final int LONGEST_NAME = 300;

    private final String text;
    private final Asking asking;

    private Rule(String text, Asking asking) {
        this.text = text;
        this.asking = asking;
    }

    /** A paper whose words are known. */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record Asked(Paper paper, int[] stems, int[] titleStems) {

        /** @param stems of title and abstract */
        static Asked of(Paper paper, int[] stems, Analysis analysis) {
            return new Asked(paper, stems, analysis.stems(paper.title()));
        }
    }

    @FunctionalInterface
    private interface Asking {
        boolean of(Asked paper);
    }

    static Rule of(String text, Analysis analysis) {
        Question question = QuestionReader.read(text);
        return new Rule(text, isPlain(question) ? plain(text, analysis) : asking(question, analysis));
    }

    /** As the reader wrote it. */
    String text() {
        return text;
    }

    boolean holds(Asked paper) {
        return asking.of(paper);
    }

    private static boolean isPlain(Question question) {
        return switch (question) {
            case Question.Words words -> words.field() == Field.ANYWHERE && !words.quoted();
            case Question.Together(List<Question> parts) -> parts.stream().allMatch(Rule::isPlain);
            case Question.InCategory in -> false;
            case Question.FromSource from -> false;
            case Question.Numbered number -> false;
            case Question.Announced days -> false;
            case Question.All all -> false;
            case Question.Any any -> false;
            case Question.Not not -> false;
        };
    }

    private static Asking plain(String text, Analysis analysis) {
        Asking phrase = phrase(Field.ANYWHERE, text, analysis);
        Asking name = text.contains(" ") ? name(text) : paper -> false;
        Asking category = category(text);
        String source = text.toLowerCase(Locale.ROOT);
        return paper -> phrase.of(paper)
                || name.of(paper)
                || category.of(paper)
                || Origin.of(paper.paper()).contains(source);
    }

    private static Asking asking(Question question, Analysis analysis) {
        return switch (question) {
            case Question.Words(Field field, String words, boolean quoted) when field == Field.AUTHOR -> name(words);
            case Question.Words(Field field, String words, boolean quoted) -> {
                Asking phrase = phrase(field, words, analysis);
                Asking name = field == Field.ANYWHERE && quoted && words.contains(" ") ? name(words) : paper -> false;
                yield paper -> phrase.of(paper) || name.of(paper);
            }
            case Question.InCategory(String category) -> category(category);
            case Question.FromSource(String source) ->
                paper -> Origin.of(paper.paper()).contains(source);
            case Question.Numbered(var id) ->
                paper -> paper.paper().identifiers().contains(id);
            case Question.Announced(var from, var until) ->
                paper -> !paper.paper().announced().isBefore(from)
                        && !paper.paper().announced().isAfter(until);
            case Question.Not(Question part) -> {
                Asking refused = asking(part, analysis);
                yield paper -> !refused.of(paper);
            }
            case Question.All(List<Question> parts) -> all(parts, analysis);
            case Question.Together(List<Question> parts) -> all(parts, analysis);
            case Question.Any(List<Question> parts) -> {
                List<Asking> any = each(parts, analysis);
                yield paper -> any.stream().anyMatch(one -> one.of(paper));
            }
        };
    }

    private static Asking all(List<Question> parts, Analysis analysis) {
        List<Asking> all = each(parts, analysis);
        return paper -> !all.isEmpty() && all.stream().allMatch(one -> one.of(paper));
    }

    private static List<Asking> each(List<Question> parts, Analysis analysis) {
        return parts.stream().map(part -> asking(part, analysis)).toList();
    }

    private static Asking name(String text) {
        Optional<Author> author =
                text.isBlank() || text.length() > LONGEST_NAME ? Optional.empty() : Optional.of(new Author(text));
        return paper -> author.isPresent() && paper.paper().authors().stream().anyMatch(author.get()::mayBe);
    }

    private static Asking category(String text) {
        try {
            Category wider = new Category(text);
            return paper -> paper.paper().categories().stream().anyMatch(category -> category.isWithin(wider));
        } catch (IllegalArgumentException noCategory) {
            return paper -> false;
        }
    }

    /** Words that only stand in the way, as {@code the}, hold of no paper. */
    private static Asking phrase(Field field, String text, Analysis analysis) {
        int[] words = analysis.stems(text);
        return paper -> switch (field) {
            case TITLE -> contains(paper.titleStems(), words);
            case ABSTRACT ->
                contains(
                        Arrays.copyOfRange(
                                paper.stems(),
                                Math.min(paper.titleStems().length, paper.stems().length),
                                paper.stems().length),
                        words);
            case RECORD ->
                paper.paper().details().texts().stream().anyMatch(said -> contains(analysis.stems(said), words));
            case ANYWHERE, AUTHOR -> contains(paper.stems(), words);
        };
    }

    private static boolean contains(int[] stems, int[] phrase) {
        for (int start = 0; phrase.length > 0 && start + phrase.length <= stems.length; start++) {
            if (Arrays.equals(stems, start, start + phrase.length, phrase, 0, phrase.length)) {
                return true;
            }
        }
        return false;
    }
}
