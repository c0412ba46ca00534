package org.broadsheet.subscription;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;
import org.broadsheet.delivery.Claim;
import org.broadsheet.delivery.Composer;
import org.broadsheet.delivery.Letter;
import org.broadsheet.delivery.Message;
import org.broadsheet.delivery.SendOutcome;
import org.broadsheet.delivery.Settlement;
import org.broadsheet.delivery.Standing;
import org.broadsheet.letters.Automatic;
import org.broadsheet.letters.ReceivedLetter;
import org.broadsheet.links.LinkKey;
import org.broadsheet.links.SignedLinks;
import org.broadsheet.papers.ArxivId;
import org.broadsheet.papers.Author;
import org.broadsheet.papers.Category;
import org.broadsheet.papers.Library;
import org.broadsheet.papers.Paper;
import org.broadsheet.profiles.DigestTime;
import org.broadsheet.profiles.EmailAddress;
import org.broadsheet.profiles.Profile;
import org.broadsheet.profiles.ReaderDefaults;
import org.broadsheet.profiles.ReaderId;
import org.broadsheet.profiles.Subscriber;
import org.broadsheet.profiles.Subscribers;
import org.broadsheet.rendering.Templates;
import org.broadsheet.store.JdbcConversations;
import org.broadsheet.store.JdbcLibrary;
import org.broadsheet.store.JdbcOutbox;
import org.broadsheet.store.JdbcSubscribers;
import org.broadsheet.store.JdbcSuppressions;
import org.broadsheet.store.KeyedHash;
import org.broadsheet.store.TestDatabase;
import org.broadsheet.store.database.Database;

/** A desk with a real database, a post office that delivers at once, and people who write letters to it. */
final class Town implements AutoCloseable {

    static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    static final DigestTime USUAL = new DigestTime(LocalTime.of(7, 0), ZoneId.of("UTC"), DigestTime.WEEKDAYS);

    final Database database = TestDatabase.migrated();
    final Subscribers subscribers = new JdbcSubscribers(database);
    final Library library = new JdbcLibrary(database);
    final Conversations conversations = new JdbcConversations(database, new KeyedHash(new byte[32]));
    final JdbcOutbox outbox = new JdbcOutbox(database);
    final JdbcSuppressions suppressions = new JdbcSuppressions(database);
    final Map<String, Boolean> verdicts = new HashMap<>();
    final List<Paper> saved = new ArrayList<>();
    final SubscriptionSettings settings;
    final SignedLinks links;
    final LetterTokens tokens;
    final SubscriptionDesk desk;
    final SubscriptionMail mail;
    Instant now = NOON;
    private long ids;
    private long letters;

    /** A message of ours as its receiver sees it. */
    record Post(Message message, Letter letter, EmailAddress replyTo) {

        String kind() {
            return message.key().kind();
        }
    }

    Town() {
        this(new Limits(Duration.ofDays(2), 3, 5, 20, 20, 50, 5));
    }

    Town(Limits limits) {
        this(limits, ReaderDefaults.USUAL.profile());
    }

    Town(Limits limits, Profile unsaid) {
        settings = new SubscriptionSettings(
                "Broadsheet",
                new EmailAddress("papers@example.org"),
                true,
                true,
                Optional.of(URI.create("https://papers.example.org/")),
                USUAL,
                unsaid,
                limits);
        links = new SignedLinks(
                List.of(new LinkKey("k1", new LinkKey.Secret(new byte[32]), Optional.empty())), () -> now);
        tokens = new LetterTokens(links, settings);
        desk = desk(conversations);
        mail = new SubscriptionMail(
                conversations, subscribers, library, Templates.from(Optional.empty()), links, settings);
    }

    /** A second desk, at which somebody else is faster once: they do their work before the first deed is carried out. */
    SubscriptionDesk overtakenOnce(Runnable somebodyElse) {
        AtomicBoolean first = new AtomicBoolean(true);
        return desk(new Conversations() {
            @Override
            public Outcome carryOut(Deed deed, Instant when) {
                if (first.getAndSet(false)) {
                    somebodyElse.run();
                }
                return conversations.carryOut(deed, when);
            }

            @Override
            public Optional<Pending> pending(String id) {
                return conversations.pending(id);
            }

            @Override
            public Optional<Pending> waiting(EmailAddress email, Instant when) {
                return conversations.waiting(email, when);
            }

            @Override
            public List<AnswerLetter> answersTo(EmailAddress email, int most) {
                return conversations.answersTo(email, most);
            }

            @Override
            public Optional<AnswerLetter> answer(String id) {
                return conversations.answer(id);
            }

            @Override
            public int forget(Instant when) {
                return conversations.forget(when);
            }
        });
    }

