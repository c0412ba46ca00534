package org.broadsheet.delivery;

import java.util.Optional;

/**
 * A message taken for one attempt.
 *
 * @param number of the message in this instance's outbox; appears, signed, in its return address
 * @param kept the bytes of an earlier attempt, so that a repeat is identical; empty before the first
 */
public record Claim(long number, Message message, Standing.Claimed standing, Optional<Parcel> kept) {}
