package org.broadsheet.digest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.broadsheet.delivery.Message;
import org.broadsheet.profiles.ReaderId;

/** Remembers every digest: which reader got which papers on which date, also the dates that gave nothing. */
public interface DigestStore {

    /** How far a reader's digests have come: the newest date, mailed or without papers, and where its papers ended. */
    record Last(LocalDate date, long through) {}

    Optional<Last> last(ReaderId reader);

    /** How far the shelf had come at that moment: the highest number of the papers that arrived before it; 0 for none. */
    long shelvedBefore(Instant moment);

    /** What became of the message of a reader's last digest. */
    enum LastMail {
        /** It has gone, may have arrived, waits in its time, or there is none. */
        ENDED,
        /** Its digest may be {@linkplain #takeBack taken back}. */
        UNSENT,
        /** Somebody is sending it just now, or died over it: whether its papers are to come again is not known yet. */
        IN_HAND
    }

    /**
     * What is behind a reader.
     *
     * @param shown the papers of the digests since the date asked for, the oldest digest first
     * @param had these, what was folded into them, and all that turned out to be one of these
     */
    record Past(Optional<Last> last, LastMail lastMail, List<Long> shown, Set<Long> had) {
        public Past {
            shown = List.copyOf(shown);
            had = Set.copyOf(had);
        }
    }

    /** What is behind each of these readers. */
    Map<ReaderId, Past> past(Map<ReaderId, LocalDate> since, Instant now);

    /** The papers that the reader was shown on that date or later, the oldest digest first. */
    default List<Long> shownSince(ReaderId reader, LocalDate date) {
        return Objects.requireNonNull(past(Map.of(reader, date), Instant.EPOCH).get(reader))
                .shown();
    }

    /** All papers that the reader was ever shown, the oldest digest first. */
    List<Long> shown(ReaderId reader);

    /** What that reader's digests told of lists, as {@link Digest#lists} has it, the oldest first. */
    List<String> toldOfLists(ReaderId reader);

    /**
     * Takes a digest back that its reader never got: its message was given up or withdrawn, or has expired untried. Its papers may then come
     * again, and the next digest begins where it began. Its date stays taken. A message that somebody has in hand, or that
     * may have arrived, is not taken back.
     *
     * @return false, changing nothing, if it was or may yet be sent, or there is no such digest
     */
    boolean takeBack(ReaderId reader, LocalDate date, Instant now);

    /**
     * A digest to be recorded.
     *
     * @param email that carries it; empty if its date gives its reader no mail
     */
    record Edition(Digest digest, Optional<Message> email) {}

    /**
     * Records the digests and queues their e-mails, all or nothing.
     *
     * @return those that were recorded; the readers of the others had a digest for that date already, which stays
     * @throws IllegalStateException if one does not keep to {@linkplain Digest#requireItsOwnPapers its own papers}
     */
    List<Edition> publish(List<Edition> editions, Instant now);

    /** The digest of that reader and date, without sections if there were no papers. */
    default Optional<Digest> find(ReaderId reader, LocalDate date) {
        return find(List.of(new Digest.Named(reader, date))).stream().findFirst();
    }

    /** Those of these digests that there are, in that order. */
    List<Digest> find(List<Digest.Named> named);

    /**
     * Makes old digests small: of those of earlier dates it forgets why papers were picked, and what was matched before they began. What was
     * shown stays.
     *
     * @param mailBefore what was sent with digests before that moment is forgotten, too
     * @return how many digests
     */
    int thin(LocalDate before, Instant mailBefore);
}
