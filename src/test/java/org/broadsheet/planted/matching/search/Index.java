package org.broadsheet.planted.matching.search;

/** What the inner room of text may not use. */
public final class Index {}
