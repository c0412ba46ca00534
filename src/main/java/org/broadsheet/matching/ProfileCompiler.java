package org.broadsheet.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.broadsheet.matching.CompiledProfile.CategoryWeights;
import org.broadsheet.matching.CompiledProfile.CompiledInterest;
import org.broadsheet.matching.CompiledProfile.Exclusion;
import org.broadsheet.matching.CompiledProfile.Scale;
import org.broadsheet.matching.CompiledProfile.Text;
import org.broadsheet.matching.meaning.Directions;
import org.broadsheet.matching.meaning.MeaningSpace;
import org.broadsheet.matching.meaning.Meanings;
import org.broadsheet.matching.text.Analysis;
import org.broadsheet.matching.text.SparseVector;
import org.broadsheet.matching.text.Spread;
import org.broadsheet.matching.text.Surroundings;
import org.broadsheet.papers.Author;
import org.broadsheet.papers.Category;
import org.broadsheet.papers.PaperId;
import org.broadsheet.profiles.Interest;
import org.broadsheet.profiles.NamedInterest;
import org.broadsheet.profiles.PaperLists;
import org.broadsheet.profiles.PaperReference;
import org.broadsheet.profiles.Profile;

/** Turns what a reader said into what a batch is scored with. */
final class ProfileCompiler {

    /** Texts that papers are compared with one by one, the latest ones; the weights of words come from all. */
    static final int MOST_TEXTS = 100;

    /** What a dislike counts against a like. Measured over nine weeks of clicks: .2634 at a half, .2680 at a quarter, .2679 at nothing. */
    private static final float AGAINST = 0.25f;

    /** Own words of fewer than these say what their nearest papers say, too; any are of their categories. */
    private static final int SHORT = 30;

    /** Ten nearest archive papers; see benchmarks-tried.md (categories of the ten nearest). */
    private static final int BORROWED_FROM = 10;

    /** What ten papers have more of in common is chance, and each word costs time for every paper. */
    private static final int BORROWED_WORDS = 200;

    /** Guesses for an archive too small to measure on. */
    private static final Scale GUESS =
            new Scale(new Spread(0, 1), new Spread(0.1f, 0.15f), new Spread(0.35f, 0.5f), new Spread(0.45f, 0.6f), 0);

    private final Corpus corpus;
    private final Meanings meanings;
    private final Shelf shelf;
    private final Analysis analysis;
    private final Formula formula;
    private final PaperLists lists;

    ProfileCompiler(
            Corpus corpus, Meanings meanings, Shelf shelf, Analysis analysis, Formula formula, PaperLists lists) {
        this.corpus = corpus;
        this.meanings = meanings;
        this.shelf = shelf;
        this.analysis = analysis;
        this.formula = formula;
        this.lists = lists;
    }

    CompiledProfile compile(Profile folded) {
        Profile profile = lists.unfolded(folded);
        long revision = shelf.revision();
        Set<PaperId> references = references(profile);
        Map<PaperId, KnownPaper> known = shelf.find(references);
        List<CompiledInterest> interests = profile.interests().stream()
                .map(interest -> compile(interest, known))
                .toList();
        boolean whole = interests.stream()
                .flatMap(interest -> interest.texts().stream())
                .allMatch(text -> text.meaning().length > 0);
        // Without the model's name while the model still has papers to read, so that it is compiled again afterwards.
        return new CompiledProfile(
                interests,
                profile.floor(),
                references.stream().filter(id -> !known.containsKey(id)).toList(),
                revision,
                whole ? meanings.model() : "");
    }

    /** The papers that a profile speaks of, itself or by lists. */
    Set<PaperId> spokenOf(Profile profile) {
        return references(lists.unfolded(profile));
    }

    /** The papers that a profile speaks of. */
    private static Set<PaperId> references(Profile profile) {
        Set<PaperId> ids = new HashSet<>();
        for (NamedInterest interest : profile.interests()) {
            Stream.concat(
                            interest.all(Interest.LikePaper.class).stream().map(Interest.LikePaper::paper),
                            interest.all(Interest.DislikePaper.class).stream().map(Interest.DislikePaper::paper))
                    .forEach(reference -> ids.add(reference.key()));
        }
        return ids;
    }

    private CompiledInterest compile(NamedInterest interest, Map<PaperId, KnownPaper> known) {
        List<KnownPaper> liked = new ArrayList<>();
        List<KnownPaper> disliked = new ArrayList<>();
        List<Author> authors = new ArrayList<>();
        List<Category> categories = new ArrayList<>();
        List<Exclusion> without = new ArrayList<>();
        List<Rule> always = new ArrayList<>();
        List<Rule> only = new ArrayList<>();
        for (var want : interest.wants()) {
            switch (want) {
                case Interest.About(String text) -> liked.add(about(text));
                case Interest.LikePaper(PaperReference paper) ->
                    resolve(paper, known).ifPresent(liked::add);
                case Interest.DislikePaper(PaperReference paper) ->
                    resolve(paper, known).ifPresent(disliked::add);
                case Interest.ByAuthor(Author author) -> authors.add(author);
                case Interest.InCategory(Category category) -> categories.add(category);
                case Interest.Without(String what) -> without.add(exclusion(what));
                case Interest.Always(String what) -> always.add(Rule.of(what, analysis));
                case Interest.Only(String what) -> only.add(Rule.of(what, analysis));
            }
        }
        SparseVector query = corpus.weights().query(stems(liked), stems(disliked));
        List<Text> texts = Stream.concat(
                        liked.stream().map(paper -> paper.text(1)),
                        disliked.stream().map(paper -> paper.text(-AGAINST)))
                .toList();
        List<Text> latest = texts.subList(Math.max(0, texts.size() - MOST_TEXTS), texts.size());
        CategoryWeights weights = new CategoryCompiler(corpus.statistics()).weights(liked, categories);
        SparseVector concepts = concepts(liked);
        return new CompiledInterest(
                interest.name(),
                query,
                concepts,
                latest,
                weights,
                measure(query, concepts, latest, weights),
                liked.size(),
                home(liked),
                categories,
                authors,
                without,
                always,
                only);
    }

