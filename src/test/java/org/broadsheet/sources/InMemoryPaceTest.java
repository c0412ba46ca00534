package org.broadsheet.sources;

class InMemoryPaceTest implements PaceContract {

    private final Pace pace = new InMemoryPace();

    @Override
    public Pace pace() {
        return pace;
    }
}
