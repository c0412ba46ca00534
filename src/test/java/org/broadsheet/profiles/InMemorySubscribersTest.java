package org.broadsheet.profiles;

class InMemorySubscribersTest implements SubscribersContract {

    @Override
    public Subscribers nobody() {
        return new InMemorySubscribers();
    }
}
