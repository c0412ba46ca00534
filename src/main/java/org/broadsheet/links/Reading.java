package org.broadsheet.links;

/** What a token turned out to be. */
public sealed interface Reading {

    /** Ours, for this purpose, and in time. */
    record Valid(Link link) implements Reading {}

    /** Ours and for this purpose, but too late, or its reader has ended it. What it says may be shown to nobody; it only explains the refusal. */
    record Expired(Link link) implements Reading {}

    /** Not ours, changed on its way, or made for another purpose. */
    record Forged() implements Reading {}
}
