package org.broadsheet.digest;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.broadsheet.matching.Match;
import org.broadsheet.papers.Paper;
import org.broadsheet.papers.PaperId;
import org.broadsheet.papers.ShelvedPaper;
import org.broadsheet.profiles.Interest;
import org.broadsheet.profiles.NamedInterest;
import org.broadsheet.profiles.PaperReference;
import org.broadsheet.profiles.Profile;

/**
 * Chooses and orders one reader's papers. Pure: the same pool gives the same selection. Lives as long as one run: how alike two papers are is worked out
 * once for all readers. Safe to use from many threads.
 *
 * <p>Papers are taken best first, weighed against likeness to those already taken as the reader's {@code variety} says
 * (maximal marginal relevance, Carbonell and Goldstein 1998). A near-duplicate of a taken paper folds into its entry. A
 * paper stands in the section of the interest it fits best that still has room, and names the others it fits.
 */
public final class Editor {

    static final String TRENDING = "Trending today";
    static final String FRONT_PAGE = "Today's papers";

    /** For each interest, this many times the size of a digest is looked at; papers beyond that are only counted. */
    private static final int LOOKED_AT = 2;

    /** Pairs of papers that are remembered; a day's papers make some 30,000. */
    private static final int MOST_PAIRS = 200_000;

    private final Likeness likeness;
    private final Map<Long, Double> alike = new ConcurrentHashMap<>();
    private final Twins twins;
    private final Map<Long, Facts> facts = new ConcurrentHashMap<>();

    public Editor(Likeness likeness) {
        this.likeness = likeness;
        this.twins = new Twins(likeness);
    }

    /** What is asked of a paper for every reader whom it fits. */
    private record Facts(boolean withdrawn, Set<PaperId> identifiers) {
        static Facts of(Paper paper) {
            return new Facts(paper.isWithdrawn(), Set.copyOf(paper.identifiers()));
        }
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
        List<Twins.Had> lately = pool.lately().stream().map(twins::had).toList();
        List<Pick> picks = pick(profile, candidates, lately);
        List<Section> sections = new ArrayList<>(sections(profile, picks));
        section(profile, pool, picks, lately).ifPresent(sections::add);
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

        boolean fits(String interest) {
            return fits.stream().anyMatch(fit -> fit.interest().equals(interest));
        }
    }

    private static final class Pick {

        private final Candidate candidate;
        private final Twins.Had had;
        private final String interest;
        private final List<Long> folded = new ArrayList<>();

