package org.broadsheet.web;

import java.util.List;
import java.util.Optional;
import org.broadsheet.matching.Reason;

/** Why a paper was picked, in a line. */
final class WhyLine {

    private static final int MOST = 4;

    private WhyLine() {}

    static Optional<String> inWords(List<Reason> reasons, PagePress press) {
        List<String> words =
                reasons.stream().limit(MOST).map(reason -> one(reason, press)).toList();
        return words.isEmpty() ? Optional.empty() : Optional.of(String.join(" · ", words));
    }

    private static String one(Reason reason, PagePress press) {
        return switch (reason) {
            case Reason.Words(String surface) -> surface;
            case Reason.LikedPaper(var id, String title) -> press.say("page.why.like", title);
            case Reason.Follows(var author) -> press.say("page.why.by", author.name());
            case Reason.Always(String rule) -> press.say("page.why.always", rule);
            case Reason.Reads(var category) -> press.say("page.why.in", category.value());
            case Reason.NearInMeaning(String to, String sentence) -> press.say("page.why.near", to);
        };
    }
}
