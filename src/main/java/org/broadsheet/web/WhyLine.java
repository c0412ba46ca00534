package org.broadsheet.web;

import java.util.List;
import java.util.Optional;
import org.broadsheet.matching.Reason;

/** Why a paper was picked, in a line. */
final class WhyLine {

    private static final int MOST = 4;

    private WhyLine() {}

    static Optional<String> inWords(List<Reason> reasons) {
        List<String> words = reasons.stream().limit(MOST).map(WhyLine::one).toList();
        return words.isEmpty() ? Optional.empty() : Optional.of(String.join(" · ", words));
    }

    private static String one(Reason reason) {
        return switch (reason) {
            case Reason.Words(String surface) -> surface;
            case Reason.LikedPaper(var id, String title) -> "like “" + title + "”";
            case Reason.Follows(var author) -> "by " + author.name();
            case Reason.Always(String rule) -> "always “" + rule + "”";
            case Reason.Reads(var category) -> "in " + category.value();
            case Reason.NearInMeaning(String to, String sentence) -> "near in meaning to “" + to + "”";
        };
    }
}
