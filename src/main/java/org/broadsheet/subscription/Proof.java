package org.broadsheet.subscription;

import java.util.Optional;
import org.broadsheet.links.Purpose;
import org.broadsheet.profiles.ReaderId;

/** Why we should believe that somebody may ask what they ask. A sender's From line is a claim and proves nothing. */
public sealed interface Proof {

    /** Nothing was shown. Enough for asking to be asked, and for help. */
    record None() implements Proof {}

    /**
     * A token from a letter of ours, which only its receiver has. The desk reads it; whoever hands it in need not.
     *
     * @param purpose what it claims to be for: {@code CONFIRM} answers a confirmation, {@code PREFERENCES} and {@code
     *     LETTER} speak for a reader in everything, {@code UNSUBSCRIBE} only ends the digest
     */
    record Token(Purpose purpose, String token) implements Proof {}

    /**
     * The operator, at the command line.
     *
     * @param reader for whom they speak; empty for nobody in particular
     */
    record Operator(Optional<ReaderId> reader) implements Proof {}
}