    private SubscriptionDesk desk(Conversations kept) {
        return new SubscriptionDesk(
                subscribers,
                kept,
                library,
                new TownVerdicts(),
                links,
                settings,
                Templates.from(Optional.empty()).languages(),
                () -> "id%08d".formatted(++ids));
    }

    /** Nine papers a digest, and what was said of them. */
    private final class TownVerdicts implements Verdicts {

        @Override
        public Optional<String> judge(ReaderId reader, LocalDate digest, int number, boolean likes, Instant when) {
            if (number > 9) {
                return Optional.empty();
            }
            verdicts.put(reader + " " + digest + " " + number, likes);
            return Optional.of("Paper number " + number);
        }

        @Override
        public Optional<String> save(ReaderId reader, LocalDate digest, int number, boolean liked, Instant when) {
            if (number > 9) {
                return Optional.empty();
            }
            saved.add(new Paper(
                    Optional.of(new ArxivId("2603.0000" + number)),
                    Optional.empty(),
                    "Paper number " + number,
                    "",
                    List.of(new Author("Ada Lovelace")),
                    List.of(new Category("cs.IR")),
                    1,
                    LocalDate.parse("2026-03-02"),
                    OptionalInt.empty()));
            return liked ? judge(reader, digest, number, true, when) : Optional.of("Paper number " + number);
        }

        @Override
        public List<Paper> saved(ReaderId reader) {
            return List.copyOf(saved);
        }
    }

    /** Everything that is due, taken out of the outbox and sent. */
    List<Post> post() {
        List<Post> posts = new ArrayList<>();
        Map<String, Integer> shares = new LinkedHashMap<>();
        outbox.due("town", now).forEach((domain, count) -> shares.put(domain, count));
        List<Settlement> settled = new ArrayList<>();
        for (Claim claim :
                outbox.claim(shares, "town", now, Duration.ofMinutes(1)).taken()) {
            Message message = claim.message();
            if (mail.compose(message.key()) instanceof Composer.Composition.Ready(Letter letter)) {
                posts.add(new Post(message, letter, tokens.replyTo(message).orElseThrow()));
            }
            settled.add(new Settlement(claim, new Standing.Sent(now, "250 ok")));
        }
        outbox.settle(settled, true, now);
        return posts;
    }

    Post onlyPost() {
        List<Post> posts = post();
        if (posts.size() != 1) {
            throw new AssertionError("Expected one message, found "
                    + posts.stream().map(post -> post.message().key()).toList());
        }
        return posts.getFirst();
    }

    /** A new letter to our mailbox. */
    ReceivedLetter letter(String from, String subject, String text) {
        return letter(from, "papers@example.org", subject, text, Map.of(), List.of());
    }

    /** A letter that answers one of ours, as mail programs do it. */
    ReceivedLetter reply(String from, Post to, String text) {
        return letter(
                from,
                to.replyTo().value(),
                "Re: " + to.letter().subject(),
                text + "\n\nOn Mon, 2 Mar 2026 at 12:00, Broadsheet <papers@example.org> wrote:\n"
                        + to.letter()
                                .text()
                                .lines()
                                .map(line -> "> " + line + "\n")
                                .reduce("", String::concat),
                Map.of("in-reply-to", List.of(to.message().messageId())),
                List.of());
    }

    ReceivedLetter letter(
            String from,
            String to,
            String subject,
            String text,
            Map<String, List<String>> headers,
            List<ReceivedLetter.Attachment> files) {
        return new ReceivedLetter(
                "%064d".formatted(++letters),
                EmailAddress.parse(from),
                "",
                List.of(to),
                subject,
                headers,
                text,
                "",
                files,
                false);
    }

    List<Answer> send(ReceivedLetter letter) {
        return desk.handle(letter, Automatic.because(letter, settings.mailbox()).isPresent(), now);
    }

    /** A reader who subscribed and confirmed by mail, and their welcome. */
    Post joined(String address, String about) {
        send(letter(address, "subscribe", about));
        send(reply(address, onlyPost(), "yes"));
        return onlyPost();
    }

    Subscriber reader(String address) {
        Subscriber found = subscribers.find(new EmailAddress(address)).orElseThrow();
        return subscribers.written(found.id()).orElseThrow();
    }

    static ReceivedLetter.Attachment file(String name, String content) {
        return new ReceivedLetter.Attachment(
                name, "application/octet-stream", content.getBytes(StandardCharsets.UTF_8));
    }

    static SendOutcome accepted() {
        return new SendOutcome.Accepted("250 ok");
    }

    @Override
    public void close() {
        database.close();
    }
}
