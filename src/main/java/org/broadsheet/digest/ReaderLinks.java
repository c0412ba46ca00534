package org.broadsheet.digest;

import java.net.URI;
import java.util.Optional;
import org.broadsheet.papers.PaperId;

/**
 * Where a digest's reader can go and what they can do there. The same digest gives the same links, so that its letter has the
 * same bytes.
 */
@FunctionalInterface
public interface ReaderLinks {

    /** Made once for all parts of a letter. */
    OfDigest of(Digest digest);

    /**
     * Each is empty where the instance has no web address (or, for mail, no mailbox that is read).
     *
     * @param web the digest as a page
     * @param unsubscribe takes RFC 8058's one-click POST, and shows a page with one button to a GET
     * @param unsubscribeMail a {@code mailto:} address that ends the digest without a word more
     */
    record OfDigest(
            Optional<URI> web,
            Optional<URI> preferences,
            Optional<URI> pause,
            Optional<URI> unsubscribe,
            Optional<URI> unsubscribeMail,
            Papers papers) {}

    /** Those of the digest's papers. */
    @FunctionalInterface
    interface Papers {
        OfPaper of(Entry entry, PaperId paper);
    }

    /**
     * Addresses as they are written, since a letter has dozens, made of parts that were checked. Each is empty where the instance has no web
     * address.
     *
     * @param similar papers like this one, where the reader can save them
     * @param more "More like this"
     * @param less "Not for me"
     * @param save keeps the paper with the reader's own
     */
    record OfPaper(Optional<String> similar, Optional<String> more, Optional<String> less, Optional<String> save) {

        static final OfPaper NONE = new OfPaper(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** For an instance that has neither a web address nor a mailbox. */
    ReaderLinks NONE = digest -> withoutWeb(Optional.empty());

    /** For an instance whose readers can reach no page. */
    static OfDigest withoutWeb(Optional<URI> unsubscribeMail) {
        return new OfDigest(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                unsubscribeMail,
                (entry, paper) -> OfPaper.NONE);
    }
}
