package org.broadsheet.delivery;

/**
 * What a delivery round did, in messages.
 *
 * @param deferred to be tried again
 * @param unsure lost behind the final dot, to be tried again late
 * @param handedBack taken but not tried: their destination went to rest, or the daemon stopped
 * @param overtaken whose result came after somebody else had claimed them; more than 0 means repeats
 * @param obstacle why the round ended before everything due was tried; empty if it did not
 */
public record Delivered(
        long sent,
        long deferred,
        long unsure,
        long refused,
        long givenUp,
        long withdrawn,
        long handedBack,
        long overtaken,
        String obstacle) {

    /** Messages dealt with, whichever way. */
    public long done() {
        return sent + deferred + unsure + refused + givenUp + withdrawn + handedBack;
    }
}
