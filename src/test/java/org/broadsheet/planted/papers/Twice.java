package org.broadsheet.planted.papers;

/** A breach: the name stands in two rooms. */
public final class Twice {}
