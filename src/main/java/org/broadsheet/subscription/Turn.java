package org.broadsheet.subscription;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.broadsheet.delivery.Message;
import org.broadsheet.delivery.MessageKey;
import org.broadsheet.letters.LetterCommands;
import org.broadsheet.letters.LikedPaper;
import org.broadsheet.letters.ReceivedLetter;
import org.broadsheet.letters.Remark;
import org.broadsheet.letters.Request;
import org.broadsheet.libraries.CitationWriter;
import org.broadsheet.papers.Paper;
import org.broadsheet.profiles.DigestTime;
import org.broadsheet.profiles.EmailAddress;
import org.broadsheet.profiles.Profile;
import org.broadsheet.profiles.ReaderId;
import org.broadsheet.profiles.Subscriber;
import org.broadsheet.rendering.Language;
import org.broadsheet.subscription.Deed.Effect;

/** One visit at the desk: the requests of one letter or form, each seeing what the earlier ones changed. */
final class Turn {

    /** A letter, and what its writer is to be told about what came with it. */
    record Received(ReceivedLetter letter, List<Remark> remarks) {}

    /** An answer that could not go out after this long is given up. A guess. */
    private static final Duration ANSWER_LIFE = Duration.ofDays(2);

    /** More would help somebody to fill another's mailbox. */
    private static final int STOPS_PER_DAY = 3;

    private final DeskParts desk;
    private final Proven standing;
    private final Optional<Received> letter;
    private final boolean isOld;
    private final Asker asker;
    private final Instant now;
    private final List<Effect> effects = new ArrayList<>();
    private final Optional<Subscriber> before;
    private final ProfileEdits edits;
    private final Joining joining;
    private Optional<Subscriber> reader = Optional.empty();
    private boolean letterTaken;
    private boolean doneBefore;

    /**
     * @param letter that is taken up, with what is to be said about what came with it
     * @param isOld whether what proves the standing is older than a day
     */
    Turn(DeskParts desk, Proven standing, Optional<Received> letter, boolean isOld, Asker asker, Instant now) {
        this.desk = desk;
        this.standing = standing;
        this.letter = letter;
        this.isOld = isOld;
        this.asker = asker;
        this.now = now;
        if (standing instanceof Proven.OfReader(ReaderId id, var digest, boolean mayOnlyStop)) {
            reader = desk.subscribers().written(id);
        }
        before = reader;
        edits = new ProfileEdits(desk, this);
        joining = new Joining(desk, this, edits);
    }

    Answer take(Request request) {
        if (comesBack(request)) {
            return comeBack();
        }
        return switch (request) {
            case Request.Subscribe subscribe -> joining.ask(subscribe, asker);
            case Request.Confirm() ->
                standing instanceof Proven.Stranger ? joining.confirmAnew() : withPending(joining::confirm);
            case Request.Decline() -> withPending(joining::decline);
            case Request.ShowProfile() -> withReader(Answer.Shown::new);
            case Request.SetProfile(Profile profile, DigestTime time, int seen) ->
                withReader(who -> edits.changeFrom(seen, who, profile, time));
            case Request.EditProfile(List<String> lines) -> withReader(who -> edits.edit(who, lines));
            case Request.Enrol enrol -> joining.enrol(enrol);
            case Request.SetInterests(List<String> about) ->
                withReader(who ->
                        edits.change(who, Profiles.withWords(who.profile(), about), who.time(), PapersFound.NONE));
            case Request.AddInterest(String about, List<LikedPaper> papers) ->
                withReader(who -> edits.add(who, about, papers));
            case Request.AddRule(var rule) -> withReader(who -> edits.rule(who, rule));
            case Request.SetTime time ->
                withReader(who -> edits.change(who, who.profile(), time.applied(who.time()), PapersFound.NONE));
            case Request.Pause(Duration length) -> withReader(who -> pause(who, now.plus(length)));
            case Request.Resume() -> withReader(this::resume);
            case Request.Keep(int number, boolean liked) -> withReader(who -> keep(who, number, liked));
            case Request.HandOut(String form) -> withReader(who -> handOut(who, form));
            case Request.SetLanguage(String code) -> withReader(who -> edits.speak(who, code));
            case Request.Judge(int number, boolean likes) -> withReader(who -> judge(who, number, likes));
            case Request.Stop() -> stop();
            case Request.Erase() -> withReader(who -> isOld ? new Answer.ProveAgain(who) : erase(who));
            case Request.Export() -> withReader(who -> isOld ? new Answer.ProveAgain(who) : new Answer.Shown(who));
            case Request.EndLinks() -> withReader(this::endLinks);
            case Request.Lean lean -> withReader(who -> edits.lean(who, lean));
            case Request.Undo() -> withReader(edits::undo);
            case Request.Thanks() -> new Answer.Noted();
            case Request.Unsure(String words, List<String> suggestions) -> new Answer.Unsure(words, suggestions);
            case Request.Help() -> new Answer.HelpGiven();
            case Request.NotUnderstood(String words) -> new Answer.NotUnderstood(words);
        };
    }

