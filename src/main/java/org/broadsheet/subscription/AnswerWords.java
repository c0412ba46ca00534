package org.broadsheet.subscription;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.broadsheet.letters.ProfileText;
import org.broadsheet.letters.Times;
import org.broadsheet.profiles.DigestTime;
import org.broadsheet.profiles.Profile;
import org.broadsheet.profiles.Subscriber;
import org.broadsheet.subscription.AnswerLetter.Paragraph;

/** Answers in the words of a letter. Pure. */
final class AnswerWords {

    /** What the commands are, as help shows them. */
    static final List<String> COMMANDS = List.of(
            "profile: shows what we know of you, to be edited and sent back",
            "interests, then your own words: what you want to read about",
            "add, then your own words: one more interest (%d at most)".formatted(Profile.MOST_INTERESTS),
            "like 2, or: not 3 (in a reply to a digest): more, or less, like that paper",
            "at 07:30 Europe/Berlin, or: weekly, or: weekdays, or: on mon, thu",
            "pause 2 weeks, and: resume",
            "end links: links in older letters open nothing any more",
            "undo: takes your last change back",
            "unsubscribe: ends the mail; delete everything: forgets you too");

    /** What newcomers ask, each with the one step that answers it. */
    static final List<String> QUESTIONS = List.of(
            "How do I stop? Answer \"unsubscribe\", or use the link of that name in any letter.",
            "How do I pause? Answer \"pause 2 weeks\", or \"pause until 2026-12-31\"; \"resume\" ends it.",
            "How do I change when it comes? Answer \"at 7:30 New York\", \"weekly\", or \"on mon, thu\".",
            "How do I get more of one thing and less of another? Say so: \"more dense retrieval, less security, nothing about surveys\".",
            "How do I get only bioRxiv, or one field? Answer \"profile\", write a line such as \"category: biorxiv\" or \"category: cs.IR\" below the interest, and send it back.",
            "How do I follow an author? Answer \"profile\", write \"author: Ada Lovelace\" below an interest, and send it back.",
            "How do I get fewer papers, or more? Answer \"profile\", change the number behind \"at most\", and send it back.",
            "How do I say that a paper was right or wrong for me? Answer the digest with \"like 2\" or \"not 3\".",
            "How do I get my papers out? The link \"Change what you get\" leads to your page, where you can download all that we hold.",
            "How do I have everything deleted? Answer \"delete everything\".");

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(Locale.UK);
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("HH:mm 'on' d MMMM", Locale.UK).withZone(ZoneOffset.UTC);

    private static final int MOST_TITLES = 20;

    /** With so few interests left the letter says how many there may be. */
    private static final int NEARLY = 5;

    private AnswerWords() {}

    /** The subject of the letter that says all of these. */
    static String subject(List<Answer> answers, String asked) {
        return switch (answers.getFirst()) {
            case Answer.NotProven() -> asked.isBlank() ? "Please answer this letter" : asked;
            case Answer.Shown shown -> "Your profile, to read or to edit";
            case Answer.Mistaken mistaken -> "Your profile is unchanged: please look again";
            case Answer.ChangedMeanwhile meanwhile -> "Your profile changed meanwhile: please look again";
            case Answer.TooMany many -> "Your profile is unchanged: too many interests";
            case Answer.KeptInFile kept -> "Your profile is kept in a file";
            case Answer.HelpGiven() -> "How to talk to us";
            case Answer.Adjusted adjusted -> "Your profile is changed";
            case Answer.NothingToUndo none -> "Your profile is unchanged";
            case Answer.Returned returned -> "Your digest goes on";
            case Answer.Noted() -> "Thank you";
            case Answer.Unsure unsure -> "Please say it once more";
            case Answer.AskedToStop() -> "Unsubscribe";
            case Answer.NotUnderstood(String words) -> "We did not understand your letter";
            case Answer.TooLate() -> "That letter is too old";
            case Answer.NotRead() -> "We could not read your letter";
            case Answer.Stopped() -> "You are unsubscribed";
            case Answer.Erased() -> "Everything is deleted";
            case Answer.Kept kept -> "Saved";
            case Answer.ProveAgain again -> "Is it you?";
            case Answer.LinksEnded ended -> "Your older links are ended";
            case Answer.Judged judged -> judged.likes() ? "More like that one" : "Less like that one";
            case Answer.Paused paused -> "Paused";
            case Answer.Resumed resumed -> "Your digest goes on";
            case Answer.Changed changed -> "Your profile is changed";
            case Answer.NoSuchPaper none -> "Which paper?";
            case Answer.Welcome welcome -> "Welcome";
            case Answer.CheckYourMail() -> "Please look into your mail";
            case Answer.TryLater later -> "Please try again a little later";
            case Answer.Declined() -> "Forgotten";
            case Answer.Enrolled enrolled -> "Welcome";
            case Answer.NotEnrolled() -> "Unchanged";
        };
    }

