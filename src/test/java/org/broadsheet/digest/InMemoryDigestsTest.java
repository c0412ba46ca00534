package org.broadsheet.digest;

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
    public int queued() {
        return store.queued().size();
    }
}
