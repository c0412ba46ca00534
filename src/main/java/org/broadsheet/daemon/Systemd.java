package org.broadsheet.daemon;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells systemd that the daemon is ready, and that it lives (sd_notify(3)), where systemd started it and asked for that.
 * Through the command {@code systemd-notify}, because Java has no datagram sockets of the Unix kind.
 */
final class Systemd {

    private static final Logger LOG = LoggerFactory.getLogger(Systemd.class);
    private static final long PATIENCE_SECONDS = 5;

    private final Optional<String> socket;

    private Systemd(Optional<String> socket) {
        this.socket = socket;
    }

    /** That which started this process; says nothing to anybody if it was not systemd. */
    static Systemd ofThisProcess() {
        return new Systemd(Optional.ofNullable(System.getenv("NOTIFY_SOCKET")));
    }

    void ready() {
        tell("READY=1");
    }

    /** Keeps the watchdog quiet: a daemon from which no such word comes any more is killed and started again. */
    void lives() {
        tell("WATCHDOG=1");
    }

    private void tell(String state) {
        if (socket.isEmpty()) {
            return;
        }
        try {
            Process told = new ProcessBuilder(
                            "systemd-notify", "--pid=" + ProcessHandle.current().pid(), state)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!told.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                told.destroyForcibly();
            }
        } catch (IOException missing) {
            LOG.atWarn()
                    .addKeyValue("reason", missing.getMessage())
                    .log("systemd cannot be told anything; set Type=exec and no WatchdogSec in the unit");
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
        }
    }
}