    static List<Paragraph> body(Answer answer) {
        return switch (answer) {
            case Answer.Shown(Subscriber reader) -> shown(reader);
            case Answer.Changed(Subscriber reader, PapersFound papers) -> changed(reader, papers);
            case Answer.Mistaken(Subscriber reader, List<String> problems) -> mistaken(reader, problems);
            case Answer.ChangedMeanwhile(Subscriber reader) ->
                List.of(
                        Paragraph.words(
                                "Nothing was changed, because your profile has changed since we sent it to you. Here it is as it is now; edit it and send it back:"),
                        Paragraph.exact(ProfileText.write(reader)));
            case Answer.TooMany(Subscriber reader, int asked) ->
                List.of(
                        Paragraph.words(
                                "Nothing was changed. A profile has at most %d interests, and yours would have %d. Put some together, or delete one, and send it back:"
                                        .formatted(Profile.MOST_INTERESTS, asked)),
                        Paragraph.exact(ProfileText.write(reader)));
            case Answer.KeptInFile(Subscriber reader, String file, String yaml) ->
                List.of(
                        Paragraph.words(
                                "Nothing was changed, because your profile is kept in the file config/profiles/%s.yaml. To have it your way, whoever keeps that file can paste this into it:"
                                        .formatted(file)),
                        Paragraph.exact(yaml));
            case Answer.Paused(Subscriber reader, var until) ->
                List.of(Paragraph.words(
                        "Your digest rests until %s. It comes back by itself; \"resume\" brings it back sooner."
                                .formatted(DATE.format(
                                        LocalDate.ofInstant(until, reader.time().zone())))));
            case Answer.Resumed(Subscriber reader) ->
                List.of(Paragraph.words("Your digest comes again, %s.".formatted(when(reader.time()))));
            case Answer.Kept(String title) ->
                List.of(Paragraph.words("Saved: " + title + ". Your preferences lead to the page of your papers."));
            case Answer.Judged(String title, boolean likes) ->
                List.of(Paragraph.words((likes ? "More like: " : "Less like: ") + title));
            case Answer.NoSuchPaper(int number) ->
                List.of(Paragraph.words(
                        "We could not tell which paper number %d is. Please answer the digest that the paper stands in, and name a number from it."
                                .formatted(number)));
            case Answer.Stopped() ->
                List.of(
                        Paragraph.words(
                                "You are unsubscribed: no more mail comes from us. If that was a mistake, answer this letter with \"resume\", and all is as before."));
            case Answer.Erased() ->
                List.of(
                        Paragraph.words(
                                "Everything we knew about you is deleted, and no more mail comes. Only a fingerprint of your address is kept, so that nobody can bring you back unasked."));
            case Answer.ProveAgain again ->
                List.of(
                        Paragraph.words(
                                "Somebody who has an older letter or link of ours asked us to delete everything about you, or to hand it out. Letters get passed on, so nothing was done."),
                        Paragraph.words(
                                "If it was you, please ask again within a day: answer this letter with \"delete everything\", or open your page by the link in this letter."),
                        Paragraph.words(
                                "If it was not you, answer this letter with \"end links\": then older letters and links of ours open nothing any more."));
            case Answer.LinksEnded ended ->
                List.of(
                        Paragraph.words(
                                "Links in older letters of ours open nothing any more, and answers to them change nothing; they can only end the mail. This letter has new links, and so have all that follow."));
            case Answer.HelpGiven() -> help();
            case Answer.Adjusted(Subscriber reader, List<String> done) -> adjusted(reader, done);
            case Answer.NothingToUndo(Subscriber reader) ->
                List.of(
                        Paragraph.words(
                                "We keep your earlier profile for as long as our last answers, and found none to go back to. This is your profile as it is; edit it and send it back to change it:"),
                        Paragraph.exact(ProfileText.write(reader)));
            case Answer.Returned(Subscriber reader) ->
                List.of(Paragraph.words(
                        "Welcome back. Your digest comes again as before, %s.".formatted(when(reader.time()))));
            case Answer.Noted() ->
                List.of(
                        Paragraph.words(
                                "Thank you for writing. Nothing was changed. If you wanted something else, send \"help\" and we shall tell you how to ask for it."));
            case Answer.Unsure(String words, List<String> suggestions) -> unsure(words, suggestions);
            case Answer.AskedToStop() ->
                List.of(
                        Paragraph.words(
                                "A letter with your address as its sender asks us to send no more mail. Anybody can write your address there, so nothing was done yet. Please say that it was you: answer this letter, even with an empty one, and no more mail comes. The link \"Unsubscribe\" below does the same."),
                        Paragraph.words("If it was not you, there is nothing to do."));
            case Answer.NotUnderstood(String words) -> notUnderstood(words);
            case Answer.NotRead() ->
                List.of(
                        Paragraph.words(
                                "A letter of yours reached us, and our program could not read it, so nothing was done. A person will look at it. If it is urgent, please write again, in plain text and without an attachment."));
            case Answer.NotProven() ->
                List.of(
                        Paragraph.words(
                                "A letter came to us with your address as its sender, asking something that only you may ask. Anybody can write your address there, so nothing was done. If it was you, please ask again by answering this letter."),
                        Paragraph.words("If it was not you, there is nothing to do."));
            case Answer.TooLate() ->
                List.of(
                        Paragraph.words(
                                "You answered a letter of ours that is too old, so nothing was done. Please answer a newer one, or send \"subscribe\" to begin anew."));
            case Answer.Welcome welcome -> List.of();
            case Answer.CheckYourMail() -> List.of();
            case Answer.TryLater(HeldBack held) ->
                List.of(Paragraph.words(
                        "Many people asked us for a subscription just now, so yours could not be taken. Please send your letter again after %s UTC."
                                .formatted(MOMENT.format(held.until().plusSeconds(59)))));
            case Answer.Declined() -> List.of();
            case Answer.Enrolled enrolled -> List.of();
            case Answer.NotEnrolled() -> List.of();
        };
    }

