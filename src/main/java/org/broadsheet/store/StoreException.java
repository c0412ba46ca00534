package org.broadsheet.store;

/** The database could not do what it must: gone, full, or wrong. Thrown where a room cannot do its job at all. */
public final class StoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
