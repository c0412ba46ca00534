package org.broadsheet.planted.digest;

import com.sun.net.httpserver.HttpServer;
import org.broadsheet.planted.commands.Typed;
import org.broadsheet.planted.matching.text.LooksUp;
import org.jsoup.Jsoup;

/** Breaches: an inner room of another, a door, two libraries. */
final class ReachesIn {

    String reach(LooksUp inner, Typed door, HttpServer server) {
        return Jsoup.parse("").text() + inner + door + server;
    }
}
