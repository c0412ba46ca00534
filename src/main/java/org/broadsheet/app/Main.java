package org.broadsheet.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.logging.LogManager;
import org.broadsheet.commands.ExitCode;
import org.broadsheet.ending.ProcessEnd;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** The program: reads the command line, and ends with the exit code that tells how it went. */
public final class Main {

    private static final int ENDED_BY_SIGNAL = 143;
    private static final Duration LOOK_AT_THE_LAUNCHER = Duration.ofMillis(200);

    private Main() {}

    public static void main(String[] decoded) {
        ProcessEnd.onSignals();
        endWithTheLauncher();
        Spout spout = Spout.into(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
        System.setOut(spout.printer());
        System.setErr(Spout.into(new FileOutputStream(FileDescriptor.err)).printer());
        ProcessEnd.exit(run(decoded, spout));
    }

    private static int run(String[] decoded, Spout spout) {
        String[] arguments;
        try {
            arguments = Typing.of(decoded);
        } catch (Typing.Unreadable unreadable) {
            System.err.println(unreadable.getMessage());
            return ExitCode.NEEDS_EDIT;
        }
        logThroughOneDoor(Arrays.asList(arguments));
        int code = Typed.run(arguments);
        System.out.flush();
        if (spout.failure().isEmpty()) {
            return code;
        }
        String why = String.valueOf(spout.failure().get().getMessage());
        if (!why.contains("Broken pipe")) {
            // Whoever closed the pipe (head, less) knows.
            System.err.println("The answer could not be written to standard output: %s.".formatted(why));
        }
        return code == ExitCode.DONE ? ExitCode.NOT_DONE : code;
    }

    /**
     * When {@link Launch} was killed outright, nobody would pass signals on any more, so this process ends too. Whose child
     * this process is says it surely: a killed launcher may still be seen as a zombie, or be gone before anybody looked.
     */
    private static void endWithTheLauncher() {
        Long launcher = Long.getLong("broadsheet.launcher");
        if (launcher == null) {
            return;
        }
        Thread.ofPlatform().daemon().name("launcher").start(() -> {
            try {
                while (ProcessHandle.current()
                        .parent()
                        .map(ProcessHandle::pid)
                        .filter(launcher::equals)
                        .isPresent()) {
                    Thread.sleep(LOOK_AT_THE_LAUNCHER);
                }
                ProcessEnd.exit(ENDED_BY_SIGNAL);
            } catch (InterruptedException nobodyDoes) {
                Thread.currentThread().interrupt();
            }
        });
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
