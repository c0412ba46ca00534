package org.broadsheet.ending;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** Ends the process when no one is inside a library outside Java, and lets nobody in from then on. */
public final class ProcessEnd {

    /** What asks a process to end: a service manager, Ctrl-C, a terminal that was closed. */
    private static final List<String> SIGNALS = List.of("TERM", "INT", "HUP");

    /** A process that was ended by a signal says so: 128 and the signal's number. */
    private static final int BY_SIGNAL = 128;

    /** Of the ten seconds in which an end is promised. Reading a batch of texts takes about one. */
    private static final long SECONDS_TO_WAIT = 3;

    /** Held for reading by everyone inside, and for writing, for good, by the one who ends the process. */
    private static final ReentrantReadWriteLock INSIDE = new ReentrantReadWriteLock();

    private static volatile boolean ending;

    private ProcessEnd() {}

    /** What must not be cut in the middle. */
    @FunctionalInterface
    public interface Uncut<T, E extends Exception> {
        T run() throws E;
    }

    /** The process is ending; nobody waits for the answer any more. */
    public static final class Begun extends RuntimeException {

        private static final long serialVersionUID = 1;

        Begun() {
            super("the process is ending");
        }
    }

    /**
     * Runs something after which, not during which, the process may end.
     *
     * @throws Begun if it is ending already; then nothing was run
     */
    public static <T, E extends Exception> T after(Uncut<T, E> uncut) throws E {
        // Taken without waiting: only an end holds it against us, and that one never gives it back.
        if (ending || !INSIDE.readLock().tryLock()) {
            throw new Begun();
        }
        try {
            return uncut.run();
        } finally {
            INSIDE.readLock().unlock();
        }
    }

    /** {@link System#exit(int)} once nobody is inside; after three seconds all the same. */
    public static void exit(int code) {
        ending = true;
        try {
            INSIDE.writeLock().tryLock(SECONDS_TO_WAIT, TimeUnit.SECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        System.exit(code);
    }

    /**
     * Ends by {@link #exit(int)} when a signal asks for it. Java's own way starts all shutdown hooks at once. Its class for
     * signals is in every JDK, but in no list of what a program may be compiled against; where it is not, Java's way stays.
     */
    public static void onSignals() {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object ours = Proxy.newProxyInstance(
                    ProcessEnd.class.getClassLoader(), new Class<?>[] {handler}, (self, method, given) -> {
                        if (method.getName().equals("handle")) {
                            exit(BY_SIGNAL + (int) signal.getMethod("getNumber").invoke(given[0]));
                        }
                        return null;
                    });
            for (String name : SIGNALS) {
                signal.getMethod("handle", signal, handler)
                        .invoke(null, signal.getConstructor(String.class).newInstance(name), ours);
            }
        } catch (ReflectiveOperationException | IllegalArgumentException withoutSignals) {
            // Windows knows no HUP, and another Java may have no such class.
        }
    }
}
