package org.broadsheet.subscription;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.broadsheet.letters.LikedPaper;
import org.broadsheet.papers.Library;
import org.broadsheet.papers.PaperId;
import org.broadsheet.papers.ShelvedPaper;
import org.broadsheet.profiles.PaperReference;

/**
 * What became of the papers that somebody says they like.
 *
 * @param inArchive those that the archive holds, by the archive's titles: they count with title, abstract and authors
 * @param byTitle those it does not hold, by the titles given: they count by the words of their titles
 * @param unknown identifiers of papers that it does not hold and that came without a title: they count once it does
 * @param lists kept elsewhere: their papers count once they have been read
 * @param references all of them, as a profile keeps them; no two alike
 */
public record PapersFound(
        List<String> inArchive,
        List<String> byTitle,
        List<String> unknown,
        List<String> lists,
        List<PaperReference> references) {

    /** There were none. */
    public static final PapersFound NONE = new PapersFound(List.of(), List.of(), List.of(), List.of(), List.of());

    public PapersFound {
        inArchive = List.copyOf(inArchive);
        byTitle = List.copyOf(byTitle);
        unknown = List.copyOf(unknown);
        lists = List.copyOf(lists);
        references = List.copyOf(references);
    }

    public boolean isEmpty() {
        return references.isEmpty();
    }

    /** Looks them all up at once: by identifier, else by title, as it was given or as the archive spells it. */
    public static PapersFound in(Library archive, List<LikedPaper> papers) {
        Set<PaperId> names = new LinkedHashSet<>();
        for (LikedPaper paper : papers) {
            names.addAll(paper.ids());
            if (!paper.title().isEmpty()) {
                names.add(PaperId.ofTitle(paper.title()));
            }
        }
        Map<PaperId, ShelvedPaper> found = names.isEmpty() ? Map.of() : archive.find(names);
        Map<PaperReference, String> inArchive = new LinkedHashMap<>();
        Map<PaperReference, String> byTitle = new LinkedHashMap<>();
        Map<PaperReference, String> unknown = new LinkedHashMap<>();
        Map<PaperReference, String> lists = new LinkedHashMap<>();
        Set<PaperReference> all = new LinkedHashSet<>();
        for (LikedPaper paper : papers) {
            Optional<ShelvedPaper> shelved = paper.ids().stream()
                    .filter(found::containsKey)
                    .findFirst()
                    .map(found::get)
                    .or(() -> paper.title().isEmpty()
                            ? Optional.empty()
                            : Optional.ofNullable(found.get(PaperId.ofTitle(paper.title()))));
            PaperReference reference;
            if (paper.list().isPresent()) {
                reference = new PaperReference.InList(paper.list().get());
                lists.put(reference, paper.label());
            } else if (shelved.isPresent()) {
                reference = new PaperReference.ById(shelved.get().paper().id());
                inArchive.put(reference, shelved.get().paper().title());
            } else if (paper.title().isEmpty()) {
                reference = new PaperReference.ById(paper.id().orElseThrow());
                unknown.put(reference, paper.label());
            } else {
                reference = new PaperReference.ByTitle(paper.title());
                byTitle.put(reference, paper.label());
            }
            all.add(reference);
        }
        return new PapersFound(
                new ArrayList<>(inArchive.values()),
                new ArrayList<>(byTitle.values()),
                new ArrayList<>(unknown.values()),
                new ArrayList<>(lists.values()),
                new ArrayList<>(all));
    }
}
