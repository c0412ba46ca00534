package org.broadsheet.delivery;

/** Hands a message to the outside world. Used by several workers at once. */
public interface Transport extends AutoCloseable {

    /** Tries once, without retrying. Does not throw for anything a network or a mail server can do. */
    SendOutcome send(Parcel parcel);

    /** Ends open connections; an attempt under way ends with an outcome. */
    @Override
    void close();
}
