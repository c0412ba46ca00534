package org.broadsheet.digest;

import java.time.Instant;
import org.broadsheet.delivery.MessageKey;
import org.broadsheet.sources.InMemoryShelf;

class InMemoryDigestsTest implements DigestStoreContract {

    private final InMemoryDigests store = new InMemoryDigests(new InMemoryShelf());

    @Override
    public DigestStore emptyStore() {
        return store;
    }

    @Override
    public void markSent(MessageKey key) {
        store.markSent(key);
    }

    @Override
    public void markWithdrawn(MessageKey key) {
        store.markWithdrawn(key);
    }

    @Override
    public void markInHand(MessageKey key, Instant leaseEnds) {
        store.markInHand(key, true);
    }

    @Override
    public int queued() {
        return store.queued().size();
    }
}
