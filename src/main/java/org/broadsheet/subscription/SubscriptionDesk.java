package org.broadsheet.subscription;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.broadsheet.delivery.Message;
import org.broadsheet.delivery.MessageKey;
import org.broadsheet.letters.LetterCommands;
import org.broadsheet.letters.LetterReader;
import org.broadsheet.letters.LikedPaper;
import org.broadsheet.letters.ProfileText;
import org.broadsheet.letters.ReceivedLetter;
import org.broadsheet.letters.Request;
import org.broadsheet.letters.Us;
import org.broadsheet.letters.Wish;
import org.broadsheet.libraries.LibraryFile;
import org.broadsheet.links.Link;
import org.broadsheet.links.Reading;
import org.broadsheet.links.SignedLinks;
import org.broadsheet.papers.Library;
import org.broadsheet.profiles.DigestTime;
import org.broadsheet.profiles.EmailAddress;
import org.broadsheet.profiles.Profile;
import org.broadsheet.profiles.ReaderId;
import org.broadsheet.profiles.Subscriber;
import org.broadsheet.profiles.Subscribers;
import org.broadsheet.subscription.Deed.Effect;

/**
 * Where people become readers, change what they read, and stop: the same desk for letters, the page and the operator. What
 * a request comes to is decided here and carried out by {@link Conversations}, its messages included, in one transaction.
 */
public final class SubscriptionDesk {

    private static final Duration WELCOME_LIFE = Duration.ofDays(3);
    private static final Duration ANSWER_LIFE = Duration.ofDays(2);

    /** How old a link or letter may be by which everything is handed out or deleted. */
    private static final Duration FRESH = Duration.ofDays(1);

    /** More would help somebody to fill another's mailbox. */
    private static final int STOPS_PER_DAY = 3;

    /** In so many of the newest answers the profile from before a change is looked for. */
    private static final int MOST_ANSWERS = 10;

    /** So often a request is made anew because somebody else was faster. Each time one of them gets through. */
    private static final int MOST_TRIES = 20;

    private final Subscribers subscribers;
    private final Conversations conversations;
    private final Library archive;
    private final Verdicts verdicts;
    private final SignedLinks links;
    private final LetterTokens tokens;
    private final SubscriptionSettings settings;
    private final Supplier<String> ids;
    private final LetterReader letters;

    /** @param ids gives 10 random lower-case letters and digits, each time others */
    public SubscriptionDesk(
            Subscribers subscribers,
            Conversations conversations,
            Library archive,
            Verdicts verdicts,
            SignedLinks links,
            SubscriptionSettings settings,
            Supplier<String> ids) {
        this.subscribers = subscribers;
        this.conversations = conversations;
        this.archive = archive;
        this.verdicts = verdicts;
        this.links = links;
        this.tokens = new LetterTokens(links, settings);
        this.settings = settings;
        this.ids = ids;
        this.letters = new LetterReader(
                new Us(settings.masthead(), settings.mailbox()), settings.usual(), SubscriptionDesk::library);
    }

    /** Does what is asked, if the proof allows it. */
    public Answer handle(Request request, Proof proof, Instant now) {
        Proven standing = Proven.of(proof, links);
        boolean isOld = proof instanceof Proof.Token token && !isOfTheLastDay(token, now);
        Asker asker = proof instanceof Proof.None(Asker from) ? from : new Asker.House();
        return untilDone(() -> {
            Turn turn = new Turn(standing, Optional.empty(), isOld, asker, now);
            Answer answer = turn.take(request);
            Optional<Deed.Reply> mail = switch (answer) {
                case Answer.ProveAgain(Subscriber reader) -> turn.reply(reader.email(), List.of(answer), List.of(), "");
                case Answer.LinksEnded(Subscriber reader) -> turn.reply(reader.email(), List.of(answer), List.of(), "");
                default -> Optional.empty();
            };
            return turn.carryOut(mail) ? Optional.of(answer) : Optional.empty();
        });
    }

    /** Letters get passed on, links with them: what cannot be undone needs one that came lately. */
    private boolean isOfTheLastDay(Proof.Token token, Instant now) {
        return links.read(token.purpose(), token.token()) instanceof Reading.Valid(Link link)
                && !link.madeAt().isBefore(now.minus(FRESH));
    }

