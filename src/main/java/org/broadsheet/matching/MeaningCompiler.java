package org.broadsheet.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.broadsheet.matching.meaning.Directions;
import org.broadsheet.matching.meaning.Meanings;
import org.broadsheet.papers.Library;
import org.broadsheet.papers.PaperId;
import org.broadsheet.papers.ShelvedPaper;
import org.broadsheet.profiles.Interest;
import org.broadsheet.profiles.NamedInterest;
import org.broadsheet.profiles.Profile;

/** Adds to a compiled profile what its interests mean to the model: the middle of what is liked. */
final class MeaningCompiler {

    private final Library library;
    private final Meanings meanings;
    private final float[][] measured;

    /** @param measured archive papers as the model sees them, to measure interests on */
    MeaningCompiler(Library library, Meanings meanings, float[][] measured) {
        this.library = library;
        this.meanings = meanings;
        this.measured = measured;
    }

    CompiledProfile add(Profile profile, CompiledProfile compiled) {
        long revised = meanings.revised();
        List<Meant> each = new ArrayList<>();
        boolean whole = true;
        for (NamedInterest interest : profile.interests()) {
            List<String> texts = texts(interest);
            List<float[]> said =
                    texts.stream().map(meanings::of).flatMap(Optional::stream).toList();
            whole &= said.size() == texts.size();
            List<Long> liked = liked(interest);
            Map<Long, float[]> read = meanings.of(liked);
            whole &= read.keySet().containsAll(liked);
            List<float[]> all =
                    Stream.concat(said.stream(), read.values().stream()).toList();
            each.add(Meant.of(Directions.middle(all), measured));
        }
        // By no model's name, so that it is compiled anew once the model answers.
        return compiled.meaning(whole ? meanings.model() : "", each, revised);
    }

    /** What the reader wrote. */
    private static List<String> texts(NamedInterest interest) {
        return interest.all(Interest.About.class).stream()
                .map(Interest.About::text)
                .toList();
    }

    /** The numbers of those liked papers that the library has. */
    private List<Long> liked(NamedInterest interest) {
        List<PaperId> ids = interest.all(Interest.LikePaper.class).stream()
                .map(like -> like.paper().key())
                .toList();
        return library.find(ids).values().stream()
                .map(ShelvedPaper::number)
                .distinct()
                .toList();
    }
}
