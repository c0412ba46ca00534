package org.broadsheet.subscription;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.broadsheet.letters.ProfileText;
import org.broadsheet.letters.Remark;
import org.broadsheet.profiles.DigestTime;
import org.broadsheet.profiles.Profile;
import org.broadsheet.profiles.Subscriber;
import org.broadsheet.rendering.Language;
import org.broadsheet.subscription.AnswerLetter.Paragraph;

/** Answers in the words of a letter, in one language. Pure. */
final class AnswerWords {

    /** What newcomers ask, each with the one step that answers it. */
    private static final List<String> QUESTIONS = List.of(
            "help.q-stop",
            "help.q-pause",
            "help.q-when",
            "help.q-lean",
            "help.q-only",
            "help.q-author",
            "help.q-own",
            "help.q-fewer",
            "help.q-judge",
            "help.q-out",
            "help.q-language",
            "help.q-address",
            "help.q-erase");

    private static final List<String> COMMANDS = List.of(
            "help.c-profile",
            "help.c-interests",
            "help.c-add",
            "help.c-rules",
            "help.c-judge",
            "help.c-save",
            "help.c-when",
            "help.c-pause",
            "help.c-language",
            "help.c-links",
            "help.c-undo",
            "help.c-stop");

    private static final int MOST_TITLES = 20;

    /** With so few interests left the letter says how many there may be. */
    private static final int NEARLY = 5;

    private static final Map<String, String> FORMS =
            Map.of("bib", "BibTeX", "ris", "RIS", "csl", "CSL JSON", "csv", "CSV");

    private final Language language;

    AnswerWords(Language language) {
        this.language = language;
    }

    /** Two letters of ISO 639. */
    String code() {
        return language.code();
    }

    /** What the commands are, as help shows them. */
    List<String> commands() {
        return COMMANDS.stream()
                .map(name -> language.say(name, Profile.MOST_INTERESTS))
                .toList();
    }

    /** The subject of the letter that says all of these. */
    String subject(List<Answer> answers, String asked) {
        return AnswerSubjects.of(language, answers, asked);
    }

    List<Paragraph> body(Answer answer) {
        return switch (answer) {
            case Answer.Shown(Subscriber reader) -> shown(reader);
            case Answer.Changed(Subscriber reader, PapersFound papers) -> changed(reader, papers);
            case Answer.Mistaken(Subscriber reader, List<Remark> problems) -> mistaken(reader, problems);
            case Answer.ChangedMeanwhile(Subscriber reader) ->
                List.of(
                        Paragraph.words(language.say("say.changed-meanwhile")),
                        Paragraph.exact(ProfileText.write(reader)));
            case Answer.TooMany(Subscriber reader, int asked) ->
                List.of(
                        Paragraph.words(language.say("say.too-many", Profile.MOST_INTERESTS, asked)),
                        Paragraph.exact(ProfileText.write(reader)));
            case Answer.KeptInFile(Subscriber reader, String file, String yaml) ->
                List.of(Paragraph.words(language.say("say.kept-in-file", file)), Paragraph.exact(yaml));
            case Answer.Paused(Subscriber reader, var until) ->
                List.of(Paragraph.words(language.say("say.paused", day(until, reader))));
            case Answer.Resumed(Subscriber reader) ->
                List.of(Paragraph.words(language.say("say.resumed", when(reader.time()))));
            case Answer.Kept(String title, boolean liked) ->
                List.of(Paragraph.words(
                        liked ? language.say("say.kept", title) : language.say("say.kept-unliked", title)));
            case Answer.HandedOut(int papers, String form, String file) -> handedOut(papers, form, file);
            case Answer.Spoken spoken -> List.of(Paragraph.words(language.say("say.language")));
            case Answer.Judged(String title, boolean likes) ->
                List.of(Paragraph.words(likes ? language.say("say.more", title) : language.say("say.less", title)));
            case Answer.NoSuchPaper(int number) -> List.of(Paragraph.words(language.say("say.no-such-paper", number)));
            case Answer.Stopped() -> List.of(Paragraph.words(language.say("say.stopped")));
            case Answer.Erased() -> List.of(Paragraph.words(language.say("say.erased")));
            case Answer.ProveAgain again ->
                List.of(
                        Paragraph.words(language.say("say.prove-again")),
                        Paragraph.words(language.say("say.prove-again-you")),
                        Paragraph.words(language.say("say.prove-again-not-you")));
            case Answer.LinksEnded ended -> List.of(Paragraph.words(language.say("say.links-ended")));
            case Answer.HelpGiven() -> help();
            case Answer.Adjusted(Subscriber reader, List<Answer.Leant> done) -> adjusted(reader, done);
            case Answer.NothingToUndo(Subscriber reader) ->
                List.of(
                        Paragraph.words(language.say("say.nothing-to-undo")),
                        Paragraph.exact(ProfileText.write(reader)));
            case Answer.Returned(Subscriber reader) ->
                List.of(Paragraph.words(language.say("say.returned", when(reader.time()))));
            case Answer.Noted() -> List.of(Paragraph.words(language.say("say.noted")));
            case Answer.Unsure(String words, List<String> suggestions) -> unsure(words, suggestions);
            case Answer.AskedToStop() ->
                List.of(
                        Paragraph.words(language.say("say.asked-to-stop")),
                        Paragraph.words(language.say("say.not-you")));
            case Answer.NotUnderstood(String words) -> notUnderstood(words);
            case Answer.NotRead() -> List.of(Paragraph.words(language.say("say.not-read")));
            case Answer.NotProven() ->
                List.of(Paragraph.words(language.say("say.not-proven")), Paragraph.words(language.say("say.not-you")));
            case Answer.TooLate() -> List.of(Paragraph.words(language.say("say.too-late")));
            case Answer.Welcome welcome -> List.of();
            case Answer.CheckYourMail() -> List.of();
            case Answer.TryLater(HeldBack held) ->
                List.of(Paragraph.words(language.say(
                        "say.try-later",
                        language.date(
                                "date.hour-of-day", held.until().plusSeconds(59).atZone(ZoneOffset.UTC)))));
            case Answer.Declined() -> List.of();
            case Answer.Enrolled enrolled -> List.of();
            case Answer.NotEnrolled() -> List.of();
        };
    }

