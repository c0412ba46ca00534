package org.broadsheet.web;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;
import org.broadsheet.digest.Digest;
import org.broadsheet.digest.ReaderLinks;
import org.broadsheet.links.Link;
import org.broadsheet.links.Purpose;
import org.broadsheet.links.SignedLinks;
import org.broadsheet.profiles.ReaderId;

/**
 * The addresses of a reader's own pages. They count from when their letter was made, so that its bytes are the same however
 * often it is composed.
 */
public final class WebLinks implements ReaderLinks {

    private final Optional<URI> base;
    private final SignedLinks links;
    private final BiFunction<ReaderId, Instant, Optional<URI>> unsubscribeMail;

    /**
     * @param base without a slash at its end; empty for an instance without pages that its readers can reach
     * @param unsubscribeMail gives the {@code mailto:} address for a letter of that moment, where a mailbox is read
     */
    public WebLinks(
            Optional<URI> base, SignedLinks links, BiFunction<ReaderId, Instant, Optional<URI>> unsubscribeMail) {
        this.base = base;
        this.links = links;
        this.unsubscribeMail = unsubscribeMail;
    }

    @Override
    public OfDigest of(Digest digest) {
        Optional<URI> mail = unsubscribeMail.apply(digest.reader(), digest.madeAt());
        return base.map(site -> of(digest, site, mail)).orElseGet(() -> ReaderLinks.withoutWeb(mail));
    }

    private OfDigest of(Digest digest, URI site, Optional<URI> mail) {
        ReaderId reader = digest.reader();
        Instant made = digest.madeAt();
        String room = site + room(reader, made);
        Optional<URI> preferences = preferences(reader, made);
        return new OfDigest(
                at("/digest/", Purpose.DIGEST, reader, digest.date().toString(), made),
                preferences,
                preferences.map(page -> URI.create(page + "#pause")),
                at("/unsubscribe/", Purpose.UNSUBSCRIBE, reader, "", made),
                mail,
                (entry, paper) -> {
                    String number = Long.toString(entry.paper());
                    String liked = token(Purpose.LIKE, reader, number, made);
                    String disliked = token(Purpose.DISLIKE, reader, number, made);
                    return new OfPaper(
                            Optional.of(room + PaperLine.path(paper) + "#similar"),
                            Optional.of(site + "/like/" + liked),
                            Optional.of(site + "/dislike/" + disliked),
                            Optional.of(site + "/save/" + liked));
                });
    }

    /** The page on which a reader changes what they get, from a letter or page of that moment. */
    Optional<URI> preferences(ReaderId reader, Instant from) {
        return at("/preferences/", Purpose.PREFERENCES, reader, "", from);
    }

    /** A reader's digests as a feed. */
    Optional<URI> feed(ReaderId reader, Instant from) {
        return at("/my-feed/", Purpose.FEED, reader, "", from);
    }

    /** What the addresses of the public pages begin with for a reader, from a letter or page of that moment. */
    String room(ReaderId reader, Instant from) {
        return "/" + Visit.ME + "/" + token(Purpose.READER, reader, "", from);
    }

    private Optional<URI> at(String path, Purpose purpose, ReaderId reader, String subject, Instant made) {
        return base.map(site -> URI.create(site + path + token(purpose, reader, subject, made)));
    }

    private String token(Purpose purpose, ReaderId reader, String subject, Instant made) {
        return links.sign(Link.made(purpose, reader.toString(), subject, made));
    }
}
