package org.broadsheet.sources;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.broadsheet.papers.Paper;
import org.broadsheet.papers.PaperDetails;
import org.broadsheet.papers.PaperId;
import org.broadsheet.papers.ShelvedPaper;
import org.broadsheet.papers.Votes;

/**
 * Decides which paper an arriving one is, and what its text is from then on. Pure: it is handed what is known, and collects
 * what to write.
 *
 * <p>A paper is the one with its arXiv identifier; else the one with its DOI or PubMed's number; else the one with its title as it
 * is read, where one of the two has no identifier at all, or where one is a preprint, the title is no common phrase, and the authors
 * are the same: a preprint and its journal version. Two arXiv identifiers are always two papers, whatever else they share.
 *
 * <p>Where the arriving one has the numbers of two papers that are there, these are one from then on: the older.
 */
public final class Catalogue {

    private final Map<PaperId, Long> numbers;
    private final Map<Long, ShelvedPaper> papers;
    private final Instant now;
    private final Map<PaperId, Long> newAliases = new LinkedHashMap<>();
    private final Map<Long, ShelvedPaper> added = new LinkedHashMap<>();
    private final Map<Long, ShelvedPaper> changed = new LinkedHashMap<>();
    private final Set<Long> reworded = new LinkedHashSet<>();
    private final Map<Long, Long> folded = new LinkedHashMap<>();
    private long last;
    private int known;

    /**
     * @param numbers who is known by what: at least all that the arriving papers are known by
     * @param papers at least all that {@code numbers} names
     * @param last the highest number that is taken
     */
    public Catalogue(Map<PaperId, Long> numbers, Map<Long, ShelvedPaper> papers, long last, Instant now) {
        this.numbers = new HashMap<>(numbers);
        this.papers = new HashMap<>(papers);
        this.last = last;
        this.now = now;
    }

    /**
     * A paper that arrives, with all that it is known by: a title's key is computed once.
     *
     * @param ids as {@link Paper#identifiers} has them, so that the title's key comes last
     */
    public record Arrival(Paper paper, List<PaperId> ids) {

        public Arrival {
            ids = List.copyOf(ids);
        }

        public static Arrival of(Paper paper) {
            return new Arrival(paper, paper.identifiers());
        }
    }

    /** Enters one arriving paper. */
    public void add(Arrival arrival) {
        Paper arriving = arrival.paper();
        ShelvedPaper shelved = sameAs(arrival).map(old -> update(old, arriving)).orElseGet(() -> insert(arriving));
        papers.put(shelved.number(), shelved);
        for (PaperId id : arrival.ids().subList(0, arrival.ids().size() - 1)) {
            ShelvedPaper other = find(id).orElse(shelved);
            if (other.number() != shelved.number() && isOne(shelved.paper(), other.paper())) {
                shelved = fold(shelved, other);
            }
        }
        for (PaperId id : arrival.ids()) {
            if (numbers.putIfAbsent(id, shelved.number()) == null) {
                newAliases.put(id, shelved.number());
            }
        }
    }

    private Optional<ShelvedPaper> sameAs(Arrival arrival) {
        Paper arriving = arrival.paper();
        return byArxiv(arriving)
                .or(() -> byOtherNumber(arriving))
                .or(() -> byTitle(arriving, arrival.ids().getLast()));
    }

    private Optional<ShelvedPaper> byArxiv(Paper arriving) {
        return arriving.arxiv().map(PaperId::of).flatMap(this::find);
    }

    private Optional<ShelvedPaper> byOtherNumber(Paper arriving) {
        return arriving.doi()
                .map(PaperId::of)
                .flatMap(this::find)
                .or(() -> arriving.details().pubmed().map(PaperId::of).flatMap(this::find))
                .filter(old -> arriving.arxiv().isEmpty() || old.paper().arxiv().isEmpty());
    }

    private Optional<ShelvedPaper> byTitle(Paper arriving, PaperId titleKey) {
        return find(titleKey)
                .filter(old -> !arriving.isNumbered()
                        || !old.paper().isNumbered()
                        || SameWork.isOneTwicePublished(arriving, old.paper()));
    }

    private Optional<ShelvedPaper> find(PaperId id) {
        return Optional.ofNullable(numbers.get(id)).map(papers::get);
    }

    /** Whether two that share a number contradict each other in none. */
    private static boolean isOne(Paper one, Paper other) {
        return agree(one.arxiv(), other.arxiv())
                && agree(one.doi(), other.doi())
                && agree(one.details().pubmed(), other.details().pubmed());
    }

    private static boolean agree(Optional<?> one, Optional<?> other) {
        return one.isEmpty() || other.isEmpty() || one.equals(other);
    }

