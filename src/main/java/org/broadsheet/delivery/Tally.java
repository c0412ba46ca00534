package org.broadsheet.delivery;

import java.util.concurrent.atomic.LongAdder;

/** Counts how messages end, by many threads at once. */
final class Tally {

    final LongAdder sent = new LongAdder();
    final LongAdder deferred = new LongAdder();
    final LongAdder unsure = new LongAdder();
    final LongAdder refused = new LongAdder();
    final LongAdder givenUp = new LongAdder();
    final LongAdder withdrawn = new LongAdder();
    final LongAdder handedBack = new LongAdder();
    final LongAdder overtaken = new LongAdder();

    void count(Standing.AfterAttempt standing) {
        LongAdder counter = switch (standing) {
            case Standing.Sent ignored -> sent;
            case Standing.Queued ignored -> deferred;
            case Standing.Unsure ignored -> unsure;
            case Standing.Refused ignored -> refused;
            case Standing.GivenUp ignored -> givenUp;
            case Standing.Withdrawn ignored -> withdrawn;
        };
        counter.increment();
    }

    Delivered soFar(String obstacle) {
        return new Delivered(
                sent.sum(),
                deferred.sum(),
                unsure.sum(),
                refused.sum(),
                givenUp.sum(),
                withdrawn.sum(),
                handedBack.sum(),
                overtaken.sum(),
                obstacle);
    }

    void add(Delivered round) {
        sent.add(round.sent());
        deferred.add(round.deferred());
        unsure.add(round.unsure());
        refused.add(round.refused());
        givenUp.add(round.givenUp());
        withdrawn.add(round.withdrawn());
        handedBack.add(round.handedBack());
        overtaken.add(round.overtaken());
    }
}
