package org.broadsheet.subscription;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadsheet.links.Purpose;
import org.broadsheet.profiles.ReaderId;

/** Why we should believe that somebody may ask what they ask. A sender's From line is a claim and proves nothing. */
public sealed interface Proof {

    /**
     * Nothing was shown. Enough for asking to be asked, and for help.
     *
     * @param asker whom the limits count it for
     */
    record None(Asker asker) implements Proof {}

    /**
     * A token from a letter of ours, which only its receiver has. The desk reads it; whoever hands it in need not.
     *
     * @param purpose what it claims to be for: {@code CONFIRM} answers a confirmation, {@code PREFERENCES} and {@code
     *     LETTER} speak for a reader in everything, {@code READER} for what the public pages offer, which hand it in
     *     themselves, {@code UNSUBSCRIBE} only ends the digest
     */
    record Token(Purpose purpose, String token) implements Proof {

        private static final Pattern PURPOSE = Pattern.compile("[a-z0-9]{1,12}\\.([a-z])\\..*");

        /** A letter's token with the purpose that stands in it; empty if it names none that letters can have. */
        static Optional<Token> of(String token) {
            Matcher purpose = PURPOSE.matcher(token);
            return purpose.matches()
                    ? Purpose.ofLetter(purpose.group(1))
                            .filter(found -> found != Purpose.READER)
                            .map(found -> new Token(found, token))
                    : Optional.empty();
        }
    }

    /**
     * The operator, at the command line.
     *
     * @param reader for whom they speak; empty for nobody in particular
     */
    record Operator(Optional<ReaderId> reader) implements Proof {}
}
