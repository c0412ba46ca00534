package org.broadsheet.digest;

import java.net.URI;
import java.util.Optional;
import org.broadsheet.papers.PaperId;

/**
 * Where a digest's reader can go and what they can do there. Each is empty where the instance has no web address (or, for
 * mail, no mailbox that is read). The same digest gives the same links, so that its letter has the same bytes.
 */
public interface ReaderLinks {

    /** The digest as a page. */
    Optional<URI> web(Digest digest);

    /** "More like this". */
    Optional<URI> more(Digest digest, Entry entry);

    /** "Not for me". */
    Optional<URI> less(Digest digest, Entry entry);

    /** Keeps the paper with the reader's own. */
    Optional<URI> save(Digest digest, Entry entry);

    /** Papers like this one, where the reader can save them. */
    Optional<URI> similar(Digest digest, PaperId paper);

    Optional<URI> preferences(Digest digest);

    Optional<URI> pause(Digest digest);

    /** Takes RFC 8058's one-click POST, and shows a page with one button to a GET. */
    Optional<URI> unsubscribe(Digest digest);

    /** A {@code mailto:} address that ends the digest without a word more. */
    Optional<URI> unsubscribeMail(Digest digest);

    /** For an instance that has neither a web address nor a mailbox. */
    ReaderLinks NONE = new ReaderLinks() {
        @Override
        public Optional<URI> web(Digest digest) {
            return Optional.empty();
        }

        @Override
        public Optional<URI> more(Digest digest, Entry entry) {
            return Optional.empty();
        }

        @Override
        public Optional<URI> save(Digest digest, Entry entry) {
            return Optional.empty();
        }

        @Override
        public Optional<URI> less(Digest digest, Entry entry) {
            return Optional.empty();
        }

        @Override
        public Optional<URI> similar(Digest digest, PaperId paper) {
            return Optional.empty();
        }

        @Override
        public Optional<URI> preferences(Digest digest) {
            return Optional.empty();
        }

        @Override
        public Optional<URI> pause(Digest digest) {
            return Optional.empty();
        }

        @Override
        public Optional<URI> unsubscribe(Digest digest) {
            return Optional.empty();
        }

        @Override
        public Optional<URI> unsubscribeMail(Digest digest) {
            return Optional.empty();
        }
    };
}
