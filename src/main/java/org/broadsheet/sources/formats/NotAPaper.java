package org.broadsheet.sources.formats;

/** A record cannot be understood as a paper. The message is the reason that is kept with it. Stays within this room. */
public final class NotAPaper extends Exception {

    private static final long serialVersionUID = 1L;

    public NotAPaper(String reason) {
        super(reason);
    }
}
