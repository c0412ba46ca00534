package org.broadsheet.delivery;

import java.util.List;

/** Of whom and of what something may still lie where a transport has put it, though the tables have forgotten it. */
public interface Erasures {

    /** Readers as message keys name them: {@code s42}. */
    List<String> readers();

    /** Messages whose keys name no reader. */
    List<MessageKey> messages();

    void readerGone(String reader);

    void messageGone(MessageKey message);
}