    /** When a digest comes: {@code every weekday at 07:00, Europe/Berlin time}. */
    String when(DigestTime time) {
        return language.say("when.sentence", days(time), language.date("date.clock", time.at()), zone(time.zone()));
    }

    private String days(DigestTime time) {
        Set<DayOfWeek> days = time.days();
        if (time.monthly()) {
            return language.say("when.month", name(days.iterator().next()));
        }
        return days.size() == DayOfWeek.values().length
                ? language.say("when.day")
                : days.equals(DigestTime.WEEKDAYS)
                        ? language.say("when.weekdays")
                        : days.size() == 1
                                ? language.say("when.each", name(days.iterator().next()))
                                : language.say(
                                        "when.some",
                                        days.stream().map(this::name).collect(Collectors.joining(", ")));
    }

    private String name(DayOfWeek day) {
        return day.getDisplayName(TextStyle.FULL, language.locale());
    }

    private static String zone(ZoneId zone) {
        return zone.getId().replace('_', ' ');
    }

    private String day(Instant instant, Subscriber reader) {
        return language.date("date.long", instant.atZone(reader.time().zone()));
    }

    private List<Paragraph> shown(Subscriber reader) {
        List<Paragraph> body = new ArrayList<>();
        body.add(Paragraph.words(language.say("say.shown")));
        body.add(Paragraph.exact(ProfileText.write(reader)));
        reader.pausedUntil()
                .ifPresent(until -> body.add(Paragraph.words(language.say("say.rests", day(until, reader)))));
        return body;
    }

    private List<Paragraph> changed(Subscriber reader, PapersFound papers) {
        List<Paragraph> body = new ArrayList<>();
        body.add(Paragraph.words(language.say("say.comes", when(reader.time()))));
        int interests = reader.profile().interests().size();
        if (interests >= Profile.MOST_INTERESTS - NEARLY) {
            body.add(Paragraph.words(language.say("say.interests-left", interests, Profile.MOST_INTERESTS)));
        }
        body.addAll(papers(papers));
        body.add(Paragraph.words(language.say("answer.profile-now")));
        body.add(Paragraph.exact(ProfileText.write(reader)));
        return body;
    }

    /** Which of the papers were found, and how the others count. */
    List<Paragraph> papers(PapersFound papers) {
        List<Paragraph> body = new ArrayList<>();
        titles(body, papers.inArchive(), count -> language.say("say.papers-found", count));
        titles(body, papers.byTitle(), count -> language.say("say.papers-by-title", count));
        titles(body, papers.unknown(), count -> language.say("say.papers-unknown", count));
        titles(body, papers.lists(), count -> language.say("say.papers-lists", count));
        return body;
    }

    private void titles(List<Paragraph> body, List<String> titles, IntFunction<String> sentence) {
        if (!titles.isEmpty()) {
            body.add(Paragraph.words(sentence.apply(titles.size())));
            titles.stream().limit(MOST_TITLES).map(Paragraph::item).forEach(body::add);
            if (titles.size() > MOST_TITLES) {
                body.add(Paragraph.item(language.say("say.papers-more", titles.size() - MOST_TITLES)));
            }
        }
    }

    /** The sentence that a remark names, with the remarks within it said first. */
    String said(Remark remark) {
        return language.say(
                remark.name(),
                remark.values().stream()
                        .map(value -> value instanceof Remark inner ? said(inner) : value)
                        .toArray());
    }

    private List<Paragraph> mistaken(Subscriber reader, List<Remark> problems) {
        List<Paragraph> body = new ArrayList<>();
        body.add(Paragraph.words(language.say("say.mistaken")));
        problems.stream().map(problem -> Paragraph.item(said(problem))).forEach(body::add);
        body.add(Paragraph.words(language.say("say.profile-still")));
        body.add(Paragraph.exact(ProfileText.write(reader)));
        return body;
    }

