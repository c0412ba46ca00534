package org.broadsheet.subscription;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.broadsheet.delivery.Message;
import org.broadsheet.delivery.MessageKey;
import org.broadsheet.letters.ReceivedLetter;
import org.broadsheet.letters.Request;
import org.broadsheet.letters.Wish;
import org.broadsheet.profiles.DigestTime;
import org.broadsheet.profiles.EmailAddress;
import org.broadsheet.profiles.Profile;
import org.broadsheet.profiles.ReaderId;
import org.broadsheet.profiles.Subscriber;
import org.broadsheet.rendering.Language;
import org.broadsheet.subscription.Deed.Effect;

/** How strangers become readers: they ask, their address is sent a confirmation, and they answer it. */
final class Joining {

    /** A welcome that could not go out after this long is given up. A guess. */
    private static final Duration WELCOME_LIFE = Duration.ofDays(3);

    /** Whoever writes more letters than these reads no list of them. */
    private static final int MOST_REMARKS = 10;

    private final DeskParts desk;
    private final Turn turn;
    private final ProfileEdits edits;

    Joining(DeskParts desk, Turn turn, ProfileEdits edits) {
        this.desk = desk;
        this.turn = turn;
        this.edits = edits;
    }

    Answer ask(Request.Subscribe request, Asker asker) {
        Optional<Pending> waiting = desk.conversations().waiting(request.email(), turn.now());
        return waiting.isPresent() ? remind(waiting.get(), extended(waiting.get(), request)) : askAnew(request, asker);
    }

    /** A request that waits, with what a second letter says besides; the same if it says nothing new. */
    private Pending extended(Pending waiting, Request.Subscribe second) {
        Wish wish = second.wish();
        Profile before = waiting.profile();
        Profile wished = Profiles.wished(
                desk.settings().unsaid(),
                wish,
                PapersFound.in(desk.archive(), wish.papers()).references(),
                desk.languages());
        Profile spoken = wish.language().equals(Profile.DEFAULT_LANGUAGE) ? before : before.in(wish.language());
        Profile both = Profiles.merged(
                spoken, wished, wish.form().atMost(), wish.form().trending());
        DigestTime time = wish.time().orElse(waiting.time());
        boolean same = both.equals(before) && time.equals(waiting.time());
        if (same || both.interests().size() > Profile.MOST_INTERESTS) {
            return waiting;
        }
        Language language = desk.languages().of(both.language());
        List<String> remarks = new ArrayList<>(waiting.remarks());
        remarks.addAll(turn.remarks(language));
        remarks.add(language.say("remark.added"));
        return new Pending(
                waiting.id(),
                waiting.email(),
                waiting.name().isEmpty() ? second.name() : waiting.name(),
                both,
                time,
                waiting.wishedTime() || wish.time().isPresent(),
                wish.form().atMost().isPresent() ? wish.form().atMost() : waiting.atMost(),
                wish.form().trending().isPresent() ? wish.form().trending() : waiting.trending(),
                waiting.since(),
                waiting.expires(),
                Optional.empty(),
                waiting.thread(),
                remarks.stream().distinct().limit(MOST_REMARKS).toList());
    }

    /** The confirmation once more, for one who asks again instead of answering it. */
    private Answer remind(Pending waiting, Pending extended) {
        MessageKey key = new MessageKey(
                "confirm/%s/%s".formatted(waiting.id(), desk.ids().get()));
        turn.effect(new Effect.Remind(
                extended,
                new Message(
                        key,
                        waiting.email(),
                        desk.tokens().messageId(key, turn.now(), waiting.expires()),
                        turn.now(),
                        waiting.expires()),
                desk.settings().limits()));
        return new Answer.CheckYourMail();
    }

    /** A yes that no letter of ours proves: its address gets the confirmation again, if one waits for it. */
    Answer confirmAnew() {
        Optional<EmailAddress> from = turn.letter().flatMap(ReceivedLetter::from);
        Optional<Pending> waiting = from.flatMap(address -> desk.conversations().waiting(address, turn.now()));
        return waiting.isPresent() ? remind(waiting.get(), waiting.get()) : new Answer.HelpGiven();
    }

