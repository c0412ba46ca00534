package org.broadsheet.web.http;

import java.util.Optional;

/** What the server asks of whatever it serves. */
public interface Pages {

    Response answer(Incoming request);

    /** Whether strangers make much work with such a request: it gets its place in {@link HeavyWork}, its form is read there too. */
    boolean isHeavy(Incoming request);

    /** How many bytes a form of that page may have. */
    int mostBytes(Incoming post, boolean withFile);

    /** Whether a POST to this address is taken from mail programs and other sites too: RFC 8058's is. */
    boolean takesFromAnywhere(Incoming request);

    /** So many more requests were turned away, since too much was asked. */
    void turnedAway(int requests);

    /** A page that says why there is no other. */
    Response sorry(Sorry why, Optional<Incoming> asked);
}
