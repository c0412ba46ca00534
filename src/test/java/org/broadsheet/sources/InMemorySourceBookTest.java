package org.broadsheet.sources;

class InMemorySourceBookTest implements SourceBookContract {

    @Override
    public SourceBook emptyBook() {
        return new InMemorySourceBook();
    }
}
