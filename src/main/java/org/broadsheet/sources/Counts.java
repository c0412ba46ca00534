package org.broadsheet.sources;

/**
 * What intake did with the records it read.
 *
 * @param added papers that nobody had
 * @param known papers that were there already
 * @param setAside records that could not be understood
 */
public record Counts(long added, long known, long setAside) {

    public static final Counts NONE = new Counts(0, 0, 0);

    static Counts of(PaperShelf.Stored stored) {
        return new Counts(stored.added(), stored.known(), stored.setAside());
    }

    /** All records: each is one of the three. */
    public long read() {
        return added + known + setAside;
    }

    public Counts plus(Counts more) {
        return new Counts(added + more.added, known + more.known, setAside + more.setAside);
    }
}
