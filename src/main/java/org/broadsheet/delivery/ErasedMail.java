package org.broadsheet.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** The job that takes what was erased out of where a transport has put it. May be killed at any line. */
public final class ErasedMail {

    private final Erasures erasures;
    private final Optional<KeptMail> kept;

    /** @param kept empty where the transport keeps nothing here */
    public ErasedMail(Erasures erasures, Optional<KeptMail> kept) {
        this.erasures = erasures;
        this.kept = kept;
    }

    /**
     * Deletes it.
     *
     * @return of how many readers and messages
     */
    public int run() {
        int gone = 0;
        try {
            for (String reader : erasures.readers()) {
                if (kept.isPresent()) {
                    kept.get().forgetReader(reader);
                }
                erasures.readerGone(reader);
                gone++;
            }
            for (MessageKey message : erasures.messages()) {
                if (kept.isPresent()) {
                    kept.get().forget(message);
                }
                erasures.messageGone(message);
                gone++;
            }
        } catch (IOException refused) {
            throw new UncheckedIOException(
                    "Could not delete the mail of somebody who had everything deleted.", refused);
        }
        return gone;
    }
}
