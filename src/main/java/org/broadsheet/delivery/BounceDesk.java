package org.broadsheet.delivery;

import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deals with letters that come to our return addresses. */
public final class BounceDesk {

    private static final Logger LOG = LoggerFactory.getLogger(BounceDesk.class);

    private final Reports reports;
    private final Bounces bounces;
    private final InstantSource time;

    public BounceDesk(Reports reports, Bounces bounces, InstantSource time) {
        this.reports = reports;
        this.bounces = bounces;
        this.time = time;
    }

    /**
     * Takes one letter in. A forged or repeated one changes nothing.
     *
     * @param letter RFC 5322, as it arrived
     * @param recipient the address it came to, if the mail server says; else empty, and the letter's own headers are asked
     */
    public Bounces.Effect take(byte[] letter, String recipient) {
        Bounces.Effect effect = switch (reports.read(letter, recipient)) {
            case Reports.Reading.About(long number, Report report) -> bounces.take(number, report, time.instant());
            case Reports.Reading.NotOurs(String why) -> new Bounces.Effect.NotOurs(why);
        };
        LOG.atInfo().addKeyValue("effect", effect).log("letter to a return address");
        return effect;
    }
}
