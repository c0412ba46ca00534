package org.broadsheet.delivery;

/** How one claimed attempt ended. A {@link Standing.Refused} also suppresses the address. */
public record Settlement(Claim claim, Standing.AfterAttempt standing) {}
