package org.broadsheet.delivery;

/** Prints a letter: gives it the headers, the return address and the bytes that go over the wire. */
public interface Press {

    /** The same message and letter give the same bytes, whenever and however often. */
    Parcel print(long number, Message message, Letter letter);
}
