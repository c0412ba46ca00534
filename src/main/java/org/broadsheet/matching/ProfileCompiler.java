package org.broadsheet.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.broadsheet.matching.CompiledProfile.CompiledInterest;
import org.broadsheet.matching.CompiledProfile.Exclusion;
import org.broadsheet.matching.CompiledProfile.Liked;
import org.broadsheet.papers.Author;
import org.broadsheet.papers.Category;
import org.broadsheet.papers.Library;
import org.broadsheet.papers.PaperId;
import org.broadsheet.papers.ShelvedPaper;
import org.broadsheet.profiles.Interest;
import org.broadsheet.profiles.NamedInterest;
import org.broadsheet.profiles.PaperReference;
import org.broadsheet.profiles.Profile;

/** Turns what a reader said into what a batch is scored with. */
final class ProfileCompiler {

    private final Library library;
    private final Analysis analysis;
    private final Statistics statistics;

    ProfileCompiler(Library library, Analysis analysis, Statistics statistics) {
        this.library = library;
        this.analysis = analysis;
        this.statistics = statistics;
    }

    CompiledProfile compile(Profile profile) {
        return new CompiledProfile(
                profile.interests().stream().map(this::compile).toList(), profile.floor());
    }

    private CompiledInterest compile(NamedInterest interest) {
        List<Liked> liked = new ArrayList<>();
        SparseVector likes = SparseVector.EMPTY;
        SparseVector dislikes = SparseVector.EMPTY;
        List<Author> authors = new ArrayList<>();
        List<Category> categories = new ArrayList<>();
        List<Exclusion> without = new ArrayList<>();
        for (Interest want : interest.wants()) {
            switch (want) {
                case Interest.About(String text) -> likes = likes.plus(vector(text));
                case Interest.LikePaper(PaperReference paper) -> resolve(paper).ifPresent(liked::add);
                case Interest.DislikePaper(PaperReference paper) -> {
                    SparseVector known = resolve(paper).map(Liked::vector).orElse(SparseVector.EMPTY);
                    dislikes = dislikes.plus(known);
                }
                case Interest.ByAuthor(Author author) -> authors.add(author);
                case Interest.InCategory(Category category) -> categories.add(category);
                case Interest.Without(String what) -> without.add(exclusion(what));
            }
        }
        for (Liked paper : liked) {
            likes = likes.plus(paper.vector());
        }
        SparseVector query = likes.unit().plus(dislikes.unit().times(-0.5f));
        return new CompiledInterest(interest.name(), query, liked, authors, categories, without);
    }

    private SparseVector vector(String text) {
        return statistics.vector(analysis.words(text));
    }

    private Optional<Liked> resolve(PaperReference reference) {
        return switch (reference) {
            case PaperReference.ById(PaperId id) -> library.find(id).map(this::liked);
            case PaperReference.ByTitle(String title) ->
                Optional.of(library.find(PaperId.ofTitle(title))
                        .map(this::liked)
                        .orElseGet(() -> new Liked(PaperId.ofTitle(title), title, vector(title))));
        };
    }

    private Liked liked(ShelvedPaper shelved) {
        return new Liked(
                shelved.paper().id(), shelved.paper().title(), statistics.vector(analysis.words(shelved.paper())));
    }

    private Exclusion exclusion(String what) {
        List<Integer> phrase =
                analysis.words(what).stream().map(Analysis.Word::term).toList();
        // A lone word may be a surname, but "transformer" must not keep out the papers of a Mr Transformer only.
        List<Author> authors = what.contains(" ") && what.length() <= 300 ? List.of(new Author(what)) : List.of();
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