    Proven standing() {
        return standing;
    }

    Optional<ReceivedLetter> letter() {
        return letter.map(Received::letter);
    }

    /** What is to be said about what came with the letter, in the words of a language. */
    List<String> remarks(Language language) {
        return letter.map(Received::remarks).orElseGet(List::of).stream()
                .map(new AnswerWords(language)::said)
                .toList();
    }

    Instant now() {
        return now;
    }

    /** Adds something to be done when the turn is carried out. */
    void effect(Effect effect) {
        effects.add(effect);
    }

    /** What the later requests of this turn see of the reader. */
    void become(Subscriber changed) {
        reader = Optional.of(changed);
    }

    /** Whose mailbox the answer belongs into, whatever the letter's From says. */
    Optional<EmailAddress> whom() {
        return standing instanceof Proven.Asked(String id)
                ? desk.conversations().pending(id).map(Pending::email)
                : reader.map(Subscriber::email);
    }

    /** The letter that says these answers; empty if they say nothing, or another letter says it. */
    Optional<Deed.Reply> reply(EmailAddress to, List<Answer> answers, String asked) {
        boolean another = answers.stream()
                .anyMatch(answer -> answer instanceof Answer.CheckYourMail || answer instanceof Answer.Welcome);
        boolean proven = standing instanceof Proven.OfReader;
        boolean erased = answers.contains(new Answer.Erased());
        Optional<Subscriber> claimed =
                proven ? Optional.empty() : desk.subscribers().find(to);
        Optional<ReaderId> known = standing instanceof Proven.OfReader(ReaderId id, var digest, var mayOnlyStop)
                ? Optional.of(id)
                : claimed.map(Subscriber::id);
        boolean stops = answers.contains(new Answer.AskedToStop()) || answers.contains(new Answer.Stopped());
        boolean unproven = answers.contains(new Answer.NotProven()) || answers.contains(new Answer.AskedToStop());
        AnswerWords words = words(claimed);
        List<AnswerLetter.Paragraph> body = new ArrayList<>(
                known.isEmpty() && unproven
                        ? words.stranger()
                        : standing instanceof Proven.Asked
                                        && answers.stream().allMatch(Answer.NotUnderstood.class::isInstance)
                                ? words.unclear()
                                : words.body(
                                        answers, letter.map(Received::remarks).orElseGet(List::of)));
        if (changed()) {
            body.addAll(words.undo(before.orElseThrow()));
        }
        if (another || body.isEmpty()) {
            return Optional.empty();
        }
        body.add(AnswerLetter.Paragraph.language(words.code()));
        AnswerLetter answer = new AnswerLetter(
                desk.ids().get(),
                claimed.map(Subscriber::email).orElse(to),
                erased ? Optional.empty() : known,
                subject(words, answers, asked, proven),
                body,
                now,
                thread());
        MessageKey key = new MessageKey("answer/%s/%s"
                .formatted(erased ? "gone" : known.map(ReaderId::toString).orElse("new"), answer.id()));
        Instant expires = now.plus(ANSWER_LIFE);
        Message message = new Message(key, answer.to(), desk.tokens().messageId(key, now, expires), now, expires);
        return Optional.of(new Deed.Reply(
                answer,
                message,
                mostPerDay(proven, stops),
                standing instanceof Proven.Asked,
                desk.settings().limits()));
    }

