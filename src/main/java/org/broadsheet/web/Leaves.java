package org.broadsheet.web;

import java.util.Map;
import java.util.Optional;
import org.broadsheet.web.http.Response;

/** Pages and files that say the same every day: the style, what is stored, answers to a newcomer, what robots may read. */
final class Leaves {

    private static final int A_DAY = 86_400;

    private Leaves() {}

    record Bare(Frame frame) {}

    static Map<String, Page> of(PagePress press) {
        Bare style = new Bare(press.own(""));
        Response css = Response.text(200, "text/css", press.text("page-style.css", style))
                .cachedFor(A_DAY);
        Response about = press.page(
                        200, "page-about.html", new Bare(press.frame(press.say("page.about.title"), Optional.empty())))
                .cachedFor(A_DAY);
        Response help = press.page(
                        200, "page-help.html", new Bare(press.frame(press.say("page.help.title"), Optional.empty())))
                .cachedFor(A_DAY);
        Response robots = Response.text(200, "text/plain", "User-agent: *\nDisallow: /search\n")
                .cachedFor(A_DAY);
        return Map.of(
                "style.css",
                request -> css,
                "about",
                request -> about,
                "help",
                request -> help,
                "robots.txt",
                request -> robots);
    }
}