    /** The older of two, with all that is known of either; the younger is that one from now on. */
    private ShelvedPaper fold(ShelvedPaper one, ShelvedPaper other) {
        boolean oneIsOlder = one.number() < other.number();
        ShelvedPaper kept = oneIsOlder ? one : other;
        ShelvedPaper gone = oneIsOlder ? other : one;
        ShelvedPaper whole = new ShelvedPaper(kept.number(), kept.shelvedAt(), merge(kept.paper(), gone.paper()));
        folded.replaceAll((number, into) -> into == gone.number() ? kept.number() : into);
        if (added.remove(gone.number()) == null) {
            folded.put(gone.number(), kept.number());
            changed.remove(gone.number());
            reworded.add(gone.number());
        }
        papers.put(whole.number(), whole);
        if (added.containsKey(whole.number())) {
            added.put(whole.number(), whole);
        } else {
            changed.put(whole.number(), whole);
            reworded.add(whole.number());
        }
        numbers.replaceAll((id, number) -> number == gone.number() ? whole.number() : number);
        newAliases.replaceAll((id, number) -> number == gone.number() ? whole.number() : number);
        return whole;
    }

    private ShelvedPaper insert(Paper arriving) {
        last++;
        ShelvedPaper fresh = new ShelvedPaper(
                last, now.truncatedTo(ChronoUnit.MILLIS), counted(arriving, Optional.empty(), arriving.upvotes()));
        added.put(last, fresh);
        return fresh;
    }

    private ShelvedPaper update(ShelvedPaper old, Paper arriving) {
        known++;
        Paper merged = counted(merge(old.paper(), arriving), Optional.of(old.paper()), arriving.upvotes());
        if (merged.equals(old.paper())) {
            return old;
        }
        ShelvedPaper fresh = new ShelvedPaper(old.number(), old.shelvedAt(), merged);
        (added.containsKey(old.number()) ? added : changed).put(old.number(), fresh);
        if (changed.containsKey(old.number()) && !sameWords(old.paper(), merged)) {
            reworded.add(old.number());
        }
        return fresh;
    }

    /** With how its upvotes rose, if they were counted now. */
    private Paper counted(Paper paper, Optional<Paper> before, OptionalInt upvotes) {
        if (upvotes.isEmpty()) {
            return paper;
        }
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        Votes votes = before.flatMap(old -> old.details().votes())
                .map(earlier -> earlier.then(today, upvotes.getAsInt()))
                .orElseGet(() -> new Votes(
                        today,
                        upvotes.getAsInt(),
                        before.map(old -> old.upvotes().orElse(0)).orElse(0)));
        return paper.with(paper.details().withVotes(Optional.of(votes)));
    }

    private static boolean sameWords(Paper one, Paper other) {
        return one.title().equals(other.title())
                && one.abstractText().equals(other.abstractText())
                && one.authors().equals(other.authors());
    }

    /**
     * What is known of a paper after {@code arriving}: the newer version's text, and of equal versions the later arrival's,
     * except that a source which cannot name a paper does not overrule one that can, and that a cut-off abstract or list of authors
     * does not replace a whole one. What the arriving one does not say stays; upvotes are the latest known; the day is the first on
     * which any source listed it.
     */
    static Paper merge(Paper old, Paper arriving) {
        boolean same = arriving.version() == old.version();
        boolean overrules =
                arriving.version() > old.version() || (same && (arriving.isNumbered() || !old.isNumbered()));
        Paper first = overrules ? arriving : old;
        Paper second = overrules ? old : arriving;
        PaperDetails details = first.details().completedBy(second.details());
        return new Paper(
                old.arxiv().or(arriving::arxiv),
                first.doi().or(second::doi),
                first.title(),
                isCutOff(first.abstractText(), second.abstractText(), same)
                        ? second.abstractText()
                        : first.abstractText(),
                first.authors().isEmpty()
                                || (same
                                        && first.authors().size()
                                                < second.authors().size())
                        ? second.authors()
                        : first.authors(),
                first.categories().isEmpty() ? second.categories() : first.categories(),
                first.version(),
                earlier(old.announced(), arriving.announced()),
                arriving.upvotes().isPresent() ? arriving.upvotes() : old.upvotes(),
                details);
    }

    /** Whether there is less of one abstract than of the other: nothing at all, or its beginning, perhaps with dots behind it. */
    private static boolean isCutOff(String one, String other, boolean sameVersion) {
        String bare = one.replaceFirst("\\s?(?:\\.{3}|…|\\[\\.\\.\\.\\])$", "");
        return one.isEmpty() || (sameVersion && bare.length() < other.length() && other.startsWith(bare));
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    /** Papers that were not known, in order of number. */
    public Collection<ShelvedPaper> added() {
        return new ArrayList<>(added.values());
    }

    /** Known papers of which something is new. */
    public Collection<ShelvedPaper> changed() {
        return new ArrayList<>(changed.values());
    }

    /** The numbers of those known papers whose title, abstract or authors are new. */
    public Set<Long> reworded() {
        return new LinkedHashSet<>(reworded);
    }

    /** Which papers turned out to be others that were there before them, and which ones. */
    public Map<Long, Long> folded() {
        return new LinkedHashMap<>(folded);
    }

    /** By what else papers are known from now on. */
    public Map<PaperId, Long> newAliases() {
        return Map.copyOf(newAliases);
    }

    /** How many of the arriving papers were known already. */
    public int known() {
        return known;
    }

    /** The highest number that is taken now. */
    public long last() {
        return last;
    }
}
