package org.broadsheet.matching;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.broadsheet.papers.ShelvedPaper;
import org.broadsheet.profiles.Profile;
import org.jspecify.annotations.Nullable;

/** What a profile that belongs to no reader would find: for a look before subscribing. */
public final class FirstLook {

    private final Matcher matcher;
    private @Nullable Held held;

    /** The batch of the last look: strangers look at the same day, one after the other. */
    private record Held(MatchSession session, List<ShelvedPaper> papers, DayBatch batch) {}

    public FirstLook(Matcher matcher) {
        this.matcher = matcher;
    }

    /**
     * A paper that fits.
     *
     * @param interest the name of the interest that it fits best
     * @param score 0 to 100, at least the profile's floor
     */
    public record Fit(ShelvedPaper paper, String interest, double score, List<Reason> reasons) {}

    /** The papers that fit, each once, best first. */
    public List<Fit> at(List<ShelvedPaper> papers, Profile profile, int most) {
        if (papers.isEmpty()) {
            return List.of();
        }
        Map<Long, ShelvedPaper> byNumber = new HashMap<>();
        papers.forEach(paper -> byNumber.put(paper.number(), paper));
        Map<Long, Scored> best = new LinkedHashMap<>();
        MatchSession session = matcher.session();
        CompiledProfile compiled = session.compile(profile);
        session.best(compiled, batch(session, papers), most).stream()
                .filter(scored -> scored.score() >= profile.floor())
                .sorted(Comparator.comparingDouble(Scored::score).reversed())
                .forEach(scored -> best.putIfAbsent(scored.paper(), scored));
        return best.values().stream()
                .limit(most)
                .map(scored -> {
                    ShelvedPaper paper = Objects.requireNonNull(byNumber.get(scored.paper()));
                    return new Fit(
                            paper,
                            scored.interest(),
                            scored.score(),
                            session.reasons(compiled, List.of(paper), List.of(scored.interest()))
                                    .getFirst());
                })
                .toList();
    }

    private synchronized DayBatch batch(MatchSession session, List<ShelvedPaper> papers) {
        if (held == null || held.session() != session || !held.papers().equals(papers)) {
            held = new Held(session, List.copyOf(papers), session.batch(papers));
        }
        return held.batch();
    }
}