    /** When a digest comes: {@code every weekday at 07:00, Europe/Berlin time}. */
    static String when(DigestTime time) {
        Set<java.time.DayOfWeek> days = time.days();
        String on = days.size() == 7
                ? "every day"
                : days.equals(DigestTime.WEEKDAYS)
                        ? "every weekday that has papers"
                        : days.size() == 1 ? "every " + name(days.iterator().next()) : "on " + Times.written(days);
        return "%s at %s, %s time".formatted(on, CLOCK.format(time.at()), zone(time.zone()));
    }

    private static String name(java.time.DayOfWeek day) {
        return day.getDisplayName(java.time.format.TextStyle.FULL, Locale.UK);
    }

    private static String zone(ZoneId zone) {
        return zone.getId().replace('_', ' ');
    }

    private static List<Paragraph> shown(Subscriber reader) {
        List<Paragraph> body = new ArrayList<>();
        body.add(
                Paragraph.words(
                        "This is what you read by. To change it, answer this letter, edit the text between the two marks, and send it; what you delete is forgotten."));
        body.add(Paragraph.exact(ProfileText.write(reader)));
        reader.pausedUntil()
                .ifPresent(until -> body.add(Paragraph.words("Your digest rests until %s. \"resume\" brings it back."
                        .formatted(DATE.format(
                                LocalDate.ofInstant(until, reader.time().zone()))))));
        return body;
    }

    private static List<Paragraph> changed(Subscriber reader, PapersFound papers) {
        List<Paragraph> body = new ArrayList<>();
        body.add(Paragraph.words("Your digest comes %s.".formatted(when(reader.time()))));
        int interests = reader.profile().interests().size();
        if (interests >= Profile.MOST_INTERESTS - NEARLY) {
            body.add(Paragraph.words(
                    "You have %d interests of at most %d.".formatted(interests, Profile.MOST_INTERESTS)));
        }
        body.addAll(papers(papers));
        body.add(Paragraph.words("Your profile is now as follows. Edit it and send it back to change it:"));
        body.add(Paragraph.exact(ProfileText.write(reader)));
        return body;
    }

