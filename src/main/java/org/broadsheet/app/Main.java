package org.broadsheet.app;

/** The program: reads the command line, and ends with the exit code that tells how it went. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(Commands.run(arguments));
    }
}
