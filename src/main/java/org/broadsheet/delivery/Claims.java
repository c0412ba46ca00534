package org.broadsheet.delivery;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

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

    /** What was taken, one of each domain, then the next of each: a large domain keeps no other waiting. */
    List<Claim> inTurns() {
        Map<String, List<Claim>> domains = taken.stream()
                .collect(Collectors.groupingBy(
                        claim -> claim.message().to().domain(), LinkedHashMap::new, Collectors.toList()));
        List<Claim> turns = new ArrayList<>(taken.size());
        for (int turn = 0; turns.size() < taken.size(); turn++) {
            for (List<Claim> domain : domains.values()) {
                if (turn < domain.size()) {
                    turns.add(domain.get(turn));
                }
            }
        }
        return turns;
    }
}
