package org.broadsheet.sources;

import org.broadsheet.papers.Library;

class InMemoryShelfTest implements PaperShelfContract {

    private final InMemoryShelf shelf = new InMemoryShelf();

    @Override
    public PaperShelf shelf() {
        return shelf;
    }

    @Override
    public Library library() {
        return shelf;
    }
}
