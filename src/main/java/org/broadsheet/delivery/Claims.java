package org.broadsheet.delivery;

import java.util.List;

/**
 * What a look into the outbox gave.
 *
 * @param taken to be sent now
 * @param givenUp how many due messages had expired and were given up instead
 * @param withdrawn how many due messages nobody wants any more
 */
public record Claims(List<Claim> taken, int givenUp, int withdrawn) {

    public Claims {
        taken = List.copyOf(taken);
    }
}
