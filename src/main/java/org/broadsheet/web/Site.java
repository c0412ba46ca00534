package org.broadsheet.web;

import java.net.URI;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.broadsheet.papers.Library;
import org.broadsheet.rendering.Sample;
import org.broadsheet.rendering.Templates;

/** The pages, by the first part of their address. */
public final class Site {

    private final Press press;
    private final Map<String, Page> pages = new HashMap<>();
    private final Page days;

    private Site(Press press, Page days) {
        this.press = press;
        this.days = days;
    }

    /**
     * What the pages are made of.
     *
     * @param masthead the instance's name
     * @param base what links begin with, without a slash at its end
     */
    public record Parts(
            Library library, Finder finder, Templates templates, String masthead, URI base, InstantSource time) {}

    public static Site of(Parts parts) {
        Press press = new Press(parts.templates(), parts.masthead());
        PageCache cache = new PageCache(parts.time());
        Site site = new Site(press, new DayPage(parts.library(), press, cache));
        Feeds feeds = new Feeds(parts.library(), press, cache, parts.base());
        site.pages.put("papers", new PaperPage(parts.library(), parts.finder(), press, cache));
        site.pages.put("search", new SearchPage(parts.library(), parts.finder(), press, cache));
        site.pages.put("feed.atom", feeds);
        site.pages.put("feed", feeds);
        site.pages.putAll(Leaves.of(press));
        return site;
    }

    /** What the templates of the pages are to be tried with before anything is served. */
    public static List<Sample> samples() {
        return PageSamples.all();
    }

    Reply answer(Incoming request) {
        Page page = pages.getOrDefault(request.first(), days);
        return request.method().equals("POST") ? page.post(request) : page.get(request);
    }

    /** Whether a POST to this address is taken from mail programs and other sites too: RFC 8058's is. */
    boolean takesFromAnywhere(Incoming request) {
        return false;
    }

    /** A page that says why there is no other. */
    Reply sorry(int status, String line) {
        return press.notice(status, "Sorry", line);
    }
}
