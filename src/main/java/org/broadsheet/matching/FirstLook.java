package org.broadsheet.matching;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.broadsheet.papers.ShelvedPaper;
import org.broadsheet.profiles.Profile;

/** What a profile that belongs to no reader would find: for a look before subscribing. */
public final class FirstLook {

    private final Matcher matcher;

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
        matcher.best(matcher.compile(profile), matcher.batch(papers), most).stream()
                .filter(scored -> scored.score() >= profile.floor())
                .sorted(Comparator.comparingDouble(Scored::score).reversed())
                .forEach(scored -> best.putIfAbsent(scored.paper(), scored));
        return best.values().stream()
                .limit(most)
                .map(scored -> {
                    ShelvedPaper paper = byNumber.get(scored.paper());
                    return new Fit(
                            paper,
                            scored.interest(),
                            scored.score(),
                            matcher.reasons(profile, paper, scored.interest()));
                })
                .toList();
    }
}
