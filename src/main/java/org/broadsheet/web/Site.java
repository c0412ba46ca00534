package org.broadsheet.web;

import java.net.URI;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.broadsheet.digest.DigestMail;
import org.broadsheet.digest.DigestStore;
import org.broadsheet.feedback.FeedbackDesk;
import org.broadsheet.feedback.Verdict;
import org.broadsheet.letters.Wish;
import org.broadsheet.libraries.LibraryFile;
import org.broadsheet.links.SignedLinks;
import org.broadsheet.matching.FirstLook;
import org.broadsheet.matching.MatchStore;
import org.broadsheet.papers.Library;
import org.broadsheet.profiles.DigestTime;
import org.broadsheet.profiles.Subscribers;
import org.broadsheet.rendering.Sample;
import org.broadsheet.rendering.Templates;
import org.broadsheet.subscription.HeldRecords;
import org.broadsheet.subscription.SubscriptionDesk;
import org.broadsheet.web.http.FormReader;
import org.broadsheet.web.http.Incoming;
import org.broadsheet.web.http.Pages;
import org.broadsheet.web.http.Response;

/** The pages, by the first part of their address. */
public final class Site implements Pages {

    private static final String UNSUBSCRIBE = "unsubscribe";
    private static final String SUBSCRIBE = "subscribe";
    private static final String PREFERENCES = "preferences";

    /** A button, and what mail programs send with it. */
    private static final int BUTTON_BYTES = 8_000;

    /** The longest text about one's interests, each character percent-encoded as nine, and the small fields. */
    private static final int WISH_BYTES = 9 * Wish.LONGEST_ABOUT + 20_000;

    /** Fifty interests with some words each, and all the titles of a library of a thousand, percent-encoded. */
    private static final int PROFILE_BYTES = 600_000;

    /** A library, in its envelope. */
    private static final int FILE_BYTES = LibraryFile.MOST_BYTES + 10_000;

    private final PagePress press;
    private final IntConsumer turnedAway;
    private final Map<String, Page> pages = new HashMap<>();
    private final Page days;

    private Site(PagePress press, Page days, IntConsumer turnedAway) {
        this.turnedAway = turnedAway;
        this.press = press;
        this.days = days;
    }

    /**
     * What the pages are made of.
     *
     * @param masthead the instance's name
     * @param base what links begin with, without a slash at its end
     * @param turnedAway gets the number of requests that were turned away, some at a time
     * @param usual when the digest comes for a reader who does not say
     */
    public record Parts(
            Library library,
            Finder finder,
            FirstLook firstLook,
            Subscribers subscribers,
            SubscriptionDesk desk,
            FeedbackDesk feedback,
            DigestStore digests,
            MatchStore matches,
            HeldRecords records,
            DigestMail mail,
            SignedLinks links,
            Templates templates,
            String masthead,
            URI base,
            DigestTime usual,
            InstantSource time,
            IntConsumer turnedAway) {}

    public static Site of(Parts parts) {
        PagePress press = new PagePress(parts.templates(), parts.masthead());
        PageCache cache = new PageCache(parts.time());
        Site site = new Site(press, new DayPage(parts.library(), press, cache, parts.time()), parts.turnedAway());
        site.readingRoom(parts, cache);
        site.deskRoom(parts);
        return site;
    }

    /** What anybody may see. */
    private void readingRoom(Parts parts, PageCache cache) {
        Feeds feeds = new Feeds(parts.library(), press, cache, parts.base());
        pages.put("papers", new PaperPage(parts.library(), parts.finder(), press, cache));
        pages.put("search", new SearchPage(parts.library(), parts.finder(), press, cache));
        pages.put("feed.atom", feeds);
        pages.put("feed", feeds);
        pages.putAll(Leaves.of(press));
    }

    /** Where people become readers, and what a reader's links open. */
    private void deskRoom(Parts parts) {
        SubscriptionDesk desk = parts.desk();
        SignedLinks links = parts.links();
        InstantSource time = parts.time();
        WebLinks addresses = new WebLinks(Optional.of(parts.base()), links, (reader, at) -> Optional.empty());
        Answers answers = new Answers(press, addresses, time);
        Feeds feeds = new Feeds(parts.library(), press, new PageCache(time), parts.base());
        OwnDigests own = new OwnDigests(parts, feeds, press, answers);
        pages.put(SUBSCRIBE, new SubscribePages(parts, press, answers));
        pages.put("confirm", new ConfirmPages(desk, press, answers, time));
        pages.put(PREFERENCES, new PreferencesPages(parts, addresses, press, answers));
        pages.put(UNSUBSCRIBE, new UnsubscribePages(desk, links, press, answers, time));
        pages.put("like", new VerdictPages(Verdict.LIKE, parts.feedback(), links, press, answers));
        pages.put("save", new VerdictPages(Verdict.SAVE, parts.feedback(), links, press, answers));
        pages.put("my-papers", new MyPapersPage(parts, feeds, press, answers));
        pages.put("dislike", new VerdictPages(Verdict.DISLIKE, parts.feedback(), links, press, answers));
        pages.put("digest", own::page);
        pages.put("my-feed", own::feed);
    }

    /** What the templates of the pages are to be tried with before anything is served. */
    public static List<Sample> samples() {
        return PageSamples.all();
    }

    @Override
    public Response answer(Incoming request) {
        Page page = pages.getOrDefault(request.first(), days);
        return request.method().equals("POST") ? page.post(request) : page.get(request);
    }

    @Override
    public boolean takesFromAnywhere(Incoming request) {
        return request.first().equals(UNSUBSCRIBE);
    }

    @Override
    public boolean isHeavy(Incoming request) {
        boolean posts = request.method().equals("POST");
        return switch (request.first()) {
            case "search" -> !request.query().values().isEmpty();
            case SUBSCRIBE -> posts;
            case PREFERENCES ->
                request.query().has("download")
                        || (posts
                                && FormReader.isMultipart(
                                        request.header("content-type").orElse("")));
            default -> false;
        };
    }

    /** What honest people send there, and some more. */
    @Override
    public int mostBytes(Incoming post, boolean withFile) {
        return switch (post.first()) {
            case SUBSCRIBE -> withFile ? FILE_BYTES + WISH_BYTES : WISH_BYTES;
            case PREFERENCES -> withFile ? FILE_BYTES : PROFILE_BYTES;
            default -> BUTTON_BYTES;
        };
    }

    @Override
    public void turnedAway(int requests) {
        turnedAway.accept(requests);
    }

    @Override
    public Response sorry(int status, String line) {
        return press.notice(status, "Sorry", line);
    }
}
