package org.broadsheet.commands;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.broadsheet.matching.search.Archive;
import org.broadsheet.papers.Library;
import org.broadsheet.papers.PaperId;
import org.broadsheet.papers.PaperList;
import org.broadsheet.profiles.Interest;
import org.broadsheet.profiles.NamedInterest;
import org.broadsheet.profiles.PaperReference;
import org.broadsheet.profiles.Subscribers.FileReader;

/**
 * What profiles name and the archive does not have: papers, categories, authors. None of it is a mistake, since it may come any day;
 * much of it is a slip of the keyboard.
 */
public final class Unfound {

    private final Archive archive;
    private final Library library;
    private final Map<String, Boolean> asked = new LinkedHashMap<>();

    public Unfound(FoundPapers.Parts instance) {
        this.archive = instance.archive();
        this.library = instance.library();
    }

    /** A sentence for each, in the order of the profiles; one sentence if the archive is empty. */
    public List<String> of(List<FileReader> readers) {
        archive.catchUp();
        if (archive.count() == 0) {
            return readers.isEmpty()
                    ? List.of()
                    : List.of("There are no papers yet, so nobody can say whether what profiles name exists.");
        }
        List<String> remarks = new ArrayList<>();
        for (FileReader reader : readers) {
            Set<String> ofReader = new LinkedHashSet<>();
            List<Interest> interests = reader.profile().interests().stream()
                    .map(NamedInterest::wants)
                    .flatMap(List::stream)
                    .toList();
            Set<PaperId> known = library.find(interests.stream()
                            .flatMap(Unfound::paper)
                            .map(PaperReference::key)
                            .toList())
                    .keySet();
            for (Interest interest : interests) {
                remark(interest, known).forEach(ofReader::add);
            }
            ofReader.forEach(one -> remarks.add("%s.yaml: %s".formatted(reader.file(), one)));
        }
        return remarks;
    }

    private Stream<String> remark(Interest interest, Set<PaperId> known) {
        return switch (interest) {
            case Interest.LikePaper(PaperReference paper) -> paper(paper, known);
            case Interest.DislikePaper(PaperReference paper) -> paper(paper, known);
            case Interest.ByAuthor(var author) ->
                nothing("author:\"%s\"".formatted(author.name().replace('"', ' ')))
                        ? Stream.of("no paper by %s has come yet.".formatted(author.name()))
                        : Stream.empty();
            case Interest.InCategory(var category) ->
                nothing("cat:\"%s\"".formatted(category.value()))
                        ? Stream.of("no paper of the category %s has come yet.".formatted(category.value()))
                        : Stream.empty();
            case Interest.About about -> Stream.empty();
            case Interest.Always always -> Stream.empty();
            case Interest.Only only -> Stream.empty();
            case Interest.Without without -> Stream.empty();
        };
    }

    private static Stream<PaperReference> paper(Interest interest) {
        return switch (interest) {
            case Interest.LikePaper(PaperReference paper) -> Stream.of(paper);
            case Interest.DislikePaper(PaperReference paper) -> Stream.of(paper);
            case Interest.ByAuthor author -> Stream.empty();
            case Interest.InCategory category -> Stream.empty();
            case Interest.About about -> Stream.empty();
            case Interest.Always always -> Stream.empty();
            case Interest.Only only -> Stream.empty();
            case Interest.Without without -> Stream.empty();
        };
    }

    private static Stream<String> paper(PaperReference paper, Set<PaperId> known) {
        if (known.contains(paper.key())) {
            return Stream.empty();
        }
        return Stream.of(
                switch (paper) {
                    case PaperReference.ById(PaperId id) ->
                        "nobody has the paper %s; it counts once it has come.".formatted(id.value());
                    case PaperReference.ByTitle(String title) ->
                        "nobody has a paper called \"%s\"; its words count meanwhile.".formatted(title);
                    case PaperReference.InList(PaperList list) ->
                        "the papers of %s are read by the daemon, every night.".formatted(list.text());
                });
    }

    private boolean nothing(String question) {
        return asked.computeIfAbsent(question, typed -> {
            Archive.Answer answer = archive.search(Archive.Search.of(typed, 1));
            return answer.total() == 0 || answer.loosely() || answer.searched().isPresent();
        });
    }
}