    /** Answers in the language of whom they go to: the reader as they are by now, or whoever waits to be one. */
    private AnswerWords words(Optional<Subscriber> claimed) {
        Optional<Profile> waiting = standing instanceof Proven.Asked(String id)
                ? desk.conversations().pending(id).map(Pending::profile)
                : Optional.empty();
        String language = reader.or(() -> before)
                .or(() -> claimed)
                .map(Subscriber::profile)
                .or(() -> waiting)
                .map(Profile::language)
                .orElse(Profile.DEFAULT_LANGUAGE);
        return new AnswerWords(desk.languages().of(language));
    }

    /** Who asks to stop is answered even where other letters had their answer today. */
    private int mostPerDay(boolean proven, boolean stops) {
        int most = desk.settings().limits().answersPerDay();
        if (standing instanceof Proven.Asked) {
            return most;
        }
        return proven ? (stops ? 2 * most : most) : stops ? STOPS_PER_DAY : 1;
    }

    /** Whether the reader keeps their own profile, and it is now another than before. */
    private boolean changed() {
        return before.isPresent()
                && reader.isPresent()
                && before.get().origin() instanceof Subscriber.Origin.Desk
                && !(before.get().profile().equals(reader.get().profile())
                        && before.get().time().equals(reader.get().time()));
    }

    /** Whether somebody who has stopped asks to go on. */
    private boolean comesBack(Request request) {
        return standing instanceof Proven.OfReader of
                && !of.mayOnlyStop()
                && reader.isEmpty()
                && (request instanceof Request.Resume
                        || request instanceof Request.Undo
                        || request instanceof Request.Subscribe
                        || request instanceof Request.Thanks);
    }

    private Answer comeBack() {
        ReaderId id = ((Proven.OfReader) standing).reader();
        effects.add(new Effect.Return(id));
        if (!carryOut(Optional.empty())) {
            return new Answer.TooLate();
        }
        reader = desk.subscribers().written(id);
        return reader.<Answer>map(Answer.Returned::new).orElseGet(Answer.NotProven::new);
    }

    /** @return false, with nothing done, if somebody else changed the reader since this turn began */
    boolean carryOut(Optional<Deed.Reply> reply) {
        return !(done(reply) instanceof Conversations.Outcome.ChangedMeanwhile);
    }

    /** Does what has come together so far. The first time it takes note of the letter, so that it is not done twice. */
    Conversations.Outcome done(Optional<Deed.Reply> reply) {
        Optional<String> fingerprint = letterTaken ? Optional.empty() : letter().map(ReceivedLetter::fingerprint);
        Deed deed = new Deed(fingerprint, effects, reply);
        effects.clear();
        if (doneBefore || (deed.effects().isEmpty() && reply.isEmpty() && fingerprint.isEmpty())) {
            return new Conversations.Outcome.Done(Optional.empty());
        }
        Conversations.Outcome outcome = desk.conversations().carryOut(deed, now);
        letterTaken = true;
        doneBefore = outcome instanceof Conversations.Outcome.DoneBefore;
        return outcome;
    }

    /** A reader's reply is answered under its own subject, by which some mail programs know what belongs together. */
    private static String subject(AnswerWords words, List<Answer> answers, String asked, boolean proven) {
        return proven && LetterCommands.answers(asked)
                ? "Re: " + LetterCommands.bare(asked)
                : words.subject(answers, LetterCommands.bare(asked));
    }

