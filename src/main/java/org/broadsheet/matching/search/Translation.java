package org.broadsheet.matching.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.document.IntField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.MultiPhraseQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.broadsheet.matching.query.Question;
import org.broadsheet.matching.query.Question.Field;
import org.broadsheet.matching.search.IndexAnalyzer.Placed;
import org.broadsheet.papers.Author;
import org.broadsheet.papers.Library;
import org.broadsheet.papers.ShelvedPaper;

/** A question in the index's own terms. */
final class Translation {

    /** A name that is all there is beside what else was asked: such papers come first, whatever words weigh. */
    private static final float NAMED = 100;

    /** Words between the words of a name, or their order turned round: {@code Lin, Jimmy J.} is {@code Jimmy J. Lin}. */
    private static final int NAME_SLOP = 4;

    /** So many other words may stand between words that belong together. */
    private static final int NEAR = 3;

    /** What standing near each other counts beside the words themselves. A guess. */
    private static final float NEARNESS = 2;

    /** The most words that are taken for somebody's name. */
    private static final int LONGEST_NAME = 4;

    private static final int LONGEST_ASKED = 300;

    /** From so many words on it is a sentence or an abstract: a third of them is enough. */
    private static final int SENTENCE = 7;

    /** How many of the words that stand side by side a paper must have. */
    enum Strictness {
        /** All of them, unless it is a sentence. */
        ALL,
        /** Half of them. */
        SOME
    }

    private final IndexAnalyzer analyzer;
    private final Library library;
    private final Strictness strictness;

    /** Lucene refuses more than 1,024 terms in one query. */
    private int termsLeft = 800;

    Translation(IndexAnalyzer analyzer, Library library, Strictness strictness) {
        this.analyzer = analyzer;
        this.library = library;
        this.strictness = strictness;
    }

    /** What finds the papers; empty if nothing of the question can be looked for, as of {@code the}. */
    Optional<Query> of(Question question) {
        return switch (question) {
            case Question.Words words -> words(words).filter(some -> mayAsk());
            case Question.InCategory(String category) -> Optional.of(exactly(PaperDocument.CATEGORY, category));
            case Question.FromSource(String source) -> Optional.of(exactly(PaperDocument.SOURCE, source));
            case Question.Numbered(var id) ->
                Optional.of(library.find(id)
                        .map(ShelvedPaper::number)
                        .map(Translation::numbered)
                        .orElse(MatchNoDocsQuery.INSTANCE));
            case Question.Announced(var from, var until) ->
                Optional.of(new ConstantScoreQuery(
                        IntField.newRangeQuery(PaperDocument.DAY, (int) from.toEpochDay(), (int) until.toEpochDay())));
            case Question.Not(Question part) -> of(part).map(Translation::allBut);
            case Question.All(List<Question> parts) -> all(parts);
            case Question.Any(List<Question> parts) -> any(parts);
            case Question.Together(List<Question> parts) -> together(parts);
        };
    }

    private static Query exactly(String field, String value) {
        return new ConstantScoreQuery(new TermQuery(new Term(field, value)));
    }

    private static Query numbered(long number) {
        return new ConstantScoreQuery(new TermQuery(PaperDocument.key(number)));
    }

    private static Query allBut(Query query) {
        return new BooleanQuery.Builder()
                .add(MatchAllDocsQuery.INSTANCE, Occur.FILTER)
                .add(query, Occur.MUST_NOT)
                .build();
    }

    private Optional<Query> any(List<Question> parts) {
        List<Query> queries = parts.stream().flatMap(part -> of(part).stream()).toList();
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        queries.forEach(one -> query.add(one, Occur.SHOULD));
        return queries.isEmpty() ? Optional.empty() : Optional.of(query.build());
    }

