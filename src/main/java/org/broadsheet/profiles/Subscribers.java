package org.broadsheet.profiles;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Everybody who reads. A person is told from another by the key of their address: whoever comes back under the same
 * address, by file or by mail, is the same reader with the same number and history.
 */
public interface Subscribers {

    /**
     * The active reader with that number; empty if there is none, or they have left. Their profile is what was written and,
     * on top of it, what their verdicts taught; the same goes for all readers given by {@link #find(EmailAddress)},
     * {@link #find(List)} and {@link #each}.
     */
    Optional<Subscriber> find(ReaderId id);

    /** The active reader with the profile as they or their file wrote it: for showing and editing. */
    Optional<Subscriber> written(ReaderId id);

    /** The active reader with that address, compared by {@link EmailAddress#key()}. */
    Optional<Subscriber> find(EmailAddress email);

    /** Shows every active reader once, in order of number, without holding more than a page of them in memory. */
    void each(Consumer<Subscriber> visitor);

    /**
     * Makes the readers that files describe be as the files say: adds, changes, and ends those whose file is gone. Desk
     * readers stay untouched; where a file and a desk reader share an address, the file's profile wins and the reader
     * keeps their number and history. A reader who {@linkplain #stop stopped} stays away whatever a file says.
     * {@code profileChanged} moves only if interests changed.
     *
     * @param files no two of one address
     * @param filesUnread names of files that exist but have mistakes: their readers stay as they are
     * @throws IllegalArgumentException if two files have one address
     */
    FileChanges replaceFiles(List<FileReader> files, List<String> filesUnread, Instant now);

    /**
     * Makes a stranger, or one who had left, a reader who keeps their own profile. Their first digest is due when their
     * clock next shows their time.
     *
     * @return empty, changing nothing, if the address belongs to an active reader
     */
    Optional<ReaderId> join(EmailAddress email, String name, DigestTime time, Profile profile, Instant now);

    /**
     * Changes a reader who keeps their own profile, if they still are as whoever asks has seen them. The edition goes up by
     * one; {@code profileChanged} moves only if interests changed.
     *
     * @param seen the {@linkplain Subscriber#edition edition} that the change was made from
     */
    Changed change(ReaderId id, int seen, String name, DigestTime time, Profile profile, Instant now);

    /** What became of a {@link #change}. */
    enum Changed {
        DONE,
        /** Nothing was done: somebody else changed the reader since. */
        MEANWHILE,
        /** Nothing was done: there is no such active reader, or a file describes them. */
        NOT_THEIRS
    }

    /**
     * No digest before {@code until}; empty ends a pause. Readers whom a file describes pause too.
     *
     * @return false if there is no such active reader
     */
    boolean pause(ReaderId id, Optional<Instant> until);

    /**
     * Ends reading because the reader asked: no file brings them back, only {@link #join}.
     *
     * @return false if there is no such active reader
     */
    boolean stop(ReaderId id, Instant now);

    /**
     * The readers whose digest may be due, the longest waiting first, paused ones left out. A reader stands here until
     * {@link #nextDue} says when to ask again; a new one from when their clock first shows their time, one who changed
     * their time at once. Whether a digest is really due, {@link DigestTime#newestAt} and the dates of the digests made
     * so far decide.
     */
    List<ReaderId> due(Instant now);

    /** Those of the readers who stand in {@link #due} now, in no order. */
    List<ReaderId> stillDue(List<ReaderId> readers, Instant now);

    /** The active ones of these readers, in that order. */
    List<Subscriber> find(List<ReaderId> ids);

    /** Takes each of the readers out of {@link #due} until then, all or nothing; passes over those who are not active. */
    void nextDue(Map<ReaderId, Instant> next);

    /** A reader as a file describes them. */
    record FileReader(String file, EmailAddress email, String name, DigestTime time, Profile profile) {

        /** @throws IllegalArgumentException if the name could not stand in a mail's header */
        public FileReader {
            name = Subscriber.nameFit(name);
        }
    }

    /**
     * What {@link #replaceFiles} did.
     *
     * @param stopped described by a file, but they asked for no more mail
     */
    record FileChanges(int added, int changed, int ended, int unchanged, int stopped) {}
}
