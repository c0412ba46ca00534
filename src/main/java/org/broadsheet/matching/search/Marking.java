package org.broadsheet.matching.search;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.broadsheet.matching.query.Question;
import org.broadsheet.matching.search.IndexAnalyzer.Placed;

/** Which words of a text a question asks for. */
final class Marking {

    private final IndexAnalyzer analyzer;

    Marking(IndexAnalyzer analyzer) {
        this.analyzer = analyzer;
    }

    /** Those words, as they stand in the text, each once. */
    List<String> words(Question question, String text) {
        Set<String> stems = new HashSet<>();
        gather(question, stems);
        if (stems.isEmpty()) {
            return List.of();
        }
        Set<String> words = new HashSet<>();
        for (Placed word : analyzer.stems(text)) {
            if (stems.contains(word.term())) {
                words.add(text.substring(word.start(), word.end()));
            }
        }
        return new ArrayList<>(words);
    }

    private void gather(Question question, Set<String> stems) {
        switch (question) {
            case Question.Words words when words.field() == Question.Field.AUTHOR -> {}
            case Question.Words words -> analyzer.stems(words.text()).forEach(stem -> stems.add(stem.term()));
            case Question.Together(List<Question> parts) -> parts.forEach(part -> gather(part, stems));
            case Question.All(List<Question> parts) -> parts.forEach(part -> gather(part, stems));
            case Question.Any(List<Question> parts) -> parts.forEach(part -> gather(part, stems));
            case Question.Not refused -> {}
            case Question.InCategory category -> {}
            case Question.FromSource source -> {}
            case Question.Numbered number -> {}
            case Question.Announced days -> {}
        }
    }
}
