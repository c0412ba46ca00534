package org.broadsheet.web;

import java.io.OutputStream;
import org.broadsheet.sources.Papers;

/** A site in a process of its own, for tests of limits that a process sets once. Prints its address and ends with its input. */
final class SlowSite {

    private SlowSite() {}

    public static void main(String[] arguments) throws Exception {
        try (TestSite site = TestSite.open()) {
            site.shelve(Papers.titled("Still here").paper());
            System.out.println(site.at("/"));
            System.in.transferTo(OutputStream.nullOutputStream());
        }
    }
}
