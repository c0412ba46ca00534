package org.broadsheet.web;

import java.net.URI;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.broadsheet.digest.Digest;
import org.broadsheet.digest.DigestMail;
import org.broadsheet.digest.DigestStore;
import org.broadsheet.digest.Entry;
import org.broadsheet.links.Link;
import org.broadsheet.links.Purpose;
import org.broadsheet.links.Reading;
import org.broadsheet.links.SignedLinks;
import org.broadsheet.matching.Match;
import org.broadsheet.matching.MatchStore;
import org.broadsheet.papers.Library;
import org.broadsheet.papers.ShelvedPaper;
import org.broadsheet.profiles.NamedInterest;
import org.broadsheet.profiles.ReaderId;
import org.broadsheet.profiles.Subscriber;
import org.broadsheet.profiles.Subscribers;
import org.broadsheet.web.http.Guard;
import org.broadsheet.web.http.Incoming;
import org.broadsheet.web.http.Response;

/** A reader's own digests behind signed links: one as a page, as it was mailed, and the last two weeks' as a feed. */
final class OwnDigests {

    private static final int DAYS_IN_FEED = 14;

    private static final int MOST_MORE = 100;

    private final SignedLinks links;
    private final Subscribers subscribers;
    private final DigestStore digests;
    private final MatchStore matches;
    private final DigestMail mail;
    private final Library library;
    private final Feeds feeds;
    private final PagePress press;
    private final Answers answers;
    private final URI base;
    private final InstantSource time;

    OwnDigests(Site.Parts parts, Feeds feeds, PagePress press, Answers answers) {
        this.links = parts.links();
        this.subscribers = parts.subscribers();
        this.digests = parts.digests();
        this.matches = parts.matches();
        this.mail = parts.mail();
        this.library = parts.library();
        this.feeds = feeds;
        this.press = press;
        this.answers = answers;
        this.base = parts.base();
        this.time = parts.time();
    }

    /** {@code /digest/TOKEN}: as it was mailed; with {@code ?more} the papers that it had no room for. */
    Response page(Incoming request) {
        return withReader(
                Purpose.DIGEST,
                request.rest(),
                (reader, link) -> DayPage.date(link.subject())
                        .flatMap(date -> digests.find(reader.id(), date))
                        .map(digest ->
                                request.query().has("more") ? more(request, reader, digest) : mailed(reader, digest))
                        .orElseGet(() ->
                                press.notice(404, press.say("page.digest.none"), press.say("page.digest.none-kept"))));
    }

    private Response mailed(Subscriber reader, Digest digest) {
        return Response.html(200, mail.page(reader, digest))
                .with("Content-Security-Policy", Guard.CSP_OF_MAIL)
                .with("X-Robots-Tag", "noindex, noarchive");
    }

    /** @param digest the path of the digest that had no room for these */
    record More(Frame frame, String day, String digest, List<PaperLine> papers) {}

    /** Papers that would have fitted, had the reader wanted more; as far as their matches are still kept. */
    private Response more(Incoming request, Subscriber reader, Digest digest) {
        Set<Long> shown = new HashSet<>(digests.shownSince(reader.id(), digest.date()));
        digest.entries().forEach(entry -> shown.add(entry.paper()));
        Set<String> interests =
                reader.profile().interests().stream().map(NamedInterest::name).collect(Collectors.toSet());
        List<Long> numbers = matches.of(reader.id(), digest.after()).stream()
                .filter(match -> match.paper() <= digest.through()
                        && match.score() >= reader.profile().floor()
                        && interests.contains(match.interest())
                        && !shown.contains(match.paper()))
                .map(Match::paper)
                .distinct()
                .limit(MOST_MORE)
                .toList();
        List<PaperLine> papers = inOrder(numbers).stream()
                .map(paper -> PaperLine.of(paper.paper(), press.language()))
                .toList();
        return press.page(
                200,
                "page-more.html",
                new More(
                        press.own(press.say("page.more.title")),
                        press.language().date("date.full", digest.date()),
                        request.path(),
                        papers));
    }

    /** {@code /my-feed/TOKEN}: the papers of the digests, the newest first. */
    Response feed(Incoming request) {
        return withReader(Purpose.FEED, request.rest(), (reader, link) -> {
            LocalDate today = LocalDate.ofInstant(time.instant(), reader.time().zone());
            List<ShelvedPaper> papers = new ArrayList<>();
            for (LocalDate date = today; date.isAfter(today.minusDays(DAYS_IN_FEED)); date = date.minusDays(1)) {
                digests.find(reader.id(), date).map(this::papers).ifPresent(papers::addAll);
            }
            String title = press.say("page.feed.yours");
            if (request.query().has("read")) {
                return feeds.readable(press.own(title), press.say("page.feed.digests"), base + request.path(), papers);
            }
            return Response.text(
                    200,
                    Feeds.TYPE,
                    feeds.atom(base + request.path(), press.masthead() + ": " + title, base + "/", papers));
        });
    }

    private List<ShelvedPaper> papers(Digest digest) {
        return inOrder(digest.entries().stream().map(Entry::paper).toList());
    }

    private List<ShelvedPaper> inOrder(List<Long> numbers) {
        Map<Long, ShelvedPaper> papers = library.byNumber(numbers).stream()
                .collect(Collectors.toMap(ShelvedPaper::number, paper -> paper, (one, same) -> one));
        return numbers.stream().map(papers::get).filter(Objects::nonNull).toList();
    }

    @FunctionalInterface
    private interface ForReader {
        Response of(Subscriber reader, Link link);
    }

    private Response withReader(Purpose purpose, String token, ForReader work) {
        return switch (links.read(purpose, token)) {
            case Reading.Forged() -> answers.notOurs();
            case Reading.Expired expired -> answers.tooLate();
            case Reading.Valid(Link link) -> {
                Optional<Subscriber> reader = ReaderId.parse(link.reader()).flatMap(subscribers::find);
                yield reader.map(who -> work.of(who, link)).orElseGet(answers::notOurs);
            }
        };
    }
}