    private Optional<Query> all(List<Question> parts) {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        int held = 0;
        int scored = 0;
        for (Question part : parts) {
            if (part instanceof Question.Not(Question refused)) {
                Optional<Query> kept = of(refused);
                kept.ifPresent(out -> query.add(out, Occur.MUST_NOT));
                held += kept.isPresent() ? 1 : 0;
            } else {
                Optional<Query> asked = of(part);
                asked.ifPresent(one -> query.add(one, isAFilter(part) ? Occur.FILTER : Occur.MUST));
                held += asked.isPresent() ? 1 : 0;
                scored += asked.isPresent() ? 1 : 0;
            }
        }
        if (held > 0 && scored == 0) {
            query.add(MatchAllDocsQuery.INSTANCE, Occur.FILTER);
        }
        return held == 0 ? Optional.empty() : Optional.of(query.build());
    }

    static boolean isAFilter(Question part) {
        return part instanceof Question.InCategory
                || part instanceof Question.FromSource
                || part instanceof Question.Announced
                || part instanceof Question.Not;
    }

    private static boolean isLoose(Question part) {
        return part instanceof Question.Words(Field field, var text, boolean quoted)
                && field == Field.ANYWHERE
                && !quoted;
    }

    /** Loose words fit more or less well; everything else beside them must hold. Of numbers side by side, each is wanted. */
    private Optional<Query> together(List<Question> parts) {
        if (!parts.isEmpty() && parts.stream().allMatch(Question.Numbered.class::isInstance)) {
            return any(parts);
        }
        List<Question> loose = parts.stream().filter(Translation::isLoose).toList();
        List<Question> held = parts.stream().filter(part -> !isLoose(part)).toList();
        Optional<Query> words =
                loose(loose.stream().map(Question.Words.class::cast).toList());
        if (held.isEmpty()) {
            return words;
        }
        Optional<Query> holding = all(held);
        if (words.isEmpty() || holding.isEmpty()) {
            return words.or(() -> holding);
        }
        return Optional.of(new BooleanQuery.Builder()
                .add(words.get(), Occur.MUST)
                .add(holding.get(), Occur.MUST)
                .build());
    }

    private Optional<Query> loose(List<Question.Words> words) {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        int count = 0;
        for (Question.Words word : words) {
            for (Placed term : analyzer.stems(word.text())) {
                Query either = inEither(List.of(term), word.text());
                if (mayAsk()) {
                    query.add(either, Occur.SHOULD);
                    count++;
                }
            }
        }
        if (count == 0) {
            return Optional.empty();
        }
        query.setMinimumNumberShouldMatch(
                count >= SENTENCE ? (count + 2) / 3 : strictness == Strictness.ALL ? count : (count + 1) / 2);
        Optional<Query> name = words.size() > LONGEST_NAME || words.size() < 2
                ? Optional.empty()
                : name(words.stream()
                        .map(Question.Words::text)
                        .reduce((one, other) -> one + " " + other)
                        .orElseThrow());
        Query asked = query.build();
        if (count > 1 && count < SENTENCE) {
            // Words near each other are there anyway: so papers are counted without looking at places.
            asked = new BooleanQuery.Builder()
                    .add(asked, Occur.MUST)
                    .add(near(words), Occur.SHOULD)
                    .build();
        }
        BooleanQuery.Builder all = new BooleanQuery.Builder().add(asked, Occur.SHOULD);
        name.ifPresent(somebody -> all.add(new BoostQuery(new ConstantScoreQuery(somebody), NAMED), Occur.SHOULD));
        return Optional.of(all.build());
    }

    /** The words near each other in their order: a term of several words is more than its words. */
    private Query near(List<Question.Words> words) {
        PhraseQuery.Builder phrase = new PhraseQuery.Builder().setSlop(NEAR);
        words.stream()
                .flatMap(word -> analyzer.stems(word.text()).stream())
                .forEach(term -> phrase.add(new Term(PaperDocument.WORDS, term.term())));
        return new BoostQuery(phrase.build(), NEARNESS);
    }

    private Optional<Query> words(Question.Words words) {
        if (words.field() == Field.AUTHOR && somebody(words.text()).isPresent()) {
            Author who = somebody(words.text()).get();
            return counted(Optional.of(new SomebodyQuery(who)), who.askedKeys().size());
        }
        if (words.field() == Field.AUTHOR) {
            return counted(name(words.text()), 2 * Names.words(words.text()).size());
        }
        List<Placed> terms = analyzer.stems(words.text());
        if (terms.isEmpty()) {
            return Optional.empty();
        }
        return switch (words.field()) {
            case TITLE -> counted(Optional.of(Zone.TITLE.holding(terms)), terms.size());
            case ABSTRACT -> counted(Optional.of(Zone.ABSTRACT.holding(terms)), terms.size());
            case RECORD -> counted(Optional.of(following(PaperDocument.RECORD, terms)), terms.size());
            case ANYWHERE, AUTHOR -> Optional.of(inEither(terms, words.text()));
        };
    }

