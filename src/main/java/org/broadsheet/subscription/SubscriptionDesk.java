package org.broadsheet.subscription;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.broadsheet.letters.LetterReader;
import org.broadsheet.letters.LikedPaper;
import org.broadsheet.letters.ReceivedLetter;
import org.broadsheet.letters.Remark;
import org.broadsheet.letters.Request;
import org.broadsheet.letters.Us;
import org.broadsheet.libraries.LibraryFile;
import org.broadsheet.links.Link;
import org.broadsheet.links.Reading;
import org.broadsheet.links.SignedLinks;
import org.broadsheet.papers.Library;
import org.broadsheet.profiles.EmailAddress;
import org.broadsheet.profiles.Profile;
import org.broadsheet.profiles.ReaderId;
import org.broadsheet.profiles.Subscriber;
import org.broadsheet.profiles.Subscribers;
import org.broadsheet.rendering.Languages;

/**
 * Where people become readers, change what they read, and stop: the same desk for letters, the page and the operator. What
 * a request comes to is decided here and carried out by {@link Conversations}, its messages included, in one transaction.
 */
public final class SubscriptionDesk {

    /** The greatest age of a link or letter that may still hand out or delete everything. */
    private static final Duration FRESH = Duration.ofDays(1);

    /** How often a request is tried again after somebody else changed the reader first. Each time one of the rivals succeeds. */
    private static final int MOST_TRIES = 20;

    private final DeskParts desk;
    private final SignedLinks links;
    private final LetterReader letters;

    /** @param ids gives 10 random lower-case letters and digits, each time others */
    public SubscriptionDesk(
            Subscribers subscribers,
            Conversations conversations,
            Library archive,
            Verdicts verdicts,
            SignedLinks links,
            SubscriptionSettings settings,
            Languages languages,
            Supplier<String> ids) {
        this.links = links;
        this.desk = new DeskParts(
                subscribers,
                conversations,
                archive,
                verdicts,
                new LetterTokens(links, settings),
                settings,
                languages,
                ids);
        this.letters = new LetterReader(
                new Us(settings.masthead(), settings.mailbox()), settings.usual(), SubscriptionDesk::library);
    }

    /** Does what is asked, if the proof allows it. */
    public Answer handle(Request request, Proof proof, Instant now) {
        Proven standing = Proven.of(proof, links);
        boolean isOld = proof instanceof Proof.Token token && !isOfTheLastDay(token, now);
        Asker asker = proof instanceof Proof.None(Asker from) ? from : new Asker.House();
        return untilDone(() -> {
            Turn turn = new Turn(desk, standing, Optional.empty(), isOld, asker, now);
            Answer answer = turn.take(request);
            Optional<Deed.Reply> mail = switch (answer) {
                case Answer.ProveAgain(Subscriber reader) -> turn.reply(reader.email(), List.of(answer), "");
                case Answer.LinksEnded(Subscriber reader) -> turn.reply(reader.email(), List.of(answer), "");
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
        Turn.Received received = new Turn.Received(letter, asked.remarks());
        return untilDone(() -> {
            Turn turn = new Turn(desk, standing, Optional.of(received), isOld, new Asker.Letter(), now);
            Optional<EmailAddress> to = turn.whom().or(letter::from);
            List<Answer> answers = new ArrayList<>();
            for (Request request : asked.requests()) {
                answers.add(turn.take(request));
            }
            boolean answer = !quietly && !stopsOnly && to.isPresent();
            Optional<Deed.Reply> reply = answer ? turn.reply(to.get(), answers, letter.subject()) : Optional.empty();
            return turn.carryOut(reply) ? Optional.of(answers) : Optional.empty();
        });
    }

    /**
     * Tells whoever wrote a letter that it could not be read, within the usual limits of answers. The letter does not count
     * as carried out.
     */
    public void couldNotRead(ReceivedLetter letter, Instant now) {
        Turn turn = new Turn(
                desk,
                standing(letter),
                Optional.of(new Turn.Received(letter, List.of())),
                true,
                new Asker.Letter(),
                now);
        turn.whom()
                .or(letter::from)
                .flatMap(to -> turn.reply(to, List.of(new Answer.NotRead()), letter.subject()))
                .ifPresent(reply ->
                        desk.conversations().carryOut(new Deed(Optional.empty(), List.of(), Optional.of(reply)), now));
    }

    private static LetterReader.FileRead library(byte[] file) {
        return switch (LibraryFile.read(file)) {
            case LibraryFile.Reading.Papers read ->
                new LetterReader.FileRead(
                        LikedPaper.of(read.entries()),
                        read.leftOut().stream()
                                .map(one -> new Remark(
                                        "page.left-out.says",
                                        List.of(
                                                one.count(),
                                                new Remark(one.reason().sentence(), List.of()))))
                                .toList());
            case LibraryFile.Reading.NotALibrary notOne ->
                new LetterReader.FileRead(List.of(), List.of(new Remark("remark.no-library", List.of())));
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
                ? desk.subscribers().written(id)
                : Optional.empty();
    }

    /** What one gets who says nothing about themselves: the operator's limits hold for all who do not say otherwise. */
    public Profile unsaid() {
        return desk.settings().unsaid();
    }

    /** The request that a proof can confirm, to be shown before it is; empty if it is not one, too old, or forgotten. */
    public Optional<Pending> pending(Proof proof) {
        return Proven.of(proof, links) instanceof Proven.Asked(String id)
                ? desk.conversations().pending(id)
                : Optional.empty();
    }
}
