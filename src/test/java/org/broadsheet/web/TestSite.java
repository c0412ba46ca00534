package org.broadsheet.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.broadsheet.delivery.Message;
import org.broadsheet.digest.Digest;
import org.broadsheet.digest.DigestMail;
import org.broadsheet.digest.DigestSettings;
import org.broadsheet.digest.DigestStore;
import org.broadsheet.digest.Entry;
import org.broadsheet.digest.LookBack;
import org.broadsheet.digest.ReaderLinks;
import org.broadsheet.digest.Section;
import org.broadsheet.feedback.FeedbackDesk;
import org.broadsheet.links.Link;
import org.broadsheet.links.LinkKey;
import org.broadsheet.links.Purpose;
import org.broadsheet.links.SignedLinks;
import org.broadsheet.matching.FirstLook;
import org.broadsheet.matching.Matcher;
import org.broadsheet.matching.search.Archive;
import org.broadsheet.papers.Library;
import org.broadsheet.papers.Paper;
import org.broadsheet.papers.ShelvedPaper;
import org.broadsheet.profiles.DigestTime;
import org.broadsheet.profiles.EmailAddress;
import org.broadsheet.profiles.ReaderDefaults;
import org.broadsheet.profiles.ReaderId;
import org.broadsheet.profiles.Subscribers;
import org.broadsheet.rendering.Templates;
import org.broadsheet.sources.PaperShelf;
import org.broadsheet.store.JdbcConversations;
import org.broadsheet.store.JdbcDigests;
import org.broadsheet.store.JdbcEndedLinks;
import org.broadsheet.store.JdbcFeedback;
import org.broadsheet.store.JdbcHeldRecords;
import org.broadsheet.store.JdbcLibrary;
import org.broadsheet.store.JdbcMatches;
import org.broadsheet.store.JdbcPaperLists;
import org.broadsheet.store.JdbcPaperShelf;
import org.broadsheet.store.JdbcSubscribers;
import org.broadsheet.store.KeyedHash;
import org.broadsheet.store.TestDatabase;
import org.broadsheet.store.database.Database;
import org.broadsheet.subscription.Conversations;
import org.broadsheet.subscription.Limits;
import org.broadsheet.subscription.SubscriptionDesk;
import org.broadsheet.subscription.SubscriptionSettings;
import org.broadsheet.subscription.Verdicts;
import org.broadsheet.web.http.WebServer;
import org.broadsheet.web.http.WebSettings;

/** A whole site on a free port, over a database of its own; its finder finds by number and by words of the title. */
final class TestSite implements AutoCloseable {

    static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");

    static final DigestTime USUAL = new DigestTime(LocalTime.of(7, 0), ZoneId.of("Europe/Berlin"), DigestTime.WEEKDAYS);

    /** Prints pages as strangers see them, in English. */
    static final PagePress PRESS = press(Templates.from(Optional.empty()), "en");

    final Database database = TestDatabase.migrated();
    final Library library = new JdbcLibrary(database);
    final Subscribers subscribers = new JdbcSubscribers(database);
    final Conversations conversations = new JdbcConversations(database, new KeyedHash(new byte[32]));
    final DigestStore digests = new JdbcDigests(database);
    final SignedLinks links = new SignedLinks(
            List.of(new LinkKey("k1", new LinkKey.Secret(new byte[32]), Optional.empty())),
            () -> NOON,
            new JdbcEndedLinks(database)::endedBefore);
    final AtomicInteger turnedAway = new AtomicInteger();
    final List<String> pending = new ArrayList<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private final WebServer server;

    TestSite(WebSettings settings) {
        server = WebServer.start(settings, Site.of(parts(settings.base())), () -> NOON);
    }

    static PagePress press(Templates templates, String language) {
        return new PagePress(templates, templates.languages().of(language), "Broadsheet", false);
    }

    private Site.Parts parts(URI base) {
        Templates templates = Templates.from(Optional.empty());
        return new Site.Parts(
                library,
                finder(),
                new FirstLook(new Matcher(library)),
                subscribers,
                desk(base),
                new FeedbackDesk(new JdbcFeedback(database), library, (reader, paper) -> Optional.empty(), () -> NOON),
                digests,
                new JdbcMatches(database),
                new JdbcHeldRecords(database),
                new DigestMail(
                        digests,
                        subscribers,
                        library,
                        templates,
                        ReaderLinks.NONE,
                        LookBack.NONE,
                        DigestSettings.defaults()),
                new JdbcPaperLists(database),
                links,
                templates,
                "Broadsheet",
                base,
                USUAL,
                () -> NOON,
                turnedAway::addAndGet);
    }

