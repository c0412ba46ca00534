package org.broadsheet.digest;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.broadsheet.matching.Reason;
import org.broadsheet.papers.Author;
import org.broadsheet.papers.Category;
import org.broadsheet.papers.Paper;
import org.broadsheet.papers.PaperId;
import org.broadsheet.profiles.DigestTime;
import org.broadsheet.profiles.NamedInterest;
import org.broadsheet.profiles.Profile;
import org.broadsheet.profiles.Subscriber;
import org.broadsheet.rendering.Language;
import org.broadsheet.tex.Tex;
import org.broadsheet.tex.Tidy;

/** The sentences of a digest, in one language. Immutable. */
final class Wording {

    private static final int AUTHORS_NAMED = 3;
    private static final int LONGEST_AUTHOR = 60;

    /** So many interests without a paper are named. */
    private static final int MOST_QUIET = 5;

    /** Fewer readers than this are not mentioned as a reason. A guess. */
    private static final int MANY_READERS = 3;

    private final Language language;

    Wording(Language language) {
        this.language = language;
    }

    String date(LocalDate date) {
        return language.date("date.full", date);
    }

    String subject(Digest digest) {
        String day = language.date("date.day", digest.date());
        int papers = digest.entries().size();
        return papers == 0
                ? language.say("digest.subject-none", day)
                : language.say("digest.subject", day, papers, digest.considered());
    }

    String count(Digest digest) {
        return language.say("digest.count", digest.entries().size(), digest.considered())
                + (digest.late().isEmpty() ? "" : ". " + late(digest));
    }

    String nothing(Digest digest) {
        return (digest.considered() == 0
                        ? language.say("digest.none-new")
                        : language.say("digest.none-fits", digest.considered()))
                + (digest.late().isEmpty() ? "" : " " + late(digest));
    }

    private String late(Digest digest) {
        return LateNews.Late.parse(digest.late())
                .map(late -> language.say("digest.late", late.whom(), language.date("date.day", late.day())))
                .orElse(digest.late());
    }

    /** What is told of lists that the reader keeps elsewhere, a sentence each. */
    List<String> lists(Digest digest) {
        return ListNews.parse(digest.lists()).stream()
                .map(news -> language.say(
                        news.read() ? "digest.list-read" : "digest.list-unread",
                        news.list(),
                        language.date("date.day", news.since())))
                .toList();
    }

    /** "94 more fitted": papers that the reader's own limit kept out. */
    Optional<String> left(Digest digest) {
        return digest.left() == 0 ? Optional.empty() : Optional.of(language.say("digest.left", digest.left()));
    }

    /** The reader's interests for which nothing was found in a digest that has something; empty if each has a paper, or all of it is trending. */
    Optional<String> quiet(Subscriber reader, Digest digest) {
        Set<String> heard = new HashSet<>();
        for (Section section : digest.sections()) {
            heard.add(section.name());
            section.entries().forEach(entry -> heard.addAll(entry.alsoFits()));
        }
        List<String> quiet = reader.profile().interests().stream()
                .filter(NamedInterest::findsPapers)
                .map(NamedInterest::name)
                .filter(name -> !heard.contains(name))
                .toList();
        if (quiet.isEmpty() || digest.sections().isEmpty()) {
            return Optional.empty();
        }
        String names = String.join(", ", quiet.subList(0, Math.min(MOST_QUIET, quiet.size())));
        return Optional.of(language.say("digest.quiet", Tidy.line(names + (quiet.size() > MOST_QUIET ? ", …" : ""))));
    }

    /** Papers of this digest that the size of a mail leaves no room for. */
    String cut(int papers) {
        return language.say("digest.cut", papers);
    }

    /** The best paper, so that it shows beside the subject in a list of mails. */
    String preheader(String topTitle, int papers) {
        return papers == 1 ? topTitle : language.say("digest.preheader", topTitle, papers - 1);
    }

    /** A section's heading: the reader's own, or ours where the papers are those much looked at. */
    String heading(Section section) {
        return switch (section.kind()) {
            case INTEREST -> section.name();
            case TRENDING -> language.say("digest.trending");
            case FRONT_PAGE -> language.say("digest.front-page");
        };
    }

    /** Other interests that a paper fits; empty for none. */
    Optional<String> also(Entry entry) {
        return entry.alsoFits().isEmpty()
                ? Optional.empty()
                : Optional.of(language.say("digest.also", Tidy.line(String.join(", ", entry.alsoFits()))));
    }

    /** Why a paper is there, as a plain line; empty where nothing was found worth saying. */
    String why(Entry entry) {
        return entry.trend().flatMap(this::trend).orElseGet(() -> plain(entry.reasons()));
    }