    /** Does it again, from the reader as they are now, as long as somebody else changes them meanwhile. */
    private static <T> T untilDone(Supplier<Optional<T>> work) {
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            Optional<T> done = work.get();
            if (done.isPresent()) {
                return done.get();
            }
        }
        throw new IllegalStateException(
                "Somebody else changed the same reader %d times while one request was carried out."
                        .formatted(MOST_TRIES));
    }

    /**
     * Does what a letter asks and answers it, once however often it is read.
     *
     * @param quietly whether nothing may be answered, since a machine seems to have written it: then it can only end the mail,
     *     with the token made for that
     */
    public List<Answer> handle(ReceivedLetter letter, boolean quietly, Instant now) {
        Proven standing = standing(letter);
        boolean stopsOnly = standing instanceof Proven.OfReader of && of.mayOnlyStop();
        if (quietly && !stopsOnly) {
            return List.of();
        }
        LetterReader.Asked asked = letters.read(letter, standing.writer(), now);
        boolean isOld = LetterReader.tokens(letter).stream()
                .flatMap(token -> Proof.Token.of(token).stream())
                .noneMatch(token ->
                        isOfTheLastDay(token, now) && Proven.of(token, links).equals(standing));
        return untilDone(() -> {
            Turn turn = new Turn(standing, Optional.of(letter), isOld, new Asker.Letter(), now);
            Optional<EmailAddress> to = turn.whom().or(letter::from);
            List<Answer> answers = new ArrayList<>();
            for (Request request : asked.requests()) {
                answers.add(turn.take(request));
            }
            boolean answer = !quietly && !stopsOnly && to.isPresent();
            Optional<Deed.Reply> reply =
                    answer ? turn.reply(to.get(), answers, asked.remarks(), letter.subject()) : Optional.empty();
            return turn.carryOut(reply) ? Optional.of(answers) : Optional.empty();
        });
    }

    /**
     * Tells whoever wrote a letter that it could not be read, within the usual limits of answers. The letter does not count
     * as carried out.
     */
    public void couldNotRead(ReceivedLetter letter, Instant now) {
        Turn turn = new Turn(standing(letter), Optional.of(letter), true, new Asker.Letter(), now);
        turn.whom()
                .or(letter::from)
                .flatMap(to -> turn.reply(to, List.of(new Answer.NotRead()), List.of(), letter.subject()))
                .ifPresent(reply ->
                        conversations.carryOut(new Deed(Optional.empty(), List.of(), Optional.of(reply)), now));
    }

    private static LetterReader.FileRead library(byte[] file) {
        return switch (LibraryFile.read(file)) {
            case LibraryFile.Reading.Papers read ->
                new LetterReader.FileRead(LikedPaper.of(read.entries()), read.remark());
            case LibraryFile.Reading.NotALibrary(String reason) ->
                new LetterReader.FileRead(List.of(), Optional.of(reason));
        };
    }

    /** What the first of a letter's tokens that is ours proves. */
    private Proven standing(ReceivedLetter letter) {
        return LetterReader.tokens(letter).stream()
                .flatMap(token -> Proof.Token.of(token).stream())
                .map(token -> Proven.of(token, links))
                .filter(standing -> !(standing instanceof Proven.Stranger))
                .min(Comparator.comparing(Proven.TooLate.class::isInstance))
                .orElseGet(Proven.Stranger::new);
    }

    /** Whom a proof speaks for, as they are now; empty if it proves nothing, is too old, or they have left. */
    public Optional<Subscriber> reader(Proof proof) {
        return Proven.of(proof, links) instanceof Proven.OfReader(ReaderId id, var digest, boolean mayOnlyStop)
                ? subscribers.written(id)
                : Optional.empty();
    }

    /** The request that a proof can confirm, to be shown before it is; empty if it is none, too old, or forgotten. */
    public Optional<Pending> pending(Proof proof) {
        return Proven.of(proof, links) instanceof Proven.Asked(String id)
                ? conversations.pending(id)
                : Optional.empty();
    }

    /** One visit: the requests of one letter or form, each seeing what the earlier ones changed. */
    private final class Turn {

        private final Proven standing;
        private final Optional<ReceivedLetter> letter;
        private final boolean isOld;
        private final Asker asker;
        private final Instant now;
        private final List<Effect> effects = new ArrayList<>();
        private final Optional<Subscriber> before;
        private Optional<Subscriber> reader = Optional.empty();
        private boolean letterTaken;
        private boolean doneBefore;

        /** @param isOld whether what proves the standing is older than {@link #FRESH} */
        Turn(Proven standing, Optional<ReceivedLetter> letter, boolean isOld, Asker asker, Instant now) {
            this.standing = standing;
            this.letter = letter;
            this.isOld = isOld;
            this.asker = asker;
            this.now = now;
            if (standing instanceof Proven.OfReader(ReaderId id, var digest, boolean mayOnlyStop)) {
                reader = subscribers.written(id);
            }
            before = reader;
        }

        Answer take(Request request) {
            if (comesBack(request)) {
                return comeBack();
            }
            return switch (request) {
                case Request.Subscribe subscribe -> ask(subscribe);
                case Request.Confirm() ->
                    standing instanceof Proven.Stranger ? confirmAnew() : withPending(this::confirm);
                case Request.Decline() -> withPending(this::decline);
                case Request.ShowProfile() -> withReader(Answer.Shown::new);
                case Request.SetProfile(Profile profile, DigestTime time, int seen) ->
                    withReader(who -> changeFrom(seen, who, profile, time));
                case Request.EditProfile(List<String> lines) -> withReader(who -> edit(who, lines));
                case Request.Enrol enrol -> enrol(enrol);
                case Request.SetInterests(List<String> about) ->
                    withReader(
                            who -> change(who, Profiles.withWords(who.profile(), about), who.time(), PapersFound.NONE));
                case Request.AddInterest(String about, List<LikedPaper> papers) ->
                    withReader(who -> add(who, about, papers));
                case Request.AddRule(var rule) ->
                    withReader(who -> change(who, who.profile().withRule(rule), who.time(), PapersFound.NONE));
                case Request.SetTime time ->
                    withReader(who -> change(who, who.profile(), time.applied(who.time()), PapersFound.NONE));
                case Request.Pause(Duration length) -> withReader(who -> pause(who, now.plus(length)));
                case Request.Resume() -> withReader(this::resume);
                case Request.Keep(int number) -> withReader(who -> keep(who, number));
                case Request.Judge(int number, boolean likes) -> withReader(who -> judge(who, number, likes));
                case Request.Stop() -> stop();
                case Request.Erase() -> withReader(who -> isOld ? new Answer.ProveAgain(who) : erase(who));
                case Request.Export() -> withReader(who -> isOld ? new Answer.ProveAgain(who) : new Answer.Shown(who));
                case Request.EndLinks() -> withReader(this::endLinks);
                case Request.Lean lean -> withReader(who -> lean(who, lean));
                case Request.Undo() -> withReader(this::undo);
                case Request.Thanks() -> new Answer.Noted();
                case Request.Unsure(String words, List<String> suggestions) -> new Answer.Unsure(words, suggestions);
                case Request.Help() -> new Answer.HelpGiven();
                case Request.NotUnderstood(String words) -> new Answer.NotUnderstood(words);
            };
        }

        /** Whose mailbox the answer belongs into, whatever the letter's From says. */
        Optional<EmailAddress> whom() {
            return standing instanceof Proven.Asked(String id)
                    ? conversations.pending(id).map(Pending::email)
                    : reader.map(Subscriber::email);
        }

        /** The letter that says these answers; empty if they say nothing, or another letter says it. */
        Optional<Deed.Reply> reply(EmailAddress to, List<Answer> answers, List<String> remarks, String asked) {
            boolean another = answers.stream()
                    .anyMatch(answer -> answer instanceof Answer.CheckYourMail || answer instanceof Answer.Welcome);
            boolean proven = standing instanceof Proven.OfReader;
            boolean erased = answers.contains(new Answer.Erased());
            Optional<Subscriber> claimed = proven ? Optional.empty() : subscribers.find(to);
            Optional<ReaderId> known = standing instanceof Proven.OfReader(ReaderId id, var digest, var mayOnlyStop)
                    ? Optional.of(id)
                    : claimed.map(Subscriber::id);
            boolean stops = answers.contains(new Answer.AskedToStop()) || answers.contains(new Answer.Stopped());
            boolean unproven = answers.contains(new Answer.NotProven()) || answers.contains(new Answer.AskedToStop());
            List<AnswerLetter.Paragraph> body = new ArrayList<>(
                    known.isEmpty() && unproven ? AnswerWords.stranger() : AnswerWords.body(answers, remarks));
            if (changed()) {
                body.addAll(AnswerWords.undo(before.orElseThrow()));
            }
            if (another || body.isEmpty()) {
                return Optional.empty();
            }
            AnswerLetter answer = new AnswerLetter(
                    ids.get(),
                    claimed.map(Subscriber::email).orElse(to),
                    erased ? Optional.empty() : known,
                    subject(answers, asked, proven),
                    body,
                    now,
                    thread());
            MessageKey key = new MessageKey("answer/%s/%s"
                    .formatted(erased ? "gone" : known.map(ReaderId::toString).orElse("new"), answer.id()));
            Instant expires = now.plus(ANSWER_LIFE);
            Message message = new Message(key, answer.to(), tokens.messageId(key, now, expires), now, expires);
            return Optional.of(new Deed.Reply(
                    answer, message, mostPerDay(proven, stops), standing instanceof Proven.Asked, settings.limits()));
        }

        /** Who asks to stop is answered even where other letters had their answer today. */
        private int mostPerDay(boolean proven, boolean stops) {
            int most = settings.limits().answersPerDay();
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
            reader = subscribers.written(id);
            return reader.<Answer>map(Answer.Returned::new).orElseGet(Answer.NotProven::new);
        }

        /** @return false, with nothing done, if somebody else changed the reader since this turn began */
        boolean carryOut(Optional<Deed.Reply> reply) {
            return !(done(reply) instanceof Conversations.Outcome.ChangedMeanwhile);
        }

        /** Does what has come together so far. The first time it takes note of the letter, so that it is not done twice. */
        private Conversations.Outcome done(Optional<Deed.Reply> reply) {
            Optional<String> fingerprint = letterTaken ? Optional.empty() : letter.map(ReceivedLetter::fingerprint);
            Deed deed = new Deed(fingerprint, effects, reply);
            effects.clear();
            if (doneBefore || (deed.effects().isEmpty() && reply.isEmpty() && fingerprint.isEmpty())) {
                return new Conversations.Outcome.Done(Optional.empty());
            }
            Conversations.Outcome outcome = conversations.carryOut(deed, now);
            letterTaken = true;
            doneBefore = outcome instanceof Conversations.Outcome.DoneBefore;
            return outcome;
        }

        /** A reader's reply is answered under its own subject, by which some mail programs know what belongs together. */
        private static String subject(List<Answer> answers, String asked, boolean proven) {
            return proven && LetterCommands.answers(asked)
                    ? "Re: " + LetterCommands.bare(asked)
                    : AnswerWords.subject(answers, LetterCommands.bare(asked));
        }

        private List<String> thread() {
            return letter.map(ReceivedLetter::thread).orElseGet(List::of);
        }

        private Answer ask(Request.Subscribe request) {
            Optional<Pending> waiting = conversations.waiting(request.email(), now);
            return waiting.isPresent() ? remind(waiting.get()) : askAnew(request);
        }

        /** The confirmation once more, for one who asks again instead of answering it. */
        private Answer remind(Pending waiting) {
            MessageKey key = new MessageKey("confirm/%s/%s".formatted(waiting.id(), ids.get()));
            effects.add(new Effect.Remind(
                    waiting,
                    new Message(
                            key,
                            waiting.email(),
                            tokens.messageId(key, now, waiting.expires()),
                            now,
                            waiting.expires()),
                    settings.limits()));
            return new Answer.CheckYourMail();
        }

        /** A yes that no letter of ours proves: its address gets the confirmation again, if one waits for it. */
        private Answer confirmAnew() {
            Optional<EmailAddress> from = letter.flatMap(ReceivedLetter::from);
            Optional<Pending> waiting = from.flatMap(address -> conversations.waiting(address, now));
            return waiting.isPresent() ? remind(waiting.get()) : new Answer.HelpGiven();
        }

        private Answer askAnew(Request.Subscribe request) {
            Wish wish = request.wish();
            PapersFound papers = PapersFound.in(archive, wish.papers());
            Instant expires = now.plus(settings.limits().pending());
            Pending pending = new Pending(
                    ids.get(),
                    request.email(),
                    request.name(),
                    Profiles.wished(wish.about(), papers.references()),
                    wish.time().orElse(settings.usual()),
                    wish.time().isPresent(),
                    now,
                    expires,
                    Optional.empty(),
                    thread());
            MessageKey key = new MessageKey("confirm/" + pending.id());
            Message confirmation = new Message(key, pending.email(), tokens.messageId(key, now, expires), now, expires);
            effects.add(new Effect.Ask(pending, confirmation, settings.limits(), asker));
            return done(Optional.empty()) instanceof Conversations.Outcome.Done(Optional<HeldBack> held)
                            && held.isPresent()
                    ? new Answer.TryLater(held.get())
                    : new Answer.CheckYourMail();
        }

        private Answer confirm(Pending pending) {
            Optional<Subscriber> known = pending.reader().isPresent()
                    ? subscribers.written(pending.reader().get())
                    : find(pending);
            if (pending.reader().isPresent()) {
                return known.<Answer>map(Answer.Welcome::new).orElseGet(Answer.TooLate::new);
            }
            if (!pending.expires().isAfter(now)) {
                return new Answer.TooLate();
            }
            if (known.isEmpty()) {
                effects.add(new Effect.Join(pending, "answered the confirmation " + pending.id(), this::welcome));
                carryOut(Optional.empty());
                return subscribers
                        .find(pending.email())
                        .<Answer>map(Answer.Welcome::new)
                        .orElseGet(Answer.TooLate::new);
            }
            effects.add(new Effect.Settle(pending, known.get().id()));
            Answer changed = change(
                    known.get(),
                    Profiles.merged(known.get().profile(), pending.profile()),
                    pending.wishedTime() ? pending.time() : known.get().time(),
                    PapersFound.NONE);
            return changed instanceof Answer.Changed(Subscriber as, PapersFound none)
                    ? new Answer.Welcome(as)
                    : changed;
        }

        private Optional<Subscriber> find(Pending pending) {
            return subscribers.find(pending.email()).flatMap(found -> subscribers.written(found.id()));
        }

        private Message welcome(ReaderId id, Pending pending) {
            Instant expires = now.plus(WELCOME_LIFE);
            MessageKey key = new MessageKey("welcome/" + id + "/" + pending.id());
            return new Message(key, pending.email(), tokens.messageId(key, now, expires), now, expires);
        }

        private Answer decline(Pending pending) {
            if (pending.reader().isPresent()) {
                return new Answer.TooLate();
            }
            effects.add(new Effect.Decline(pending));
            return new Answer.Declined();
        }

        private Answer enrol(Request.Enrol request) {
            if (!(standing instanceof Proven.House)) {
                return new Answer.NotProven();
            }
            if (subscribers.find(request.email()).isPresent()) {
                return new Answer.NotEnrolled();
            }
            Wish wish = request.wish();
            effects.add(new Effect.Enrol(
                    request.email(),
                    request.name(),
                    wish.time().orElse(settings.usual()),
                    Profiles.wished(
                            wish.about(), PapersFound.in(archive, wish.papers()).references()),
                    request.consent()));
            carryOut(Optional.empty());
            return subscribers
                    .find(request.email())
                    .<Answer>map(Answer.Enrolled::new)
                    .orElseGet(Answer.NotEnrolled::new);
        }

        private Answer edit(Subscriber who, List<String> lines) {
            return switch (ProfileText.read(lines, who.profile(), who.time())) {
                case ProfileText.Reading.Read(Profile profile, DigestTime time) ->
                    changeFrom(ProfileText.edition(lines).orElse(who.edition()), who, profile, time);
                case ProfileText.Reading.Mistaken(List<String> problems) -> new Answer.Mistaken(who, problems);
                case ProfileText.Reading.Absent() -> new Answer.NotUnderstood("");
            };
        }

        private Answer add(Subscriber who, String about, List<LikedPaper> papers) {
            PapersFound found = PapersFound.in(archive, papers);
            return change(who, Profiles.withAdded(who.profile(), about, found.references()), who.time(), found);
        }

        private Answer changeFrom(int seen, Subscriber who, Profile profile, DigestTime time) {
            return seen == who.edition()
                    ? change(who, profile, time, PapersFound.NONE)
                    : new Answer.ChangedMeanwhile(who);
        }

        private Answer change(Subscriber who, Profile profile, DigestTime time, PapersFound papers) {
            int interests = profile.interests().size();
            if (interests > Profile.MOST_INTERESTS
                    && interests > who.profile().interests().size()) {
                return new Answer.TooMany(who, interests);
            }
            Subscriber changed = new Subscriber(
                    who.id(),
                    who.email(),
                    who.name(),
                    who.origin(),
                    time,
                    profile,
                    who.since(),
                    who.profileChanged(),
                    who.pausedUntil(),
                    who.edition() + 1);
            return switch (who.origin()) {
                case Subscriber.Origin.File(String file) ->
                    new Answer.KeptInFile(who, file, ProfileYaml.write(changed));
                case Subscriber.Origin.Desk() -> {
                    reader = Optional.of(changed);
                    effects.add(new Effect.Change(who.id(), who.edition(), who.name(), time, profile));
                    yield new Answer.Changed(changed, papers);
                }
            };
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
            return digest.flatMap(date -> verdicts.judge(who.id(), date, number, likes, now))
                    .<Answer>map(title -> new Answer.Judged(title, likes))
                    .orElseGet(() -> new Answer.NoSuchPaper(number));
        }

        private Answer keep(Subscriber who, int number) {
            Optional<LocalDate> digest =
                    standing instanceof Proven.OfReader(var id, var date, var mayOnlyStop) ? date : Optional.empty();
            return digest.flatMap(date -> verdicts.save(who.id(), date, number, now))
                    .<Answer>map(Answer.Kept::new)
                    .orElseGet(() -> new Answer.NoSuchPaper(number));
        }

        private Answer stop() {
            return switch (standing) {
                case Proven.OfReader(ReaderId id, var digest, boolean mayOnlyStop) -> {
                    effects.add(new Effect.Stop(id));
                    reader = Optional.empty();
                    yield new Answer.Stopped();
                }
                case Proven.Asked asked -> withPending(this::decline);
                case Proven.Stranger() -> withdraw();
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

        /** Anybody can write anybody's address as their sender: a request that waits is dropped, a reader is asked. */
        private Answer withdraw() {
            Optional<EmailAddress> from = letter.flatMap(ReceivedLetter::from);
            Optional<Pending> waiting = from.flatMap(address -> conversations.waiting(address, now));
            if (waiting.isEmpty() || from.flatMap(subscribers::find).isPresent()) {
                return new Answer.AskedToStop();
            }
            effects.add(new Effect.Withdraw(waiting.get()));
            return new Answer.Declined();
        }

        private Answer lean(Subscriber who, Request.Lean lean) {
            Profiles.Leaning leaning = Profiles.leaning(who.profile(), lean);
            Answer changed = change(who, leaning.profile(), who.time(), PapersFound.NONE);
            return changed instanceof Answer.Changed(Subscriber as, PapersFound none)
                    ? new Answer.Adjusted(as, leaning.done())
                    : changed;
        }

        /** The profile as the newest answer kept it from before the change that it told. */
        private Answer undo(Subscriber who) {
            Optional<String> kept = conversations.answersTo(who.email(), MOST_ANSWERS).stream()
                    .flatMap(answer -> answer.body().stream())
                    .filter(piece -> piece.kind() == AnswerLetter.Paragraph.Kind.KEPT)
                    .map(AnswerLetter.Paragraph::text)
                    .findFirst();
            return kept.map(text -> ProfileText.read(text.lines().toList(), who.profile(), who.time()))
                                    .orElse(null)
                            instanceof ProfileText.Reading.Read(Profile profile, DigestTime time)
                    ? change(who, profile, time, PapersFound.NONE)
                    : new Answer.NothingToUndo(who);
        }

        private Answer erase(Subscriber who) {
            effects.add(new Effect.Erase(who.id()));
            reader = Optional.empty();
            return new Answer.Erased();
        }

        private Answer withReader(Function<Subscriber, Answer> work) {
            return switch (standing) {
                case Proven.OfReader(var id, var digest, boolean mayOnlyStop)
                when mayOnlyStop -> new Answer.NotProven();
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
                    conversations.pending(id).map(work).orElseGet(Answer.TooLate::new);
                case Proven.TooLate late -> new Answer.TooLate();
                case Proven.House() -> new Answer.NotProven();
                case Proven.OfReader of -> new Answer.NotProven();
                case Proven.Stranger() -> new Answer.NotProven();
            };
        }
    }
}
