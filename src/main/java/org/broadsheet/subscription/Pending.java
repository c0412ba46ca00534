package org.broadsheet.subscription;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.broadsheet.letters.ReceivedLetter;
import org.broadsheet.profiles.DigestTime;
import org.broadsheet.profiles.EmailAddress;
import org.broadsheet.profiles.Profile;
import org.broadsheet.profiles.ReaderId;

/**
 * A subscription that waits, or waited, for its address to confirm.
 *
 * @param id by which only the receiver of the confirmation knows it: 10 random lower-case letters and digits
 * @param profile what was wished, ready to be the reader's
 * @param wishedTime whether the time was asked for, or is the instance's usual one
 * @param atMost papers in one digest, if they said how many
 * @param trending papers that are talked about, if they said how many
 * @param expires afterwards it cannot be confirmed
 * @param reader who they became, once they have confirmed
 * @param remarks on what of their letter was left out, in their language, to be told in the confirmation
 * @param thread as {@link ReceivedLetter#thread} of the letter that asked; empty if none did
 */
public record Pending(
        String id,
        EmailAddress email,
        String name,
        Profile profile,
        DigestTime time,
        boolean wishedTime,
        OptionalInt atMost,
        OptionalInt trending,
        Instant since,
        Instant expires,
        Optional<ReaderId> reader,
        List<String> thread,
        List<String> remarks) {

    private static final Pattern ID = Pattern.compile("[a-z0-9]{10}");

    /** @throws IllegalArgumentException if the id has another form */
    public Pending {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "A pending subscription's id has 10 letters and digits, not " + id.length());
        }
        thread = List.copyOf(thread);
        remarks = List.copyOf(remarks);
    }
}
