package org.broadsheet.app;

import java.util.Arrays;
import java.util.logging.LogManager;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** The program: reads the command line, and ends with the exit code that tells how it went. */
public final class Main {

    private static final int ENDED_BY_SIGNAL = 143;

    private Main() {}

    public static void main(String[] arguments) {
        endWithTheLauncher();
        logThroughOneDoor(Arrays.asList(arguments).contains("-v"));
        System.exit(Commands.run(arguments));
    }

    /** When {@link Launch} was killed outright, nobody would pass signals on any more, so this process ends too. */
    private static void endWithTheLauncher() {
        if (Boolean.getBoolean("broadsheet.launched")) {
            ProcessHandle.current()
                    .parent()
                    .ifPresent(launcher -> Thread.ofVirtual().start(() -> {
                        launcher.onExit().join();
                        System.exit(ENDED_BY_SIGNAL);
                    }));
        }
    }

    private static void logThroughOneDoor(boolean verbose) {
        LogManager.getLogManager().reset();
        SLF4JBridgeHandler.install();
        if (verbose) {
            var root = (ch.qos.logback.classic.Logger) org.slf4j.LoggerFactory.getLogger("org.broadsheet");
            root.setLevel(ch.qos.logback.classic.Level.DEBUG);
        }
    }
}