    private Answer askAnew(Request.Subscribe request, Asker asker) {
        Wish wish = request.wish();
        PapersFound papers = PapersFound.in(desk.archive(), wish.papers());
        Instant expires = turn.now().plus(desk.settings().limits().pending());
        Pending pending = new Pending(
                desk.ids().get(),
                request.email(),
                request.name(),
                Profiles.wished(desk.settings().unsaid(), wish, papers.references(), desk.languages()),
                wish.time().orElse(desk.settings().usual()),
                wish.time().isPresent(),
                wish.form().atMost(),
                wish.form().trending(),
                turn.now(),
                expires,
                Optional.empty(),
                turn.thread(),
                turn.remarks(desk.languages().of(wish.language())));
        MessageKey key = new MessageKey("confirm/" + pending.id());
        Message confirmation = new Message(
                key, pending.email(), desk.tokens().messageId(key, turn.now(), expires), turn.now(), expires);
        turn.effect(new Effect.Ask(pending, confirmation, desk.settings().limits(), asker));
        return turn.done(Optional.empty()) instanceof Conversations.Outcome.Done(Optional<HeldBack> held)
                        && held.isPresent()
                ? new Answer.TryLater(held.get())
                : new Answer.CheckYourMail();
    }

    Answer confirm(Pending pending) {
        Optional<Subscriber> known = pending.reader().isPresent()
                ? desk.subscribers().written(pending.reader().get())
                : find(pending);
        if (pending.reader().isPresent()) {
            return known.<Answer>map(Answer.Welcome::new).orElseGet(Answer.TooLate::new);
        }
        if (!pending.expires().isAfter(turn.now())) {
            return new Answer.TooLate();
        }
        if (known.isEmpty()) {
            turn.effect(new Effect.Join(pending, "answered the confirmation " + pending.id(), this::welcome));
            turn.carryOut(Optional.empty());
            return desk.subscribers()
                    .find(pending.email())
                    .<Answer>map(Answer.Welcome::new)
                    .orElseGet(Answer.TooLate::new);
        }
        turn.effect(new Effect.Settle(pending, known.get().id()));
        Answer changed = edits.change(
                known.get(),
                Profiles.merged(known.get().profile(), pending.profile(), pending.atMost(), pending.trending()),
                pending.wishedTime() ? pending.time() : known.get().time(),
                PapersFound.NONE);
        return changed instanceof Answer.Changed(Subscriber as, PapersFound none) ? new Answer.Welcome(as) : changed;
    }

    private Optional<Subscriber> find(Pending pending) {
        return desk.subscribers()
                .find(pending.email())
                .flatMap(found -> desk.subscribers().written(found.id()));
    }

    private Message welcome(ReaderId id, Pending pending) {
        Instant expires = turn.now().plus(WELCOME_LIFE);
        MessageKey key = new MessageKey("welcome/" + id + "/" + pending.id());
        return new Message(
                key, pending.email(), desk.tokens().messageId(key, turn.now(), expires), turn.now(), expires);
    }

    Answer decline(Pending pending) {
        if (pending.reader().isPresent()) {
            return new Answer.TooLate();
        }
        turn.effect(new Effect.Decline(pending));
        return new Answer.Declined();
    }

    Answer enrol(Request.Enrol request) {
        if (!(turn.standing() instanceof Proven.House)) {
            return new Answer.NotProven();
        }
        if (desk.subscribers().find(request.email()).isPresent()) {
            return new Answer.NotEnrolled();
        }
        Wish wish = request.wish();
        turn.effect(new Effect.Enrol(
                request.email(),
                request.name(),
                wish.time().orElse(desk.settings().usual()),
                Profiles.wished(
                        desk.settings().unsaid(),
                        wish,
                        PapersFound.in(desk.archive(), wish.papers()).references(),
                        desk.languages()),
                request.consent()));
        turn.carryOut(Optional.empty());
        return desk.subscribers()
                .find(request.email())
                .<Answer>map(Answer.Enrolled::new)
                .orElseGet(Answer.NotEnrolled::new);
    }

    /** Anybody can write anybody's address as their sender: a request that waits is dropped, a reader is asked. */
    Answer withdraw() {
        Optional<EmailAddress> from = turn.letter().flatMap(ReceivedLetter::from);
        Optional<Pending> waiting = from.flatMap(address -> desk.conversations().waiting(address, turn.now()));
        if (waiting.isEmpty() || from.flatMap(desk.subscribers()::find).isPresent()) {
            return new Answer.AskedToStop();
        }
        turn.effect(new Effect.Withdraw(waiting.get()));
        return new Answer.Declined();
    }
}