    /** Who is asked for by a whole name; empty for a lone word, which may be any part of one. */
    private static Optional<Author> somebody(String name) {
        return name.isBlank() || name.length() > LONGEST_ASKED
                ? Optional.empty()
                : Optional.of(new Author(name)).filter(Author::isWhole);
    }

    private <T> T counted(T query, int terms) {
        termsLeft -= terms;
        return query;
    }

    private boolean mayAsk() {
        return termsLeft >= 0;
    }

    /** In the text or in a name, whichever fits better. */
    private Query inEither(List<Placed> terms, String text) {
        Query inText = counted(
                following(PaperDocument.WORDS, terms),
                terms.size() + 2 * Names.words(text).size());
        return name(text)
                .<Query>map(name -> new DisjunctionMaxQuery(List.of(inText, name), 0))
                .orElse(inText);
    }

    /** Somebody of whose name these are parts, in any order. */
    static Optional<Query> name(String text) {
        List<String> words = Names.words(text);
        if (words.isEmpty()) {
            return Optional.empty();
        }
        if (words.size() == 1) {
            return Optional.of(new TermQuery(new Term(PaperDocument.AUTHORS, Names.folded(words.getFirst()))));
        }
        MultiPhraseQuery.Builder name = new MultiPhraseQuery.Builder().setSlop(NAME_SLOP);
        for (int i = 0; i < words.size(); i++) {
            name.add(Names.asked(words.get(i), i == words.size() - 1).stream()
                    .map(form -> new Term(PaperDocument.AUTHORS, form))
                    .toArray(Term[]::new));
        }
        return Optional.of(name.build());
    }

    private static Query following(String field, List<Placed> terms) {
        if (terms.size() == 1) {
            return new TermQuery(new Term(field, terms.getFirst().term()));
        }
        PhraseQuery.Builder phrase = new PhraseQuery.Builder();
        terms.forEach(term -> phrase.add(new Term(field, term.term()), term.place()));
        return phrase.build();
    }

    /** What must hold whatever the words: for the nearest by meaning. Empty if nothing must. */
    Optional<Query> held(Question question) {
        return switch (question) {
            case Question.Together(List<Question> parts)
            when parts.stream().noneMatch(Question.Numbered.class::isInstance) -> held(parts, true);
            case Question.All(List<Question> parts) -> held(parts, false);
            case Question.Words words when isLoose(words) -> Optional.empty();
            case Question other -> of(other);
        };
    }

    private Optional<Query> held(List<Question> parts, boolean looseMayMiss) {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        List<Query> held = new ArrayList<>();
        for (Question part : parts) {
            Optional<Query> must = looseMayMiss && isLoose(part) ? Optional.empty() : held(part);
            must.ifPresent(held::add);
        }
        held.forEach(one -> query.add(one, Occur.FILTER));
        return held.isEmpty() ? Optional.empty() : Optional.of(query.build());
    }

    /** The loose words of a question: what a model is asked for the meaning of. Empty if it asks for something exact alone. */
    static String looseText(Question question) {
        return switch (question) {
            case Question.Words words -> isLoose(words) ? words.text() : "";
            case Question.Together(List<Question> parts) -> joined(parts);
            case Question.All(List<Question> parts) -> joined(parts);
            case Question.Any any -> "";
            case Question.Not not -> "";
            case Question.InCategory category -> "";
            case Question.FromSource source -> "";
            case Question.Numbered number -> "";
            case Question.Announced days -> "";
        };
    }

    private static String joined(List<Question> parts) {
        return String.join(
                " ",
                parts.stream()
                        .map(Translation::looseText)
                        .filter(text -> !text.isEmpty())
                        .toList());
    }
}
