package org.broadsheet.delivery;

import java.util.List;

/** Which destinations rest, kept so that a restart does not forget and the operator can see and end it. */
public interface Rests {

    List<Rest> all();

    /** Adds it, or replaces the one for the same destination. */
    void put(Rest rest);

    /** @return false if that destination had none */
    boolean lift(String destination);
}