    /** {@link #why} reason by reason. */
    List<String> reasons(Entry entry) {
        return entry.trend()
                .flatMap(this::trend)
                .map(List::of)
                .orElseGet(() -> entry.reasons().stream()
                        .map(reason -> plain(List.of(reason)))
                        .toList());
    }

    private String plain(List<Reason> reasons) {
        return joined(because(reasons), UnaryOperator.identity(), words -> "\"" + words + "\"");
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
     * A part of why a paper is there.
     *
     * @param matched what was matched, such as words of the paper, and not what we say of it
     */
    record Said(String text, boolean matched) {}

    /** Why a paper is there: phrases, in the order in which their first reason comes. */
    List<Said> because(List<Reason> reasons) {
        List<Said> out = new ArrayList<>();
        for (int i = 0; i < reasons.size(); i++) {
            Class<?> kind = reasons.get(i).getClass();
            if (isFirst(kind, i, reasons)) {
                out.add(new Said((out.isEmpty() ? "" : " · ") + beginning(reasons.get(i)) + " ", false));
                boolean more = false;
                for (Reason reason : reasons.subList(i, reasons.size())) {
                    if (reason.getClass() == kind) {
                        if (more) {
                            out.add(new Said(", ", false));
                        }
                        say(reason, out);
                        more = true;
                    }
                }
            }
        }
        return out;
    }

    /**
     * @param escape for what is said
     * @param quiet for what was matched, such as italics
     */
    static String joined(List<Said> parts, UnaryOperator<String> escape, UnaryOperator<String> quiet) {
        StringBuilder out = new StringBuilder(120);
        for (Said part : parts) {
            out.append((part.matched() ? quiet : escape).apply(part.text()));
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

    private String beginning(Reason reason) {
        return switch (reason) {
            case Reason.Words words -> language.say("why.words");
            case Reason.LikedPaper paper -> language.say("why.liked");
            case Reason.Follows author -> language.say("why.follows");
            case Reason.Always rule -> language.say("why.always");
            case Reason.Reads category -> language.say("why.reads");
            case Reason.NearInMeaning near -> language.say("why.meaning");
        };
    }

    private static void say(Reason reason, List<Said> into) {
        switch (reason) {
            case Reason.Words(String surface) -> into.add(new Said(shown(surface), true));
            case Reason.LikedPaper(PaperId id, String title) -> into.add(new Said("“" + shown(title) + "”", false));
            case Reason.Follows(Author author) -> into.add(new Said(shown(author.name()), false));
            case Reason.Always(String rule) -> into.add(new Said("“" + shown(rule) + "”", false));
            case Reason.Reads(Category category) -> into.add(new Said(category.value(), false));
            case Reason.NearInMeaning(String to, String sentence) -> {
                into.add(new Said("“" + shown(to) + "”", false));
                if (!sentence.isEmpty()) {
                    into.add(new Said(": ", false));
                    into.add(new Said(shown(sentence), true));
                }
            }
        }
    }

    private static String shown(String text) {
        return Tex.read(text).cut(120).text();
    }

    /** What makes a paper a trending one, in a few words; empty where the instance knows nothing that tells. */
    Optional<String> trend(Trend trend) {
        if (trend.upvotes() > 0) {
            return Optional.of(language.say("trend.upvotes", trend.upvotes()));
        }
        if (trend.readers() >= MANY_READERS) {
            return Optional.of(language.say("trend.readers", trend.readers()));
        }
        if (trend.neighbours() > 0) {
            return Optional.of(language.say("trend.neighbours", trend.neighbours() + 1));
        }
        return trend.categories() > 2
                ? Optional.of(language.say("trend.categories", trend.categories()))
                : Optional.empty();
    }

    /** Since when, when and how much: what a reader may want to change. */
    String standing(Subscriber reader) {
        ZoneId zone = reader.time().zone();
        Profile profile = reader.profile();
        String limits = profile.interests().isEmpty()
                ? language.say("digest.limit-trending")
                : language.say("digest.limit", profile.atMost(), profile.floor());
        return language.say(
                "digest.standing",
                language.date("date.long", reader.since().atZone(zone)),
                days(reader.time()),
                language.date("date.clock", reader.time().at()),
                zone,
                limits);
    }

    private String days(DigestTime time) {
        Set<DayOfWeek> days = EnumSet.copyOf(time.days());
        if (time.monthly()) {
            return language.say("digest.on-month", name(days.iterator().next()));
        }
        if (days.size() == DayOfWeek.values().length) {
            return language.say("digest.on-day");
        }
        return days.equals(DigestTime.WEEKDAYS)
                ? language.say("digest.on-weekdays")
                : language.say("digest.on-some", days.stream().map(this::name).collect(Collectors.joining(", ")));
    }

    private String name(DayOfWeek day) {
        return day.getDisplayName(TextStyle.FULL, language.locale());
    }
}
