package org.broadsheet.commands;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether somebody is watching. */
final class Terminal {

    private Terminal() {}

    /**
     * Whether standard error is a terminal. Java 21 cannot be asked (its {@code Console} speaks of both ends, later ones of
     * none), so Linux is; elsewhere the answer is no, and a bar is missed rather than a log file spoilt.
     */
    static boolean showsErrors() {
        try {
            String end = Files.readSymbolicLink(Path.of("/proc/self/fd/2")).toString();
            return end.startsWith("/dev/pts/") || end.startsWith("/dev/tty");
        } catch (IOException | UnsupportedOperationException notLinux) {
            return false;
        }
    }
}
