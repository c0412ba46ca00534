package org.broadsheet.web;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;
import org.broadsheet.digest.Digest;
import org.broadsheet.digest.Entry;
import org.broadsheet.digest.ReaderLinks;
import org.broadsheet.links.Link;
import org.broadsheet.links.Purpose;
import org.broadsheet.links.SignedLinks;
import org.broadsheet.papers.PaperId;
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
    public Optional<URI> web(Digest digest) {
        return at("/digest/", Purpose.DIGEST, digest.reader(), digest.date().toString(), digest.madeAt());
    }

    @Override
    public Optional<URI> more(Digest digest, Entry entry) {
        return verdict("/like/", Purpose.LIKE, digest, entry);
    }

    @Override
    public Optional<URI> save(Digest digest, Entry entry) {
        return verdict("/save/", Purpose.LIKE, digest, entry);
    }

    @Override
    public Optional<URI> less(Digest digest, Entry entry) {
        return verdict("/dislike/", Purpose.DISLIKE, digest, entry);
    }

    @Override
    public Optional<URI> similar(Digest digest, PaperId paper) {
        return base.map(
                site -> URI.create(site + room(digest.reader(), digest.madeAt()) + PaperLine.path(paper) + "#similar"));
    }

    @Override
    public Optional<URI> preferences(Digest digest) {
        return preferences(digest.reader(), digest.madeAt());
    }

    @Override
    public Optional<URI> pause(Digest digest) {
        return preferences(digest).map(page -> URI.create(page + "#pause"));
    }

    @Override
    public Optional<URI> unsubscribe(Digest digest) {
        return at("/unsubscribe/", Purpose.UNSUBSCRIBE, digest.reader(), "", digest.madeAt());
    }

    @Override
    public Optional<URI> unsubscribeMail(Digest digest) {
        return unsubscribeMail.apply(digest.reader(), digest.madeAt());
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
        return "/" + Visit.ME + "/" + links.sign(Link.made(Purpose.READER, reader.toString(), "", from));
    }

    private Optional<URI> verdict(String path, Purpose purpose, Digest digest, Entry entry) {
        return at(path, purpose, digest.reader(), Long.toString(entry.paper()), digest.madeAt());
    }

    private Optional<URI> at(String path, Purpose purpose, ReaderId reader, String subject, Instant made) {
        return base.map(
                site -> URI.create(site + path + links.sign(Link.made(purpose, reader.toString(), subject, made))));
    }
}