    /** Which of the papers were found, and how the others count. */
    static List<Paragraph> papers(PapersFound papers) {
        List<Paragraph> body = new ArrayList<>();
        titles(body, papers.inArchive(), "%d of your papers %s in our archive and count%s with title and abstract:");
        titles(body, papers.byTitle(), "%d %s not in our archive and count%s by the words of the title only:");
        titles(
                body,
                papers.unknown(),
                "%d %s not in our archive and came without a title, so it count%s once we have it:");
        return body;
    }

    private static void titles(List<Paragraph> body, List<String> titles, String sentence) {
        if (!titles.isEmpty()) {
            boolean one = titles.size() == 1;
            body.add(Paragraph.words(sentence.formatted(titles.size(), one ? "is" : "are", one ? "s" : "")));
            titles.stream().limit(MOST_TITLES).map(Paragraph::item).forEach(body::add);
            if (titles.size() > MOST_TITLES) {
                body.add(Paragraph.item("and %d more".formatted(titles.size() - MOST_TITLES)));
            }
        }
    }

    private static List<Paragraph> mistaken(Subscriber reader, List<String> problems) {
        List<Paragraph> body = new ArrayList<>();
        body.add(Paragraph.words("Nothing was changed, because some lines could not be understood:"));
        problems.stream().map(Paragraph::item).forEach(body::add);
        body.add(Paragraph.words("Your profile is still as follows:"));
        body.add(Paragraph.exact(ProfileText.write(reader)));
        return body;
    }

    private static List<Paragraph> notUnderstood(String words) {
        List<Paragraph> body = new ArrayList<>();
        body.add(Paragraph.words(
                words.isBlank()
                        ? "Your letter held nothing that we could understand."
                        : "We could not make anything of \"%s\".".formatted(words)));
        body.addAll(help());
        return body;
    }

    private static List<Paragraph> adjusted(Subscriber reader, List<String> done) {
        List<Paragraph> body = new ArrayList<>();
        body.add(Paragraph.words("Done:"));
        done.stream().map(Paragraph::item).forEach(body::add);
        body.add(Paragraph.words("Your profile is now as follows. Edit it and send it back to change it:"));
        body.add(Paragraph.exact(ProfileText.write(reader)));
        return body;
    }

    private static List<Paragraph> unsure(String words, List<String> suggestions) {
        List<Paragraph> body = new ArrayList<>();
        body.add(Paragraph.words("We are not sure what you mean by \"%s\", so nothing was changed.".formatted(words)));
        if (!suggestions.isEmpty()) {
            body.add(Paragraph.words("Did you mean one of these? Answer with the line that is right:"));
            suggestions.stream().map(Paragraph::item).forEach(body::add);
        }
        return body;
    }

    /** How to take a change back, and what that needs. */
    static List<Paragraph> undo(Subscriber before) {
        return List.of(
                Paragraph.words("To take this change back, answer this letter with \"undo\"."),
                Paragraph.kept(ProfileText.write(before.profile(), before.time())));
    }

    static List<Paragraph> help() {
        List<Paragraph> body = new ArrayList<>();
        body.add(
                Paragraph.words(
                        "To read with us, send \"subscribe\" with a few sentences about what you want to read. A .bib, .ris or Zotero JSON file with papers you like may come with it. Everything else is an answer to any letter of ours; your own words will do, in your own language:"));
        QUESTIONS.stream().map(Paragraph::item).forEach(body::add);
        body.add(Paragraph.words("The short forms, each alone on its line:"));
        COMMANDS.stream().map(Paragraph::item).forEach(body::add);
        return body;
    }

    /** To somebody who asks what only a reader may ask, and whose address is no reader's. */
    static List<Paragraph> stranger() {
        List<Paragraph> body = new ArrayList<>();
        body.add(Paragraph.words("You do not read with us under this address, so there was nothing to be done."));
        body.addAll(help());
        return body;
    }

    /** The letter's words, each answer once, in their order. */
    static List<Paragraph> body(List<Answer> answers, List<String> remarks) {
        List<Paragraph> body = new ArrayList<>();
        Optional<Answer.Changed> last = answers.stream()
                .filter(Answer.Changed.class::isInstance)
                .map(Answer.Changed.class::cast)
                .reduce((earlier, later) -> later);
        for (Answer answer : answers.stream().distinct().toList()) {
            boolean overtaken = answer instanceof Answer.Changed changed
                    && !changed.equals(last.orElse(changed))
                    && changed.papers().isEmpty();
            if (!overtaken) {
                body.addAll(body(answer));
            }
        }
        remarks.stream().map(Paragraph::words).forEach(body::add);
        return body;
    }
}
