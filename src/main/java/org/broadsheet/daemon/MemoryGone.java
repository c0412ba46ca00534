package org.broadsheet.daemon;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;

/** Tells that the program has no memory left, and how near it is to that. */
final class MemoryGone {

    /** Ready beforehand: when it is needed, there may be no room to make it. */
    static final String SENTENCE =
            "The memory is used up (OutOfMemoryError), so the daemon ends; whatever started it starts it again, and nothing is lost. Give it more with -Xmx if this comes again.";

    private static final int LONGEST_CHAIN = 20;

    private MemoryGone() {}

    /** Whether that failure means that other threads may have met the same. A stack that overflowed is one thread's own. */
    static boolean tells(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < LONGEST_CHAIN; depth++) {
            if (cause instanceof VirtualMachineError && !(cause instanceof StackOverflowError)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    /** How much of the largest heap was in use after the last collection; 0 if nobody knows. */
    static int heapPercentAfterCollecting() {
        long used = 0;
        long most = Runtime.getRuntime().maxMemory();
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            MemoryUsage after = pool.getType() == MemoryType.HEAP ? pool.getCollectionUsage() : null;
            used += after == null ? 0 : after.getUsed();
        }
        return most <= 0 || most == Long.MAX_VALUE ? 0 : (int) Math.min(100, used * 100 / most);
    }
}
