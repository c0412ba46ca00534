package org.broadsheet.subscription;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.broadsheet.delivery.Message;
import org.broadsheet.delivery.MessageKey;
import org.broadsheet.links.SignedLinks;
import org.broadsheet.papers.Library;
import org.broadsheet.profiles.DigestTime;
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
    private static final int MOST_INTERESTS = 50;

    private final Subscribers subscribers;
    private final Conversations conversations;
    private final Library archive;
    private final Verdicts verdicts;
    private final SignedLinks links;
    private final Tokens tokens;
    private final SubscriptionSettings settings;
    private final Supplier<String> ids;

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
        this.tokens = new Tokens(links, settings);
        this.settings = settings;
        this.ids = ids;
    }

    /** Does what is asked, if the proof allows it. */
    public Answer handle(Request request, Proof proof, Instant now) {
        Turn turn = new Turn(Standing.of(proof, links), Optional.empty(), now);
        Answer answer = turn.take(request);
        turn.carryOut(Optional.empty());
        return answer;
    }

    /** Whom a proof speaks for, as they are now; empty if it proves nothing, is too old, or they have left. */
    public Optional<Subscriber> reader(Proof proof) {
        return Standing.of(proof, links) instanceof Standing.OfReader(ReaderId id, var digest, boolean mayOnlyStop)
                ? subscribers.find(id)
                : Optional.empty();
    }

    /** The request that a proof can confirm, to be shown before it is; empty if it is none, too old, or forgotten. */
    public Optional<Pending> pending(Proof proof) {
        return Standing.of(proof, links) instanceof Standing.Asked(String id)
                ? conversations.pending(id)
                : Optional.empty();
    }

    /** One visit: the requests of one letter or form, each seeing what the earlier ones changed. */
    private final class Turn {

        private final Standing standing;
        private final Optional<String> letter;
        private final Instant now;
        private final List<Effect> effects = new ArrayList<>();
        private Optional<Subscriber> reader = Optional.empty();

        Turn(Standing standing, Optional<String> letter, Instant now) {
            this.standing = standing;
            this.letter = letter;
            this.now = now;
            if (standing instanceof Standing.OfReader(ReaderId id, var digest, boolean mayOnlyStop)) {
                reader = subscribers.find(id);
            }
        }

        Answer take(Request request) {
            return switch (request) {
                case Request.Subscribe subscribe -> ask(subscribe);
                case Request.Confirm() -> withPending(this::confirm);
                case Request.Decline() -> withPending(this::decline);
                case Request.ShowProfile() -> withReader(Answer.Shown::new);
                case Request.SetProfile(Profile profile, DigestTime time) ->
                    withReader(who -> change(who, profile, time, PapersFound.NONE));
                case Request.SetInterests(List<String> about) ->
                    withReader(who -> change(
                            who,
                            Profiles.withWords(who.profile(), about.subList(0, Math.min(about.size(), MOST_INTERESTS))),
                            who.time(),
                            PapersFound.NONE));
                case Request.AddInterest(String about, List<LikedPaper> papers) ->
                    withReader(who -> add(who, about, papers));
                case Request.SetTime time ->
                    withReader(who -> change(who, who.profile(), changed(who.time(), time), PapersFound.NONE));
                case Request.Pause(Duration length) -> withReader(who -> pause(who, now.plus(length)));
                case Request.Resume() -> withReader(this::resume);
                case Request.Judge(int number, boolean likes) -> withReader(who -> judge(who, number, likes));
                case Request.Stop() -> stop();
                case Request.Erase() -> withReader(this::erase);
                case Request.Help() -> new Answer.HelpGiven();
                case Request.NotUnderstood(String words) -> new Answer.NotUnderstood(words);
            };
        }

        void carryOut(Optional<Deed.Reply> reply) {
            if (!effects.isEmpty() || reply.isPresent() || letter.isPresent()) {
                conversations.carryOut(new Deed(letter, effects, reply), now);
                effects.clear();
            }
        }

        private Answer ask(Request.Subscribe request) {
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
                    Optional.empty());
            MessageKey key = new MessageKey("confirm/" + pending.id());
            Message confirmation = new Message(key, pending.email(), tokens.messageId(key, now, expires), now, expires);
            effects.add(new Effect.Ask(pending, confirmation, settings.limits()));
            return new Answer.CheckYourMail();
        }

        private Answer confirm(Pending pending) {
            Optional<Subscriber> known = pending.reader().isPresent()
                    ? subscribers.find(pending.reader().get())
                    : subscribers.find(pending.email());
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

        private Answer add(Subscriber who, String about, List<LikedPaper> papers) {
            PapersFound found = PapersFound.in(archive, papers);
            if (who.profile().interests().size() >= MOST_INTERESTS) {
                return new Answer.Changed(who, PapersFound.NONE);
            }
            return change(who, Profiles.withAdded(who.profile(), about, found.references()), who.time(), found);
        }

        private Answer change(Subscriber who, Profile profile, DigestTime time, PapersFound papers) {
            Subscriber changed = new Subscriber(
                    who.id(),
                    who.email(),
                    who.name(),
                    who.origin(),
                    time,
                    profile,
                    who.since(),
                    who.profileChanged(),
                    who.pausedUntil());
            return switch (who.origin()) {
                case Subscriber.Origin.File(String file) ->
                    new Answer.KeptInFile(who, file, ProfileYaml.write(changed));
                case Subscriber.Origin.Desk() -> {
                    reader = Optional.of(changed);
                    effects.add(new Effect.Change(who.id(), profile, time));
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
                    standing instanceof Standing.OfReader(var id, var date, var mayOnlyStop) ? date : Optional.empty();
            return digest.flatMap(date -> verdicts.judge(who.id(), date, number, likes, now))
                    .<Answer>map(title -> new Answer.Judged(title, likes))
                    .orElseGet(() -> new Answer.NoSuchPaper(number));
        }

        private Answer stop() {
            return switch (standing) {
                case Standing.OfReader(ReaderId id, var digest, boolean mayOnlyStop) -> {
                    effects.add(new Effect.Stop(id));
                    reader = Optional.empty();
                    yield new Answer.Stopped();
                }
                case Standing.Asked asked -> withPending(this::decline);
                case Standing.Stranger() -> new Answer.NotProven();
                case Standing.TooLate() -> new Answer.TooLate();
            };
        }

        private Answer erase(Subscriber who) {
            effects.add(new Effect.Erase(who.id()));
            reader = Optional.empty();
            return new Answer.Erased();
        }

        private Answer withReader(Function<Subscriber, Answer> work) {
            return switch (standing) {
                case Standing.OfReader(var id, var digest, boolean mayOnlyStop)
                when mayOnlyStop -> new Answer.NotProven();
                case Standing.OfReader of -> reader.map(work).orElseGet(Answer.NotProven::new);
                case Standing.Asked asked -> new Answer.NotProven();
                case Standing.Stranger() -> new Answer.NotProven();
                case Standing.TooLate() -> new Answer.TooLate();
            };
        }

        private Answer withPending(Function<Pending, Answer> work) {
            return switch (standing) {
                case Standing.Asked(String id) ->
                    conversations.pending(id).map(work).orElseGet(Answer.TooLate::new);
                case Standing.TooLate() -> new Answer.TooLate();
                case Standing.OfReader of -> new Answer.NotProven();
                case Standing.Stranger() -> new Answer.NotProven();
            };
        }
    }

    private static DigestTime changed(DigestTime before, Request.SetTime asked) {
        return new DigestTime(
                asked.at().orElse(before.at()),
                asked.zone().orElse(before.zone()),
                asked.days().orElse(before.days()));
    }
}
