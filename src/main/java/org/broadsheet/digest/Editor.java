package org.broadsheet.digest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.broadsheet.matching.Match;
import org.broadsheet.papers.ShelvedPaper;
import org.broadsheet.profiles.NamedInterest;
import org.broadsheet.profiles.Profile;

/**
 * Chooses and orders one reader's papers. Pure: the same pool gives the same selection.
 *
 * <p>Papers are taken best first, weighed against likeness to those already taken as the reader's {@code variety} says
 * (maximal marginal relevance, Carbonell and Goldstein 1998). A near-duplicate of a taken paper folds into its entry. A
 * paper stands in the section of the interest it fits best that still has room, and names the others it fits.
 */
public final class Editor {

    static final String TRENDING = "Trending today";
    static final String FRONT_PAGE = "Today's papers";

    /** Of the papers that fit, as many times what a digest may show are looked at; the rest are counted only. */
    private static final int LOOKED_AT = 4;

    private final Likeness likeness;

    public Editor(Likeness likeness) {
        this.likeness = likeness;
    }

    /**
     * What there is to choose from.
     *
     * @param matches of this reader; those of unknown papers, of papers already sent and of interests they no longer have do
     *     not count
     * @param papers by shelf number: every paper that may be shown
     * @param sent papers that this reader has had
     * @param lately the papers this reader had in the last days, so that no near-duplicate of them comes
     * @param trending in order; papers sent or picked already are passed over
     */
    record Pool(
            List<Match> matches,
            Map<Long, ShelvedPaper> papers,
            Set<Long> sent,
            List<ShelvedPaper> lately,
            List<Trending.Ranked> trending) {}

    Selection select(Profile profile, Pool pool) {
        List<Candidate> candidates = candidates(profile, pool);
        List<Pick> picks = pick(profile, candidates, pool.lately());
        List<Section> sections = new ArrayList<>(sections(profile, picks));
        section(profile, pool, picks).ifPresent(sections::add);
        int folded = picks.stream().mapToInt(pick -> pick.folded.size()).sum();
        return sections.isEmpty()
                ? new Selection.NothingToday()
                : new Selection.Picked(sections, Math.max(0, candidates.size() - picks.size() - folded));
    }

    /** A paper and every interest that it fits, best first. */
    private record Candidate(ShelvedPaper paper, List<Match> fits) {
        double score() {
            return fits.getFirst().score();
        }
    }

    private static final class Pick {

        private final Candidate candidate;
        private final String interest;
        private final List<Long> folded = new ArrayList<>();

        Pick(Candidate candidate, String interest) {
            this.candidate = candidate;
            this.interest = interest;
        }

        Entry entry() {
            double score = candidate.fits.stream()
                    .filter(fit -> fit.interest().equals(interest))
                    .mapToDouble(Match::score)
                    .max()
                    .orElseThrow();
            List<String> others = candidate.fits.stream()
                    .map(Match::interest)
                    .filter(other -> !other.equals(interest))
                    .distinct()
                    .toList();
            return new Entry(
                    candidate.paper.number(),
                    OptionalInt.of((int) Math.round(score)),
                    others,
                    List.of(),
                    Optional.empty(),
                    folded);
        }
    }

    /** The papers that may be picked, best first. */
    private static List<Candidate> candidates(Profile profile, Pool pool) {
        Map<String, Integer> order = new HashMap<>();
        profile.interests().forEach(interest -> order.put(interest.name(), order.size()));
        Map<Long, List<Match>> byPaper = new LinkedHashMap<>();
        for (Match match : pool.matches()) {
            if (match.score() >= profile.floor()
                    && order.containsKey(match.interest())
                    && pool.papers().containsKey(match.paper())
                    && !pool.sent().contains(match.paper())) {
                byPaper.computeIfAbsent(match.paper(), unused -> new ArrayList<>())
                        .add(match);
            }
        }
        List<Candidate> candidates = new ArrayList<>(byPaper.size());
        byPaper.forEach((paper, fits) -> {
            fits.sort(Comparator.comparingDouble(Match::score)
                    .reversed()
                    .thenComparingInt(fit -> order.get(fit.interest())));
            candidates.add(new Candidate(pool.papers().get(paper), List.copyOf(fits)));
        });
        candidates.sort(Comparator.comparingDouble(Candidate::score)
                .reversed()
                .thenComparingLong(candidate -> candidate.paper.number()));
        return candidates;
    }

