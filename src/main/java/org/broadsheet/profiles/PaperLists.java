package org.broadsheet.profiles;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.broadsheet.papers.PaperList;

/** Knows what stands in the lists that readers keep elsewhere. */
public interface PaperLists {

    /**
     * How reading a list went.
     *
     * @param papers that stand in it, as read last
     * @param readAt when that was; empty if it never was
     * @param failingSince since when it cannot be read; empty if it can
     * @param problem why not, as a sentence in English; "" if it can be read
     */
    record Health(int papers, Optional<Instant> readAt, Optional<Instant> failingSince, String problem) {}

    /**
     * A list that somebody's profile names.
     *
     * @param readers how many name it
     */
    record Kept(PaperList list, int readers, Health health) {}

    /** Knows of none. */
    PaperLists NONE = lists -> Map.of();

    /** The papers of each, as they were when it was read last; none of one that nobody has read yet. */
    Map<PaperList, List<PaperReference>> papers(Set<PaperList> lists);

    /** How reading each went, in no order; those that nobody has asked for yet have no part in it. */
    default Map<PaperList, Health> health(Set<PaperList> lists) {
        return Map.of();
    }

    /** All lists that profiles name. */
    default List<Kept> all() {
        return List.of();
    }

    /** The profile with the papers of its lists in place of the lists. */
    default Profile unfolded(Profile profile) {
        Set<PaperList> lists = lists(profile);
        if (lists.isEmpty()) {
            return profile;
        }
        Map<PaperList, List<PaperReference>> papers = papers(lists);
        return profile.with(
                profile.interests().stream()
                        .map(interest -> unfolded(interest, papers))
                        .toList(),
                profile.trending());
    }

    private static NamedInterest unfolded(NamedInterest interest, Map<PaperList, List<PaperReference>> papers) {
        List<Interest> wants = new ArrayList<>();
        for (Interest want : interest.wants()) {
            switch (want) {
                case Interest.LikePaper(PaperReference.InList(PaperList list)) ->
                    papers.getOrDefault(list, List.of()).forEach(paper -> wants.add(new Interest.LikePaper(paper)));
                case Interest.DislikePaper(PaperReference.InList(PaperList list)) ->
                    papers.getOrDefault(list, List.of()).forEach(paper -> wants.add(new Interest.DislikePaper(paper)));
                default -> wants.add(want);
            }
        }
        // An interest wants something; a list that nobody has read yet is left where it stands.
        return wants.isEmpty() ? interest : new NamedInterest(interest.name(), wants, interest.atMost());
    }

    /** The lists that a profile names. */
    static Set<PaperList> lists(Profile profile) {
        return profile.interests().stream()
                .flatMap(interest -> interest.wants().stream())
                .flatMap(want -> switch (want) {
                    case Interest.LikePaper(PaperReference.InList(PaperList list)) -> Stream.of(list);
                    case Interest.DislikePaper(PaperReference.InList(PaperList list)) -> Stream.of(list);
                    default -> Stream.<PaperList>empty();
                })
                .collect(Collectors.toSet());
    }

    /** The profile, with the keys of those of its lists that {@code before} has with a key and it has without: nobody is shown them. */
    static Profile withKeys(Profile profile, Profile before) {
        Set<PaperList> keyed = new HashSet<>(lists(before));
        keyed.removeIf(list -> list.key().isEmpty());
        if (keyed.isEmpty()) {
            return profile;
        }
        return profile.with(
                profile.interests().stream()
                        .map(interest -> new NamedInterest(
                                interest.name(),
                                interest.wants().stream()
                                        .map(want -> keyed(want, keyed))
                                        .toList(),
                                interest.atMost()))
                        .toList(),
                profile.trending());
    }

    private static Interest keyed(Interest want, Set<PaperList> keyed) {
        return want instanceof Interest.LikePaper(PaperReference.InList(PaperList list))
                ? keyed.stream()
                        .filter(known -> list.key().isEmpty() && known.text().equals(list.text()))
                        .findFirst()
                        .<Interest>map(known -> new Interest.LikePaper(new PaperReference.InList(known)))
                        .orElse(want)
                : want;
    }
}
