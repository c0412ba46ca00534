package org.broadsheet.web;

import java.net.URI;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.broadsheet.digest.DigestMail;
import org.broadsheet.digest.DigestStore;
import org.broadsheet.feedback.FeedbackDesk;
import org.broadsheet.letters.Wish;
import org.broadsheet.libraries.LibraryFile;
import org.broadsheet.links.Link;
import org.broadsheet.links.Purpose;
import org.broadsheet.links.Reading;
import org.broadsheet.links.SignedLinks;
import org.broadsheet.matching.FirstLook;
import org.broadsheet.matching.MatchStore;
import org.broadsheet.papers.Library;
import org.broadsheet.profiles.DigestTime;
import org.broadsheet.profiles.PaperLists;
import org.broadsheet.profiles.ReaderId;
import org.broadsheet.profiles.Subscribers;
import org.broadsheet.rendering.Language;
import org.broadsheet.rendering.Languages;
import org.broadsheet.rendering.Sample;
import org.broadsheet.rendering.Templates;
import org.broadsheet.subscription.HeldRecords;
import org.broadsheet.subscription.Proof;
import org.broadsheet.subscription.SubscriptionDesk;
import org.broadsheet.web.http.FormReader;
import org.broadsheet.web.http.Incoming;
import org.broadsheet.web.http.Pages;
import org.broadsheet.web.http.Response;
import org.broadsheet.web.http.Sorry;

/** The pages, in every language, for strangers and for readers. */
public final class Site implements Pages {

    /** A button, and what mail programs send with it. */
    private static final int BUTTON_BYTES = 8_000;

    /** The longest text about one's interests, each character percent-encoded as nine, and the small fields. */
    private static final int WISH_BYTES = 9 * Wish.LONGEST_ABOUT + 20_000;

    /** Fifty interests with some words each, and all the titles of a library of a thousand, percent-encoded. */
    private static final int PROFILE_BYTES = 600_000;

    /** A library, in its envelope. */
    private static final int FILE_BYTES = LibraryFile.MOST_BYTES + 10_000;

    /** Pages that lead into the reader's own view of the public ones, by what opens them. */
    private static final Map<String, Purpose> LEAD_IN = Map.of(
            PagesByAddress.PREFERENCES,
            Purpose.PREFERENCES,
            PagesByAddress.MY_PAPERS,
            Purpose.PREFERENCES,
            PagesByAddress.DIGEST,
            Purpose.DIGEST);

    /** Links that are one reader's. */
    private static final Set<Purpose> READERS = EnumSet.complementOf(EnumSet.of(Purpose.CONFIRM, Purpose.LETTER));

    /** In one language, for readers or for everybody. */
    private record Voice(String language, boolean reader) {}

    private final Map<Voice, PagesByAddress> rooms = new HashMap<>();
    private final Set<String> languages;
    private final SignedLinks links;
    private final SubscriptionDesk desk;
    private final Subscribers subscribers;
    private final WebLinks addresses;
    private final IntConsumer turnedAway;

    private Site(Parts parts) {
        this.languages = parts.templates().languages().codes();
        this.links = parts.links();
        this.desk = parts.desk();
        this.subscribers = parts.subscribers();
        this.addresses = new WebLinks(Optional.of(parts.base()), links, (reader, at) -> Optional.empty());
        this.turnedAway = parts.turnedAway();
        DayOrders orders = new DayOrders(parts.library(), parts.time());
        PageCache cache = new PageCache(parts.time());
        for (String code : languages) {
            Language language = parts.templates().languages().of(code);
            for (boolean reader : new boolean[] {false, true}) {
                PagePress press = new PagePress(parts.templates(), language, parts.masthead(), reader);
                rooms.put(new Voice(code, reader), new PagesByAddress(parts, press, addresses, orders, cache));
            }
        }
    }

    /**
     * What the pages are made of.
     *
     * @param masthead the instance's name
     * @param base what links begin with, without a slash at its end
     * @param turnedAway gets the number of requests that were turned away, some at a time
     * @param usual when the digest comes for a reader who does not say
     */
    public record Parts(
            Library library,
            Finder finder,
            FirstLook firstLook,
            Subscribers subscribers,
            SubscriptionDesk desk,
            FeedbackDesk feedback,
            DigestStore digests,
            MatchStore matches,
            HeldRecords records,
            DigestMail mail,
            PaperLists lists,
            SignedLinks links,
            Templates templates,
            String masthead,
            URI base,
            DigestTime usual,
            InstantSource time,
            IntConsumer turnedAway) {}

    public static Site of(Parts parts) {
        return new Site(parts);
    }

    /** What the templates of the pages are to be tried with before anything is served. */
    public static List<Sample> samples() {
        return PageSamples.all();
    }