    List<String> thread() {
        return letter().map(ReceivedLetter::thread).orElseGet(List::of);
    }

    private Answer pause(Subscriber who, Instant until) {
        effects.add(new Effect.Pause(who.id(), Optional.of(until)));
        return new Answer.Paused(who, until);
    }

    private Answer resume(Subscriber who) {
        effects.add(new Effect.Pause(who.id(), Optional.empty()));
        return new Answer.Resumed(who);
    }

    private Answer judge(Subscriber who, int number, boolean likes) {
        Optional<LocalDate> digest =
                standing instanceof Proven.OfReader(var id, var date, var mayOnlyStop) ? date : Optional.empty();
        return digest.flatMap(date -> desk.verdicts().judge(who.id(), date, number, likes, now))
                .<Answer>map(title -> new Answer.Judged(title, likes))
                .orElseGet(() -> new Answer.NoSuchPaper(number));
    }

    private Answer handOut(Subscriber who, String form) {
        List<Paper> papers = desk.verdicts().saved(who.id());
        String file = switch (form) {
            case "ris" -> CitationWriter.ris(papers);
            case "csl" -> CitationWriter.cslJson(papers);
            case "csv" -> CitationWriter.csv(papers);
            default -> CitationWriter.bibTex(papers);
        };
        return new Answer.HandedOut(papers.size(), form, file);
    }

    private Answer keep(Subscriber who, int number, boolean liked) {
        Optional<LocalDate> digest =
                standing instanceof Proven.OfReader(var id, var date, var mayOnlyStop) ? date : Optional.empty();
        return digest.flatMap(date -> desk.verdicts().save(who.id(), date, number, liked, now))
                .<Answer>map(title -> new Answer.Kept(title, liked))
                .orElseGet(() -> new Answer.NoSuchPaper(number));
    }

    private Answer stop() {
        return switch (standing) {
            case Proven.OfReader(ReaderId id, var digest, boolean mayOnlyStop) -> {
                effects.add(new Effect.Stop(id));
                reader = Optional.empty();
                yield new Answer.Stopped();
            }
            case Proven.Asked asked -> withPending(joining::decline);
            case Proven.Stranger() -> joining.withdraw();
            case Proven.House() -> new Answer.NotProven();
            case Proven.TooLate(Optional<ReaderId> of) -> {
                of.ifPresent(id -> effects.add(new Effect.Stop(id)));
                yield new Answer.Stopped();
            }
        };
    }

    private Answer endLinks(Subscriber who) {
        effects.add(new Effect.EndLinks(who.id()));
        return new Answer.LinksEnded(who);
    }

    private Answer erase(Subscriber who) {
        effects.add(new Effect.Erase(who.id()));
        reader = Optional.empty();
        return new Answer.Erased();
    }

    private Answer withReader(Function<Subscriber, Answer> work) {
        return switch (standing) {
            case Proven.OfReader(var id, var digest, boolean mayOnlyStop) when mayOnlyStop -> new Answer.NotProven();
            case Proven.OfReader of -> reader.map(work).orElseGet(Answer.NotProven::new);
            case Proven.Asked asked -> new Answer.NotProven();
            case Proven.Stranger() -> new Answer.NotProven();
            case Proven.House() -> new Answer.NotProven();
            case Proven.TooLate late -> new Answer.TooLate();
        };
    }

    private Answer withPending(Function<Pending, Answer> work) {
        return switch (standing) {
            case Proven.Asked(String id) ->
                desk.conversations().pending(id).map(work).orElseGet(Answer.TooLate::new);
            case Proven.TooLate late -> new Answer.TooLate();
            case Proven.House() -> new Answer.NotProven();
            case Proven.OfReader of -> new Answer.NotProven();
            case Proven.Stranger() -> new Answer.NotProven();
        };
    }
}
