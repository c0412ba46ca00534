package org.broadsheet.delivery;

/**
 * What became of one attempt to hand a message over. Every value is an answer; only bugs are exceptions.
 *
 * <p>A refusal says whom it is about, since only a dead mailbox may end a reader's mail (RFC 3463, RFC 5321).
 */
public sealed interface SendOutcome {

    /** The reply or the finding in words, as kept for the operator; one line. */
    String reason();

    /** The server took responsibility (SMTP 250). */
    record Accepted(String reply) implements SendOutcome {
        @Override
        public String reason() {
            return reply;
        }
    }

    /**
     * Not now: SMTP 4yz about this message or this mailbox (full, greylisted, busy), 552, and a connection lost before the
     * final dot. Try again later.
     */
    record Deferred(String reason) implements SendOutcome {}

    /**
     * Nobody gets through at the moment: SMTP 421, no connection, TLS that cannot be trusted. The message is tried again and
     * the place rests meanwhile.
     *
     * @param where what must rest
     */
    record Unreachable(Scope where, String reason) implements SendOutcome {}

    /** The connection was lost, or nothing came in time, after the final dot: the message may have arrived or not. */
    record Unsure(String reason) implements SendOutcome {}

    /** Never, and the reply is about the mailbox (unknown, disabled, moved): SMTP 5yz to RCPT. */
    record Refused(String reply) implements SendOutcome {
        @Override
        public String reason() {
            return reply;
        }
    }

    /** Never, and the reply is about this message (too big, content refused, address not expressible): no verdict on the mailbox. */
    record MessageRefused(String reply) implements SendOutcome {
        @Override
        public String reason() {
            return reply;
        }
    }

    /** The reply is about us (5.7.x, blocked, rate, a rejected password): a person must act, and trying on would make it worse. */
    record SenderRefused(Scope where, String reply) implements SendOutcome {
        @Override
        public String reason() {
            return reply;
        }
    }

    /** How far a finding about the way reaches. */
    enum Scope {
        /** The route all mail takes: the smarthost or the folder. */
        ROUTE,
        /** The recipient's domain only. */
        DOMAIN
    }
}
