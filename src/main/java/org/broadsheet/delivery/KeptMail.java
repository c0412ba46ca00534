package org.broadsheet.delivery;

import java.io.IOException;

/** Where a transport leaves messages with us instead of handing them over. */
public interface KeptMail {

    /** Deletes every message whose key names the reader; nothing, if there is none. */
    void forgetReader(String reader) throws IOException;

    /** Deletes a message, if it is there. */
    void forget(MessageKey message) throws IOException;
}
