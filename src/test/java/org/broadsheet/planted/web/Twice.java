package org.broadsheet.planted.web;

/** The other half of two breaches: a name that stands twice, and a circle. */
public final class Twice {

    org.broadsheet.planted.papers.Twice other() {
        return new org.broadsheet.planted.papers.Twice();
    }
}