    private List<Pick> pick(Profile profile, List<Candidate> candidates, List<ShelvedPaper> lately) {
        Map<String, Integer> room = new HashMap<>();
        for (NamedInterest interest : profile.interests()) {
            room.put(interest.name(), interest.atMost().orElse(Integer.MAX_VALUE));
        }
        List<Candidate> open =
                new ArrayList<>(candidates.subList(0, Math.min(candidates.size(), LOOKED_AT * profile.atMost())));
        List<Pick> picks = new ArrayList<>();
        while (picks.size() < profile.atMost() && !open.isEmpty()) {
            Candidate next = next(profile.variety(), open, picks);
            open.remove(next);
            Optional<Pick> same = picks.stream()
                    .filter(pick -> same(pick.candidate.paper, next.paper))
                    .findFirst();
            if (same.isPresent()) {
                same.get().folded.add(next.paper.number());
            } else if (lately.stream().noneMatch(had -> same(had, next.paper))) {
                next.fits.stream()
                        .map(Match::interest)
                        .filter(interest -> room.get(interest) > 0)
                        .findFirst()
                        .ifPresent(interest -> {
                            room.merge(interest, -1, Integer::sum);
                            picks.add(new Pick(next, interest));
                        });
            }
        }
        return picks;
    }

    /** The best of those still open, by score and by unlikeness to what was picked; the first of equals. */
    private Candidate next(double variety, List<Candidate> open, List<Pick> picks) {
        if (variety == 0 || picks.isEmpty()) {
            return open.getFirst();
        }
        Candidate best = null;
        double bestWorth = Double.NEGATIVE_INFINITY;
        for (Candidate candidate : open) {
            double relevance = (1 - variety) * candidate.score() / 100;
            if (relevance <= bestWorth) {
                break;
            }
            double alike = 0;
            for (Pick pick : picks) {
                alike = Math.max(alike, likeness.between(pick.candidate.paper.paper(), candidate.paper.paper()));
            }
            double worth = relevance - variety * alike;
            if (worth > bestWorth) {
                best = candidate;
                bestWorth = worth;
            }
        }
        return best;
    }

    private boolean same(ShelvedPaper one, ShelvedPaper other) {
        return one.number() == other.number() || likeness.nearDuplicates(one.paper(), other.paper());
    }

    /** One section an interest that has papers, the one with the best paper first. */
    private static List<Section> sections(Profile profile, List<Pick> picks) {
        List<Section> sections = new ArrayList<>();
        for (NamedInterest interest : profile.interests()) {
            List<Entry> entries = picks.stream()
                    .filter(pick -> pick.interest.equals(interest.name()))
                    .map(Pick::entry)
                    .sorted(Comparator.comparingInt(entry -> -entry.score().orElseThrow()))
                    .toList();
            if (!entries.isEmpty()) {
                sections.add(new Section(interest.name(), Section.Kind.INTEREST, entries));
            }
        }
        sections.sort(Comparator.comparingInt(
                section -> -section.entries().getFirst().score().orElseThrow()));
        return sections;
    }

    private Optional<Section> section(Profile profile, Pool pool, List<Pick> picks) {
        boolean alone = profile.interests().isEmpty();
        int wanted = alone && profile.trending() == 0 ? profile.atMost() : profile.trending();
        List<ShelvedPaper> shown =
                new ArrayList<>(picks.stream().map(pick -> pick.candidate.paper).toList());
        List<Entry> entries = new ArrayList<>();
        for (Trending.Ranked next : pool.trending()) {
            if (entries.size() >= wanted) {
                break;
            }
            ShelvedPaper paper = next.paper();
            if (!pool.sent().contains(paper.number())
                    && shown.stream().noneMatch(had -> same(had, paper))
                    && pool.lately().stream().noneMatch(had -> same(had, paper))) {
                shown.add(paper);
                entries.add(new Entry(
                        paper.number(),
                        OptionalInt.empty(),
                        List.of(),
                        List.of(),
                        Optional.of(next.trend()),
                        List.of()));
            }
        }
        return entries.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        alone
                                ? new Section(FRONT_PAGE, Section.Kind.FRONT_PAGE, entries)
                                : new Section(TRENDING, Section.Kind.TRENDING, entries));
    }
}