    /** How likely what is liked is of a field that the archive knows: the mean over the texts. */
    private float home(List<KnownPaper> liked) {
        Set<Integer> own =
                liked.stream().map(paper -> corpus.place(paper.ids())).collect(Collectors.toSet());
        double known =
                liked.stream().mapToDouble(paper -> home(paper, own)).average().orElse(1);
        return (float) (1 - corpus.telling() * (1 - known));
    }

    private double home(KnownPaper paper, Set<Integer> own) {
        if (paper.nearInMeaning()) {
            boolean line = paper.ids().isEmpty();
            return formula.homeInMeaning(corpus.familiarityInMeaning(paper.near(), own, line), line);
        }
        return formula.home(corpus.familiarity(paper.near(), own), corpus.vocabulary(paper.near()), corpus.grown());
    }

    /** The words of the reader's lines, so that every one of them counts. */
    private SparseVector concepts(List<KnownPaper> liked) {
        List<KnownPaper> lines = liked.stream()
                .filter(text -> text.ids().isEmpty() && text.stems().length > 0 && text.stems().length < SHORT)
                .toList();
        SparseVector all = SparseVector.EMPTY;
        for (KnownPaper line : lines) {
            all = all.plus(corpus.statistics().concepts(line.stems()).times(1f / lines.size()));
        }
        return all;
    }

    private static List<int[]> stems(List<KnownPaper> papers) {
        return papers.stream().map(KnownPaper::stems).toList();
    }

    /** Where the signals lie on papers of the archive, those that the profile names left out. */
    private Scale measure(SparseVector query, SparseVector concepts, List<Text> texts, CategoryWeights categories) {
        if (texts.isEmpty() && categories.isEmpty()) {
            return GUESS;
        }
        DayBatch yardstick = corpus.yardstick();
        Signals signals = new Signals(yardstick);
        signals.read(query, concepts, texts, categories);
        Set<PaperId> named = new HashSet<>();
        texts.forEach(text -> named.addAll(text.ids()));
        for (int place = 0; place < yardstick.size(); place++) {
            if (named.contains(yardstick.reading(place).id())) {
                signals.words()[place] = Float.NaN;
                signals.likeness()[place] = Float.NaN;
                signals.coverage()[place] = Float.NaN;
                signals.meaning()[place] = Float.NaN;
            }
            if (yardstick.read()[place] == 0) {
                signals.meaning()[place] = Float.NaN;
            }
            if (yardstick.categorised()[place] == 0 && !categories.isEmpty()) {
                signals.categories()[place] = Float.NaN;
            }
        }
        Spread category = Spread.of(signals.categories(), new Spread(0, 1));
        return texts.isEmpty()
                ? new Scale(GUESS.words(), new Spread(0, 1), new Spread(0, 1), new Spread(0, 1), category.mean())
                : new Scale(
                        Spread.of(signals.words(), GUESS.words()),
                        Spread.of(signals.coverage(), GUESS.coverage()),
                        Spread.of(signals.likeness(), GUESS.likeness()),
                        Spread.of(signals.meaning(), GUESS.meaning()),
                        category.mean());
    }

    private KnownPaper about(String text) {
        int[] stems = analysis.stems(text);
        SparseVector vector = corpus.statistics().vector(stems);
        float[] raw =
                corpus.space().isEmpty() ? new float[0] : meanings.of(text).orElse(new float[0]);
        MeaningSpace.Sighting sighting = corpus.space().line(raw);
        float[] meaning = Directions.asKept(sighting.meaning());
        Surroundings around = corpus.surroundings(vector, BORROWED_FROM);
        boolean meant = meaning.length > 0;
        return new KnownPaper(
                List.of(),
                text,
                stems,
                stems.length < SHORT
                        ? vector.plus(corpus.words(around).best(BORROWED_WORDS)).unit()
                        : vector,
                meaning,
                around.categories(),
                meant ? Corpus.near(sighting, -1) : corpus.near(around, stems),
                meant);
    }

    private Optional<KnownPaper> resolve(PaperReference reference, Map<PaperId, KnownPaper> known) {
        Optional<KnownPaper> found = Optional.ofNullable(known.get(reference.key()));
        return switch (reference) {
            case PaperReference.ById byId -> found;
            case PaperReference.ByTitle(String title) -> found.or(() -> Optional.of(about(title)));
            // Of one that nobody has read yet; see PaperLists.unfolded.
            case PaperReference.InList list -> Optional.empty();
        };
    }

    private Exclusion exclusion(String what) {
        List<Integer> phrase = Arrays.stream(analysis.stems(what)).boxed().toList();
        // A lone word may be a surname, but "transformer" must not keep out the papers of a Mr Transformer only.
        List<Author> authors = what.isBlank() || what.length() > 300
                ? List.of()
                : Stream.of(new Author(what)).filter(Author::isWhole).toList();
        return new Exclusion(phrase, authors, category(what).stream().toList());
    }

    private static Optional<Category> category(String what) {
        try {
            return Optional.of(new Category(what));
        } catch (IllegalArgumentException notACategory) {
            return Optional.empty();
        }
    }
}
