package org.broadsheet.web;

import java.net.URI;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.broadsheet.digest.Digest;
import org.broadsheet.digest.DigestMail;
import org.broadsheet.digest.DigestStore;
import org.broadsheet.digest.Entry;
import org.broadsheet.links.Link;
import org.broadsheet.links.Purpose;
import org.broadsheet.links.Reading;
import org.broadsheet.links.SignedLinks;
import org.broadsheet.papers.Library;
import org.broadsheet.papers.ShelvedPaper;
import org.broadsheet.profiles.ReaderId;
import org.broadsheet.profiles.Subscriber;
import org.broadsheet.profiles.Subscribers;

/** A reader's own digests behind signed links: one as a page, as it was mailed, and the last two weeks' as a feed. */
final class OwnDigests {

    private static final int DAYS_IN_FEED = 14;

    private final SignedLinks links;
    private final Subscribers subscribers;
    private final DigestStore digests;
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
        this.mail = parts.mail();
        this.library = parts.library();
        this.feeds = feeds;
        this.press = press;
        this.answers = answers;
        this.base = parts.base();
        this.time = parts.time();
    }

    /** {@code /digest/TOKEN}. */
    Response page(Incoming request) {
        return withReader(
                Purpose.DIGEST,
                request.rest(),
                (reader, link) -> DayPage.date(link.subject())
                        .flatMap(date -> digests.find(reader.id(), date))
                        .map(digest -> Response.html(200, mail.page(reader, digest))
                                .with("Content-Security-Policy", Guard.CSP_OF_MAIL)
                                .with("X-Robots-Tag", "noindex, noarchive"))
                        .orElseGet(() -> press.notice(404, "No such digest", "There is no digest of that day.")));
    }

    /** {@code /my-feed/TOKEN}: the papers of the digests, the newest first. */
    Response feed(Incoming request) {
        return withReader(Purpose.FEED, request.rest(), (reader, link) -> {
            LocalDate today = LocalDate.ofInstant(time.instant(), reader.time().zone());
            List<ShelvedPaper> papers = new ArrayList<>();
            for (LocalDate date = today; date.isAfter(today.minusDays(DAYS_IN_FEED)); date = date.minusDays(1)) {
                digests.find(reader.id(), date).map(this::papers).ifPresent(papers::addAll);
            }
            return Response.text(
                    200,
                    Feeds.TYPE,
                    feeds.atom(base + request.path(), press.masthead() + ": your papers", base + "/", papers));
        });
    }

    private List<ShelvedPaper> papers(Digest digest) {
        return library.byNumber(digest.entries().stream().map(Entry::paper).toList());
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
