package org.broadsheet.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.Arrays;
import java.util.List;
import java.util.logging.LogManager;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** The program: reads the command line, and ends with the exit code that tells how it went. */
public final class Main {

    private static final int ENDED_BY_SIGNAL = 143;

    private Main() {}

    public static void main(String[] arguments) {
        endWithTheLauncher();
        logThroughOneDoor(Arrays.asList(arguments));
        System.exit(Typed.run(arguments));
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

    /** The daemon tells what each job did; a command shows only what somebody should look at, unless asked for more. */
    private static void logThroughOneDoor(List<String> arguments) {
        LogManager.getLogManager().reset();
        SLF4JBridgeHandler.install();
        Logger ours = (Logger) LoggerFactory.getLogger("org.broadsheet");
        if (arguments.contains("-v")) {
            ours.setLevel(Level.DEBUG);
        } else if (!arguments.contains("serve")) {
            ours.setLevel(Level.WARN);
        }
    }
}
