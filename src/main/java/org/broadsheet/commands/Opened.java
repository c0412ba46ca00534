package org.broadsheet.commands;

/** What a command has opened: to be closed when it has answered. */
public interface Opened extends AutoCloseable {

    @Override
    void close();
}