    private SubscriptionDesk desk(URI base) {
        SubscriptionSettings settings = new SubscriptionSettings(
                "Broadsheet",
                new EmailAddress("papers@example.org"),
                false,
                false,
                Optional.of(base.resolve("/")),
                USUAL,
                ReaderDefaults.USUAL.profile(),
                Limits.USUAL);
        return new SubscriptionDesk(
                subscribers,
                conversations,
                library,
                new Verdicts() {
                    @Override
                    public Optional<String> judge(
                            ReaderId reader, LocalDate digest, int number, boolean likes, Instant when) {
                        return Optional.empty();
                    }

                    @Override
                    public Optional<String> save(
                            ReaderId reader, LocalDate digest, int number, boolean liked, Instant when) {
                        return Optional.empty();
                    }

                    @Override
                    public List<Paper> saved(ReaderId reader) {
                        return List.of();
                    }
                },
                links,
                settings,
                Templates.from(Optional.empty()).languages(),
                () -> {
                    pending.add("id%08d".formatted(pending.size()));
                    return pending.getLast();
                });
    }

    /** A reader who subscribed and confirmed. */
    ReaderId reader(String address) {
        return subscribers
                .join(new EmailAddress(address), "", USUAL, ReaderDefaults.USUAL.profile(), NOON.minusSeconds(3_600))
                .orElseThrow();
    }

    /** The token that opens something to somebody for a day. */
    String token(Purpose purpose, String reader, String subject) {
        return purpose.life().isZero()
                ? links.sign(new Link(purpose, reader, subject, NOON.plusSeconds(86_400)))
                : tokenMade(NOON, purpose, reader, subject);
    }

    /** The token of a letter of that moment. */
    String tokenMade(Instant at, Purpose purpose, String reader, String subject) {
        return links.sign(Link.made(purpose, reader, subject, at));
    }

    /** Its clock stands still, so it would never forgive a client who asks often: it does not count. */
    static TestSite open() {
        WebSettings usual = WebSettings.local(0);
        return new TestSite(new WebSettings(usual.listen(), usual.base(), Set.of(), 1_000_000, usual.connections()));
    }

    void shelve(Paper... papers) {
        new JdbcPaperShelf(database)
                .put(new PaperShelf.Batch("test", List.of(papers), List.of(), Optional.empty()), NOON);
    }

    URI at(String path) {
        return server.address().resolve(path);
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(at(path)).build());
    }

    HttpResponse<String> post(String path, String form, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(at(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private Finder finder() {
        return new Finder() {
            @Override
            public Results search(Archive.Search search) {
                List<ShelvedPaper> all = library.since(0, 1_000).stream()
                        .filter(paper -> paper.paper().title().contains(search.typed()))
                        .toList();
                List<ShelvedPaper> page =
                        all.stream().skip(search.from()).limit(search.most()).toList();
                List<Archive.Found> found = page.stream()
                        .map(paper -> new Archive.Found(paper.number(), 1))
                        .toList();
                return new Results(
                        new Archive.Answer(found, all.size(), Optional.empty(), Optional.empty(), false, true), page);
            }

            @Override
            public List<String> asked(String typed, String text) {
                return List.of(typed);
            }

            @Override
            public Near similar(ShelvedPaper paper, int limit) {
                return new Near(
                        library.since(0, 1_000).stream()
                                .filter(other -> other.number() != paper.number())
                                .limit(limit)
                                .toList(),
                        true);
            }
        };
    }

    @Override
    public void close() {
        server.close();
        database.close();
    }

    /** Publishes Tuesday's digest with these papers. */
    void digest(ReaderId ada, long... papers) {
        LocalDate date = LocalDate.parse("2026-03-03");
        Digest digest = new Digest(
                ada,
                date,
                NOON,
                0,
                3,
                3,
                0,
                List.of(new Section(
                        "Birds",
                        Section.Kind.INTEREST,
                        LongStream.of(papers)
                                .mapToObj(paper -> new Entry(
                                        paper, OptionalInt.of(80), List.of(), List.of(), Optional.empty(), List.of()))
                                .toList())));
        digests.publish(
                List.of(new DigestStore.Edition(
                        digest,
                        Optional.of(new Message(
                                Digest.key(ada, date),
                                new EmailAddress("ada@example.org"),
                                "<1@x.example>",
                                NOON,
                                NOON.plusSeconds(60))))),
                NOON);
    }
}
