package org.broadsheet.store.database;

import java.sql.SQLException;
import java.util.Objects;
import java.util.stream.Stream;
import org.h2.api.ErrorCode;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;

/** The database could not do what it must: gone, full, or wrong. Thrown where a room cannot do its job at all. */
public final class StoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** A chain of causes may be a ring. */
    private static final int LONGEST_CHAIN = 20;

    public StoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /**
     * Whether the embedded database has closed itself for good, as it does where it cannot write: it answers nothing more until it
     * is opened again, however much room there is by then.
     */
    public boolean databaseIsGone() {
        return Stream.<Throwable>iterate(this, Objects::nonNull, Throwable::getCause)
                .limit(LONGEST_CHAIN)
                .anyMatch(cause -> cause instanceof MVStoreException
                        || (cause instanceof SQLException failure
                                && failure.getErrorCode() == ErrorCode.DATABASE_IS_CLOSED));
    }
}