    @Override
    public Response answer(Incoming asked) {
        Visit visit = visit(asked);
        if (visit.token().isEmpty()) {
            return led(visit, rooms(visit, false).answer(visit.request()), leadIn(visit.request()));
        }
        String token = visit.token().get();
        PagesByAddress own = rooms(visit, true);
        return own.reader(token)
                .filter(reader -> PagesByAddress.keepsReader(visit.request().first()))
                .map(reader -> led(visit, own.answer(visit.request(), token, reader), "/" + Visit.ME + "/" + token)
                        .with("Cache-Control", "no-store")
                        .with("X-Robots-Tag", "noindex, noarchive"))
                .orElseGet(() -> visit.request().method().equals("POST")
                        ? led(visit, own.tooLate(), "")
                        : Response.see(visit.inLanguage() + visit.here()));
    }

    private Visit visit(Incoming asked) {
        return Visit.of(asked, languages);
    }

    private PagesByAddress rooms(Visit visit, boolean reader) {
        return rooms(new Voice(
                visit.chosen()
                        .or(() -> stored(visit))
                        .or(() -> visit.language(languages))
                        .orElse(Languages.FIRST),
                reader));
    }

    /** The language in which the reader whose link it is wants to be spoken to; empty for everybody's pages. */
    private Optional<String> stored(Visit visit) {
        String rest = visit.request().rest();
        int end = rest.indexOf('/');
        String token = visit.token().orElse(end < 0 ? rest : rest.substring(0, end));
        return READERS.stream()
                .flatMap(purpose -> links.read(purpose, token) instanceof Reading.Valid(Link link)
                        ? ReaderId.parse(link.reader()).stream()
                        : Stream.<ReaderId>empty())
                .findFirst()
                .flatMap(subscribers::find)
                .map(reader -> reader.profile().language())
                .or(() -> asked(token))
                .filter(languages::contains);
    }

    /** The language that somebody who is to confirm chose; empty if they did not, and the browser's is as good. */
    private Optional<String> asked(String token) {
        return desk.pending(new Proof.Token(Purpose.CONFIRM, token))
                .map(pending -> pending.profile().language())
                .filter(code -> !code.equals(Languages.FIRST));
    }

    private PagesByAddress rooms(Voice voice) {
        return Objects.requireNonNull(rooms.getOrDefault(voice, rooms.get(new Voice(Languages.FIRST, false))));
    }

    /** What public pages begin with that a reader's own page leads to: it lives no longer than the link to that page. */
    private String leadIn(Incoming request) {
        Purpose purpose = LEAD_IN.get(request.first());
        return purpose != null && links.read(purpose, request.rest()) instanceof Reading.Valid(Link link)
                ? ReaderId.parse(link.reader())
                        .map(reader -> addresses.room(reader, link.madeAt()))
                        .orElse("")
                : "";
    }

    private static Response led(Visit visit, Response reply, String me) {
        Signposts signposts = new Signposts(visit.inLanguage(), me, visit.here(), PagesByAddress::keepsReader);
        Response led = reply;
        if (reply.type().equals(Response.HTML)) {
            led = new Response(
                    reply.status(), reply.type(), signposts.on(reply.body()), reply.headers(), reply.evenly());
        }
        String elsewhere = reply.headers().get("Location");
        led = elsewhere == null ? led : led.with("Location", signposts.led(elsewhere));
        return visit.chosen().isPresent() ? led : led.with("Vary", "Accept-Language");
    }

    @Override
    public boolean takesFromAnywhere(Incoming request) {
        return visit(request).request().first().equals(PagesByAddress.UNSUBSCRIBE);
    }

    @Override
    public boolean isHeavy(Incoming asked) {
        Incoming request = visit(asked).request();
        boolean posts = request.method().equals("POST");
        return switch (request.first()) {
            case PagesByAddress.SEARCH -> !request.query().values().isEmpty();
            case PagesByAddress.SUBSCRIBE -> posts;
            case PagesByAddress.PREFERENCES ->
                request.query().has("download")
                        || (posts
                                && FormReader.isMultipart(
                                        request.header("content-type").orElse("")));
            default -> false;
        };
    }

    /** What honest people send there, and some more. */
    @Override
    public int mostBytes(Incoming post, boolean withFile) {
        return switch (visit(post).request().first()) {
            case PagesByAddress.SUBSCRIBE -> withFile ? FILE_BYTES + WISH_BYTES : WISH_BYTES;
            case PagesByAddress.PREFERENCES -> withFile ? FILE_BYTES : PROFILE_BYTES;
            default -> BUTTON_BYTES;
        };
    }

    @Override
    public void turnedAway(int requests) {
        turnedAway.accept(requests);
    }

    @Override
    public Response sorry(Sorry why, Optional<Incoming> asked) {
        return asked.map(request -> {
                    Visit visit = visit(request);
                    return led(visit, rooms(visit, false).sorry(why), "");
                })
                .orElseGet(() -> rooms(new Voice(Languages.FIRST, false)).sorry(why));
    }
}