    /** To one who answered our question whether it was them with neither yes nor no. */
    List<Paragraph> unclear() {
        return List.of(
                Paragraph.words(language.say("say.unclear-who")), Paragraph.words(language.say("say.unclear-yes")));
    }

    private List<Paragraph> notUnderstood(String words) {
        List<Paragraph> body = new ArrayList<>();
        body.add(Paragraph.words(
                words.isBlank() ? language.say("say.nothing-understood") : language.say("say.not-understood", words)));
        body.addAll(help());
        return body;
    }

    private List<Paragraph> adjusted(Subscriber reader, List<Answer.Leant> done) {
        List<Paragraph> body = new ArrayList<>();
        body.add(Paragraph.words(language.say("say.done")));
        done.stream().map(leant -> Paragraph.item(leant(leant))).forEach(body::add);
        body.add(Paragraph.words(language.say("answer.profile-now")));
        body.add(Paragraph.exact(ProfileText.write(reader)));
        return body;
    }

    private List<Paragraph> handedOut(int papers, String form, String file) {
        if (papers == 0) {
            return List.of(Paragraph.words(language.say("say.nothing-saved")));
        }
        return List.of(
                Paragraph.words(language.say("say.handed-out", papers, FORMS.getOrDefault(form, form))),
                Paragraph.words(language.say("say.handed-out-forms")),
                Paragraph.file(form.equals("csl") ? "papers.json" : "papers." + form, file));
    }

    private String leant(Answer.Leant leant) {
        return switch (leant) {
            case Answer.Leant.More(String words) -> language.say("lean.more", words);
            case Answer.Leant.Fewer(String words) -> language.say("lean.fewer", words);
            case Answer.Leant.Less(String words) -> language.say("lean.less", words);
            case Answer.Leant.Nothing(String words) -> language.say("lean.none", words);
            case Answer.Leant.Always(String words) -> language.say("lean.always", words);
            case Answer.Leant.Only(String words) -> language.say("lean.only", words);
        };
    }

    private List<Paragraph> unsure(String words, List<String> suggestions) {
        List<Paragraph> body = new ArrayList<>();
        body.add(Paragraph.words(language.say("say.unsure", words)));
        if (!suggestions.isEmpty()) {
            body.add(Paragraph.words(language.say("say.did-you-mean")));
            suggestions.stream().map(Paragraph::item).forEach(body::add);
        }
        return body;
    }

    /** How to take a change back, and what that needs. */
    List<Paragraph> undo(Subscriber before) {
        return List.of(
                Paragraph.words(language.say("answer.undo")),
                Paragraph.kept(ProfileText.write(before.profile(), before.time())));
    }

    List<Paragraph> help() {
        List<Paragraph> body = new ArrayList<>();
        body.add(Paragraph.words(language.say("help.intro")));
        QUESTIONS.stream().map(name -> Paragraph.item(language.say(name))).forEach(body::add);
        body.add(Paragraph.words(language.say("help.short")));
        commands().stream().map(Paragraph::item).forEach(body::add);
        return body;
    }

    /** To somebody who asks what only a reader may ask, and whose address is no reader's. */
    List<Paragraph> stranger() {
        List<Paragraph> body = new ArrayList<>();
        body.add(Paragraph.words(language.say("say.stranger")));
        body.addAll(help());
        return body;
    }

    /** The letter's words, each answer once, in their order. */
    List<Paragraph> body(List<Answer> answers, List<Remark> remarks) {
        List<Paragraph> body = new ArrayList<>();
        Optional<Answer.Changed> last = answers.stream()
                .filter(Answer.Changed.class::isInstance)
                .map(Answer.Changed.class::cast)
                .reduce((earlier, later) -> later);
        for (Answer answer : together(answers)) {
            boolean overtaken = answer instanceof Answer.Changed changed
                    && !changed.equals(last.orElse(changed))
                    && changed.papers().isEmpty();
            if (!overtaken) {
                body.addAll(body(answer));
            }
        }
        if (answers.stream().anyMatch(Answer.Kept.class::isInstance)) {
            body.add(Paragraph.words(language.say("say.kept-how")));
        }
        remarks.stream().map(remark -> Paragraph.words(said(remark))).forEach(body::add);
        return body;
    }

    /** Each answer once, and what several clauses or rules adjusted as one. */
    private static List<Answer> together(List<Answer> answers) {
        List<Answer.Leant> done = new ArrayList<>();
        List<Answer> together = new ArrayList<>();
        for (Answer answer : answers.stream().distinct().toList()) {
            if (answer instanceof Answer.Adjusted(Subscriber reader, List<Answer.Leant> some)) {
                done.addAll(some);
                together.removeIf(Answer.Adjusted.class::isInstance);
                together.add(new Answer.Adjusted(reader, done));
            } else {
                together.add(answer);
            }
        }
        return together;
    }
}
