package org.broadsheet.digest;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.broadsheet.matching.Reason;
import org.broadsheet.papers.Author;
import org.broadsheet.papers.Category;
import org.broadsheet.papers.Paper;
import org.broadsheet.papers.PaperId;
import org.broadsheet.profiles.DigestTime;
import org.broadsheet.profiles.Profile;
import org.broadsheet.profiles.Subscriber;
import org.broadsheet.tex.Tex;

/** The sentences of a digest, in English. */
final class Wording {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE d MMMM", Locale.UK);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEEE d MMMM uuuu", Locale.UK);
    private static final DateTimeFormatter DAY_OF_YEAR = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm", Locale.UK);

    private static final int AUTHORS_NAMED = 3;
    private static final int LONGEST_AUTHOR = 60;
    private static final int MANY_READERS = 3;

    private Wording() {}

    static String date(LocalDate date) {
        return DATE.format(date);
    }

    static String subject(Digest digest) {
        String day = DAY.format(digest.date());
        int papers = digest.entries().size();
        return papers == 0
                ? "No papers for you on %s".formatted(day)
                : "Your papers for %s: %d of %,d".formatted(day, papers, digest.considered());
    }

    static String count(Digest digest) {
        return "%d of %,d new %s%s"
                .formatted(
                        digest.entries().size(),
                        digest.considered(),
                        digest.considered() == 1 ? "paper" : "papers",
                        late(digest));
    }

    static String nothing(Digest digest) {
        return (digest.considered() == 0
                        ? "No new papers were announced."
                        : "Nothing among %,d new %s fits well enough to show."
                                .formatted(digest.considered(), digest.considered() == 1 ? "paper" : "papers"))
                + (digest.late().isEmpty() ? "" : " " + digest.late());
    }

    private static String late(Digest digest) {
        return digest.late().isEmpty() ? "" : ". " + digest.late();
    }

    /** "94 more fitted": papers that the reader's own limit kept out. */
    static Optional<String> left(Digest digest) {
        return digest.left() == 0
                ? Optional.empty()
                : Optional.of("%,d more %s fitted; you get the best."
                        .formatted(digest.left(), digest.left() == 1 ? "paper" : "papers"));
    }

    /** Papers of this digest that the size of a mail leaves no room for. */
    static String cut(int papers) {
        return "%,d more %s no room in a mail of this size."
                .formatted(papers, papers == 1 ? "paper has" : "papers have");
    }

    /** The best paper, so that it shows beside the subject in a list of mails. */
    static String preheader(String topTitle, int papers) {
        return papers == 1 ? topTitle : "%s · and %d more".formatted(topTitle, papers - 1);
    }

    static String authors(Paper paper) {
        List<Author> authors = paper.authors();
        List<String> named = authors.stream()
                .limit(authors.size() == AUTHORS_NAMED + 1 ? AUTHORS_NAMED + 1 : AUTHORS_NAMED)
                .map(author -> Tex.read(author.name()).cut(LONGEST_AUTHOR).text())
                .toList();
        int others = authors.size() - named.size();
        return String.join(", ", named) + (others == 0 ? "" : ", +" + others);
    }

    /**
     * Why a paper is there: phrases, in the order in which their first reason comes.
     *
     * @param escape for what is said
     * @param quiet for what was matched, such as italics
     */
    static String because(List<Reason> reasons, UnaryOperator<String> escape, UnaryOperator<String> quiet) {
        StringBuilder out = new StringBuilder(120);
        for (int i = 0; i < reasons.size(); i++) {
            Class<?> kind = reasons.get(i).getClass();
            if (isFirst(kind, i, reasons)) {
                out.append(out.isEmpty() ? "" : escape.apply(" · ")).append(beginning(reasons.get(i)));
                String separator = "";
                for (Reason reason : reasons.subList(i, reasons.size())) {
                    if (reason.getClass() == kind) {
                        out.append(separator).append(said(reason, escape, quiet));
                        separator = ", ";
                    }
                }
            }
        }
        return out.toString();
    }

    private static boolean isFirst(Class<?> kind, int place, List<Reason> reasons) {
        for (int before = 0; before < place; before++) {
            if (reasons.get(before).getClass() == kind) {
                return false;
            }
        }
        return true;
    }

    private static String beginning(Reason reason) {
        return switch (reason) {
            case Reason.Words words -> "has ";
            case Reason.LikedPaper paper -> "near your ";
            case Reason.Follows author -> "you follow ";
            case Reason.Always rule -> "you always want ";
            case Reason.Reads category -> "you read ";
            case Reason.NearInMeaning near -> "near in meaning to ";
        };
    }

    private static String said(Reason reason, UnaryOperator<String> escape, UnaryOperator<String> quiet) {
        return switch (reason) {
            case Reason.Words(String surface) -> quiet.apply(shown(surface));
            case Reason.LikedPaper(PaperId id, String title) -> escape.apply("“" + shown(title) + "”");
            case Reason.Follows(Author author) -> escape.apply(shown(author.name()));
            case Reason.Always(String rule) -> escape.apply("“" + shown(rule) + "”");
            case Reason.Reads(Category category) -> escape.apply(category.value());
            case Reason.NearInMeaning(String to, String sentence) ->
                escape.apply("“" + shown(to) + "”")
                        + (sentence.isEmpty() ? "" : escape.apply(": ") + quiet.apply(shown(sentence)));
        };
    }

    private static String shown(String text) {
        return Tex.read(text).cut(120).text();
    }

    /** What makes a paper a trending one, in a few words; empty where the instance knows nothing that tells. */
    static Optional<String> trend(Trend trend) {
        if (trend.upvotes() > 0) {
            return Optional.of(trend.upvotes() == 1 ? "1 upvote" : "%,d upvotes".formatted(trend.upvotes()));
        }
        if (trend.readers() >= MANY_READERS) {
            return Optional.of("fits %,d readers here".formatted(trend.readers()));
        }
        if (trend.neighbours() > 0) {
            return Optional.of("one of %,d on its subject".formatted(trend.neighbours() + 1));
        }
        return trend.categories() > 2
                ? Optional.of("listed in %d categories".formatted(trend.categories()))
                : Optional.empty();
    }

    /** Since when, when and how much: what a reader may want to change. */
    static String standing(Subscriber reader) {
        ZoneId zone = reader.time().zone();
        Profile profile = reader.profile();
        String limits = profile.interests().isEmpty()
                ? "with the papers most looked at"
                : "at most %d %s, none below %d"
                        .formatted(profile.atMost(), profile.atMost() == 1 ? "paper" : "papers", profile.floor());
        return "You have had this digest since %s. It comes %s at %s (%s), %s."
                .formatted(
                        since(reader.since(), zone),
                        days(reader.time()),
                        HOUR.format(reader.time().at()),
                        zone,
                        limits);
    }

    private static String since(Instant since, ZoneId zone) {
        return DAY_OF_YEAR.format(since.atZone(zone));
    }

    private static String days(DigestTime time) {
        Set<DayOfWeek> days = time.days();
        if (days.size() == DayOfWeek.values().length) {
            return "every day";
        }
        if (days.equals(DigestTime.WEEKDAYS)) {
            return "on weekdays";
        }
        Set<DayOfWeek> ordered = Collections.unmodifiableSet(EnumSet.copyOf(days));
        return "on "
                + String.join(
                        ", ",
                        ordered.stream()
                                .map(day -> day.getDisplayName(TextStyle.FULL, Locale.UK) + "s")
                                .toList());
    }
}
