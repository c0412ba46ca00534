package org.broadsheet.store.database;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.Locale;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets one transaction at a time write to H2.
 *
 * <p>H2 brings its tables and its undo logs to the file one after the other while other transactions go on writing. After
 * a {@code kill -9} the file can then hold a row that a transaction had changed without the note that it had not yet
 * committed, and H2 (2.5.252) never again lets go of an UPDATE of such a row. With one writer, what goes to the file is
 * always whole. Who only reads never waits.
 */
final class WriteTurns {

    private static final String SELECT = "SELECT";

    private final ReentrantLock lock = new ReentrantLock(true);

    /** The turn of one transaction: taken when it first prepares a statement that writes, given back at its end. */
    final class Turn implements AutoCloseable {

        private boolean taken;

        /** The connection, seen through this turn. */
        Connection over(Connection connection) {
            return (Connection) Proxy.newProxyInstance(
                    Connection.class.getClassLoader(),
                    new Class<?>[] {Connection.class},
                    (proxy, method, arguments) -> {
                        boolean statement = method.getName().startsWith("prepare")
                                || method.getName().equals("createStatement");
                        if (statement && !taken && writes(arguments)) {
                            lock.lock();
                            taken = true;
                        }
                        try {
                            return method.invoke(connection, arguments);
                        } catch (InvocationTargetException thrown) {
                            throw thrown.getCause();
                        }
                    });
        }

        /** Whether the transaction may have written. */
        boolean taken() {
            return taken;
        }

        @Override
        public void close() {
            if (taken) {
                lock.unlock();
            }
        }
    }

    Turn turn() {
        return new Turn();
    }

    private static boolean writes(Object[] arguments) {
        if (arguments == null || !(arguments[0] instanceof String sql)) {
            return true;
        }
        String plain = sql.stripLeading();
        boolean asks = plain.regionMatches(true, 0, SELECT, 0, SELECT.length());
        return !asks || plain.toUpperCase(Locale.ROOT).contains("FOR UPDATE");
    }
}
