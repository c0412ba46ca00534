package org.broadsheet.subscription;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.broadsheet.letters.LikedPaper;
import org.broadsheet.papers.Library;
import org.broadsheet.profiles.Interest;
import org.broadsheet.profiles.NamedInterest;
import org.broadsheet.profiles.Profile;
import org.broadsheet.rendering.Language;

/**
 * What somebody wants, in the words of a confirmation or a welcome.
 *
 * @param unsaid what one gets who says nothing
 */
record WantedWords(Library archive, Profile unsaid) {

    private static final int MOST_TITLES = 20;

    /**
     * What {@code confirm.*} and {@code welcome.*} show of a section: its name, its words in brief, how many papers it likes,
     * and the titles of those that the archive holds: the archive's own, since whoever filled in a form for somebody else
     * must not choose what we write to them.
     */
    record Wanted(String name, Optional<String> about, Optional<String> papers, List<String> found) {}

    List<Wanted> of(Language language, Profile profile) {
        return profile.interests().stream()
                .map(interest -> wanted(language, interest))
                .toList();
    }

    private Wanted wanted(Language language, NamedInterest interest) {
        Optional<String> about = interest.all(Interest.About.class).stream()
                .findFirst()
                .map(words -> brief(words.text()))
                .filter(words -> !words.equals(interest.name()));
        PapersFound papers = PapersFound.in(
                archive,
                interest.all(Interest.LikePaper.class).stream()
                        .map(like -> LikedPaper.of(like.paper()))
                        .toList());
        List<String> found = papers.inArchive();
        List<String> shown = new ArrayList<>(found.subList(0, Math.min(found.size(), MOST_TITLES)));
        if (found.size() > MOST_TITLES) {
            shown.add(language.say("wanted.more", found.size() - MOST_TITLES));
        }
        shown.addAll(interest.rules());
        return new Wanted(
                interest.name(), about, Optional.of(papers(language, papers)).filter(said -> !said.isEmpty()), shown);
    }

    /** {@code 3 papers you like: 1 found in our archive, 2 known by the title only}; empty for none. */
    private static String papers(Language language, PapersFound papers) {
        int found = papers.inArchive().size();
        int titles = papers.byTitle().size();
        int unknown = papers.unknown().size();
        List<String> parts = new ArrayList<>();
        if (found > 0) {
            parts.add(language.say("wanted.found", found));
        }
        if (titles > 0) {
            parts.add(language.say("wanted.by-title", titles));
        }
        if (unknown > 0) {
            parts.add(language.say("wanted.unknown", unknown));
        }
        if (!papers.lists().isEmpty()) {
            parts.add(language.say("wanted.lists", papers.lists().size()));
        }
        int all = papers.references().size();
        return all == 0 ? "" : language.say("wanted.papers", all, String.join(", ", parts));
    }

    /** How many papers they want, where they said so. */
    List<String> limits(Language language, Profile profile) {
        List<String> limits = new ArrayList<>();
        if (profile.atMost() != unsaid.atMost()) {
            limits.add(language.say("confirm.at-most", profile.atMost()));
        }
        if (profile.trending() > 0 && !profile.interests().isEmpty()) {
            limits.add(language.say("confirm.trending", profile.trending()));
        }
        return limits;
    }

    private static String brief(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        return line.length() <= 240
                ? line
                : line.substring(0, line.lastIndexOf(' ', 239) + 1).strip() + " …";
    }
}
