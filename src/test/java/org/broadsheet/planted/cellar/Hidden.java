package org.broadsheet.planted.cellar;

/** A breach: no page names this room. */
final class Hidden {}
