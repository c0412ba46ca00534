package org.broadsheet.profiles;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Everybody who reads. */
public interface Subscribers {

    /** The active reader with that number; empty if there is none, or they have left. */
    Optional<Subscriber> find(ReaderId id);

    /** The active reader with that address, compared by {@link EmailAddress#key()}. */
    Optional<Subscriber> find(EmailAddress email);

    /** Shows every active reader once, in order of number, without holding more than a page of them in memory. */
    void each(Consumer<Subscriber> visitor);

    /**
     * Makes the readers that files describe be as the files say: adds, changes, and ends those whose file is gone. Desk
     * readers stay untouched; where a file and a desk reader share an address, the file's profile wins and the reader
     * keeps their number and history. {@code profileChanged} moves only if interests changed.
     *
     * @param filesUnread names of files that exist but have mistakes: their readers stay as they are
     */
    FileChanges replaceFiles(List<FileReader> files, List<String> filesUnread, java.time.Instant now);

    /** A reader as a file describes them. */
    record FileReader(String file, EmailAddress email, String name, DigestTime time, Profile profile) {}

    /** What {@link #replaceFiles} did. */
    record FileChanges(int added, int changed, int ended, int unchanged) {}
}
