package org.broadsheet.delivery;

/** What became of one attempt to hand a message over. Every value is an answer; only bugs are exceptions. */
public sealed interface SendOutcome {

    /** The server took responsibility (SMTP 250). */
    record Accepted(String reply) implements SendOutcome {}

    /** Not now: SMTP 4yz, a timeout, no connection. Try again later. */
    record Deferred(String reason) implements SendOutcome {}

    /** Never: SMTP 5yz. Trying again would be abuse. */
    record Refused(String reason) implements SendOutcome {}
}
