package org.broadsheet.matching;

class InMemoryMatchesTest implements MatchStoreContract {

    @Override
    public MatchStore empty() {
        return new InMemoryMatches();
    }
}
