package org.broadsheet.delivery;

class InMemoryOutboxTest implements OutboxContract {

    @Override
    public Outbox emptyOutbox() {
        return new InMemoryOutbox();
    }
}
