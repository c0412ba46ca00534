package org.broadsheet.commands;

/** What the program's exit code tells a script. */
public final class ExitCode {

    /** Done as asked. */
    public static final int DONE = 0;

    /** It could not be done: no such paper, the mail server refused, the database is gone. Standard error says why. */
    public static final int NOT_DONE = 1;

    /** The command line or a file of the operator's needs an edit; every edit is listed. */
    public static final int NEEDS_EDIT = 2;

    /** A daemon on the same data is running already. */
    public static final int ALREADY_RUNNING = 3;

    private ExitCode() {}
}
