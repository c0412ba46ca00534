package org.broadsheet.store.database;

import java.time.Duration;

/**
 * How long PostgreSQL lets one wait for another. A node that freezes inside a transaction would otherwise hold up all others
 * for as long as it is frozen.
 *
 * @param lock for a row or table that somebody else has
 * @param idle within a transaction, doing nothing: then the server ends it
 * @param statement for one statement
 * @param socket for an answer of the server; more than {@code statement}
 */
public record Timeouts(Duration lock, Duration idle, Duration statement, Duration socket) {

    /** Guesses: far above what any transaction takes, far below what anybody would wait. */
    public static final Timeouts USUAL = new Timeouts(
            Duration.ofSeconds(15), Duration.ofSeconds(30), Duration.ofMinutes(2), Duration.ofSeconds(150));

    /** As each new connection is told. */
    String sql() {
        return "SET lock_timeout = %d; SET idle_in_transaction_session_timeout = %d; SET statement_timeout = %d"
                .formatted(lock.toMillis(), idle.toMillis(), statement.toMillis());
    }
}