        Pick(Candidate candidate, Twins.Had had, String interest) {
            this.candidate = candidate;
            this.had = had;
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
    private List<Candidate> candidates(Profile profile, Pool pool) {
        Map<String, Integer> order = new HashMap<>();
        profile.interests().forEach(interest -> order.put(interest.name(), order.size()));
        Set<PaperId> named = named(profile);
        Map<Long, List<Match>> byPaper = new LinkedHashMap<>();
        for (Match match : pool.matches()) {
            ShelvedPaper paper = pool.papers().get(match.paper());
            if (match.score() >= profile.floor()
                    && order.containsKey(match.interest())
                    && paper != null
                    && !pool.sent().contains(match.paper())
                    && mayBeShown(paper, named)) {
                byPaper.computeIfAbsent(match.paper(), unused -> new ArrayList<>())
                        .add(match);
            }
        }
        List<Candidate> candidates = new ArrayList<>(byPaper.size());
        byPaper.forEach((paper, fits) -> {
            fits.sort(Comparator.comparingDouble(Match::score)
                    .reversed()
                    .thenComparingInt(fit -> order.get(fit.interest())));
            candidates.add(new Candidate(Objects.requireNonNull(pool.papers().get(paper)), List.copyOf(fits)));
        });
        candidates.sort(Comparator.comparingDouble(Candidate::score)
                .reversed()
                .thenComparingLong(candidate -> candidate.paper.number()));
        return candidates;
    }

    /** Whether it was not taken back, and is none of those. */
    private boolean mayBeShown(ShelvedPaper paper, Set<PaperId> named) {
        Facts known = facts.computeIfAbsent(paper.number(), unused -> Facts.of(paper.paper()));
        return !known.withdrawn() && Collections.disjoint(named, known.identifiers());
    }

    /** The papers that the reader told us about: they need not be told of them. */
    private static Set<PaperId> named(Profile profile) {
        Set<PaperId> named = new HashSet<>();
        for (NamedInterest interest : profile.interests()) {
            for (Interest want : interest.wants()) {
                switch (want) {
                    case Interest.LikePaper(PaperReference paper) -> named.add(paper.key());
                    case Interest.DislikePaper(PaperReference paper) -> named.add(paper.key());
                    case Interest.About about -> {}
                    case Interest.ByAuthor author -> {}
                    case Interest.InCategory category -> {}
                    case Interest.Without without -> {}
                    case Interest.Always always -> {}
                    case Interest.Only only -> {}
                }
            }
        }
        return named;
    }

    private List<Pick> pick(Profile profile, List<Candidate> candidates, List<Twins.Had> lately) {
        Room room = new Room(profile, candidates);
        List<Pick> picks = new ArrayList<>();
        List<Candidate> passedOver = pick(profile, lookedAt(profile, candidates), lately, room, picks);
        if (picks.size() < profile.atMost()) {
            room.open();
            pick(profile, passedOver, lately, room, picks);
        }
        return picks;
    }

    /** The best of each interest, in order of score; the rest are only counted. */
    private static List<Candidate> lookedAt(Profile profile, List<Candidate> candidates) {
        int most = LOOKED_AT * profile.atMost();
        Map<String, Integer> lookedAt = new HashMap<>();
        List<Candidate> some = new ArrayList<>();
        for (Candidate candidate : candidates) {
            boolean isAmongThem = false;
            for (Match fit : candidate.fits) {
                isAmongThem |= lookedAt.merge(fit.interest(), 1, Integer::sum) <= most;
            }
            if (isAmongThem) {
                some.add(candidate);
            }
        }
        return some;
    }

    /** Adds to {@code picks}; returns those for which there was no room, best first. */
    private List<Candidate> pick(
            Profile profile, List<Candidate> from, List<Twins.Had> lately, Room room, List<Pick> picks) {
        List<Open> open = new ArrayList<>(from.size());
        from.forEach(candidate -> open.add(new Open(candidate)));
        List<Candidate> passedOver = new ArrayList<>();
        while (picks.size() < profile.atMost() && !open.isEmpty()) {
            Candidate next = next(profile.variety(), open, picks);
            Optional<Pick> same = picks.stream()
                    .filter(pick -> twins.isAmong(next.paper, List.of(pick.had)))
                    .findFirst();
            if (same.isPresent()) {
                same.get().folded.add(next.paper.number());
            } else if (!twins.isAmong(next.paper, lately)) {
                next.fits.stream()
                        .map(Match::interest)
                        .filter(room::isFor)
                        .findFirst()
                        .ifPresentOrElse(
                                interest -> {
                                    room.take(interest);
                                    picks.add(new Pick(next, twins.had(next.paper), interest));
                                },
                                () -> passedOver.add(next));
            }
        }
        return passedOver;
    }

    /**
     * How many papers each interest may still have. Half of a digest is kept for all interests alike, so that one with much to
     * show does not crowd out the others; the other half goes by score.
     */
    private static final class Room {

        private final Map<String, Integer> left = new HashMap<>();
        private final Map<String, Integer> kept = new HashMap<>();
        private int free;

        Room(Profile profile, List<Candidate> candidates) {
            free = profile.atMost();
            int share = Math.max(
                    1, profile.atMost() / (2 * Math.max(1, profile.interests().size())));
            for (NamedInterest interest : profile.interests()) {
                int most = interest.atMost().orElse(Integer.MAX_VALUE);
                long fitting = candidates.stream()
                        .filter(candidate -> candidate.fits(interest.name()))
                        .count();
                left.put(interest.name(), most);
                kept.put(interest.name(), (int) Math.min(share, Math.min(most, fitting)));
            }
        }

        boolean isFor(String interest) {
            int keptForOthers =
                    kept.values().stream().mapToInt(Integer::intValue).sum()
                            - Objects.requireNonNull(kept.get(interest));
            return Objects.requireNonNull(left.get(interest)) > 0 && (kept.get(interest) > 0 || free > keptForOthers);
        }

        void take(String interest) {
            left.merge(interest, -1, Integer::sum);
            kept.computeIfPresent(interest, (unused, some) -> Math.max(0, some - 1));
            free--;
        }

        /** Keeps nothing any more: what was kept found nobody. */
        void open() {
            kept.replaceAll((interest, some) -> 0);
        }
    }

    /** A candidate that was not taken yet, and how alike it is to the picks that it was compared with. */
    private static final class Open {

        private final Candidate candidate;
        private int compared;
        private double alike;

        Open(Candidate candidate) {
            this.candidate = candidate;
        }
    }

    /** Takes the best of those still open, by score and by unlikeness to what was picked; the first of equals. */
    private Candidate next(double variety, List<Open> open, List<Pick> picks) {
        if (variety == 0 || picks.isEmpty()) {
            return open.removeFirst().candidate;
        }
        int best = 0;
        double bestWorth = Double.NEGATIVE_INFINITY;
        for (int place = 0; place < open.size(); place++) {
            Open one = open.get(place);
            double relevance = (1 - variety) * one.candidate.score() / 100;
            if (relevance <= bestWorth) {
                break;
            }
            while (one.compared < picks.size()) {
                one.alike =
                        Math.max(one.alike, between(picks.get(one.compared++).candidate.paper, one.candidate.paper));
            }
            double worth = relevance - variety * one.alike;
            if (worth > bestWorth) {
                best = place;
                bestWorth = worth;
            }
        }
        return open.remove(best).candidate;
    }

    private double between(ShelvedPaper one, ShelvedPaper other) {
        long numbers = Math.min(one.number(), other.number()) << 32 | Math.max(one.number(), other.number());
        // Another number for each pair, which spreads: the halves of neighbours' numbers cancel each other out in a
        // Long's hash.
        long pair = numbers * 0x9E3779B97F4A7C15L;
        Double known = alike.get(pair);
        if (known == null) {
            known = likeness.between(one, other);
            if (alike.size() >= MOST_PAIRS) {
                alike.clear();
            }
            alike.put(pair, known);
        }
        return known;
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

    private Optional<Section> section(Profile profile, Pool pool, List<Pick> picks, List<Twins.Had> lately) {
        boolean alone = profile.interests().isEmpty();
        int wanted = alone && profile.trending() == 0 ? profile.atMost() : profile.trending();
        List<Twins.Had> shown = new ArrayList<>(lately);
        picks.forEach(pick -> shown.add(pick.had));
        Set<PaperId> named = named(profile);
        List<Entry> entries = new ArrayList<>();
        for (Trending.Ranked next : pool.trending()) {
            if (entries.size() >= wanted) {
                break;
            }
            ShelvedPaper paper = next.paper();
            if (!pool.sent().contains(paper.number()) && mayBeShown(paper, named) && !twins.isAmong(paper, shown)) {
                shown.add(twins.had(paper));
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
