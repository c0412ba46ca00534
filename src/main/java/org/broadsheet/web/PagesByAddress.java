package org.broadsheet.web;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.broadsheet.feedback.Verdict;
import org.broadsheet.links.SignedLinks;
import org.broadsheet.profiles.ReaderId;
import org.broadsheet.subscription.SubscriptionDesk;
import org.broadsheet.web.http.Incoming;
import org.broadsheet.web.http.Response;
import org.broadsheet.web.http.Sorry;

/** All pages in one language, by the first part of their address. */
final class PagesByAddress {

    static final String UNSUBSCRIBE = "unsubscribe";
    static final String SUBSCRIBE = "subscribe";
    static final String PREFERENCES = "preferences";
    static final String MY_PAPERS = "my-papers";
    static final String DIGEST = "digest";
    static final String SEARCH = "search";

    /** Pages that are the same whoever looks, or have a token of their own. */
    private static final Set<String> WITHOUT_READER = Set.of(
            UNSUBSCRIBE,
            PREFERENCES,
            MY_PAPERS,
            DIGEST,
            "confirm",
            "like",
            "dislike",
            "save",
            "my-feed",
            "feed",
            "feed.atom",
            "robots.txt");

    private final PagePress press;
    private final Answers answers;
    private final ReadersRoom readers;
    private final Page days;
    private final Map<String, Page> pages = new HashMap<>();

    PagesByAddress(Site.Parts parts, PagePress press, WebLinks addresses, DayOrders orders, PageCache cache) {
        this.press = press;
        this.answers = new Answers(press, addresses, parts.time());
        this.readers = new ReadersRoom(parts, press, answers);
        this.days = new DayPage(parts.library(), orders, press, cache);
        Feeds feeds = new Feeds(parts.library(), press, cache, parts.base());
        reading(parts, feeds, cache);
        desk(parts, feeds, addresses);
    }

    /** What anybody may see. */
    private void reading(Site.Parts parts, Feeds feeds, PageCache cache) {
        pages.put("papers", new PaperPage(parts.library(), parts.finder(), press, cache));
        pages.put(KeepPage.NAME, new KeepPage(parts.library(), press));
        pages.put(SEARCH, new SearchPage(parts.library(), parts.finder(), press, cache));
        pages.put("feed.atom", feeds);
        pages.put("feed", feeds);
        pages.putAll(Leaves.of(press));
    }

    /** Where people become readers, and what a reader's links open. */
    private void desk(Site.Parts parts, Feeds feeds, WebLinks addresses) {
        SubscriptionDesk desk = parts.desk();
        SignedLinks links = parts.links();
        InstantSource time = parts.time();
        OwnDigests own = new OwnDigests(parts, feeds, press, answers);
        pages.put(SUBSCRIBE, new SubscribePages(parts, press, answers));
        pages.put("confirm", new ConfirmPages(desk, press, answers, time));
        pages.put(PREFERENCES, new PreferencesPages(parts, addresses, press, answers));
        pages.put(UNSUBSCRIBE, new UnsubscribePages(desk, links, press, answers, time));
        pages.put("like", new VerdictPages(Verdict.LIKE, parts.feedback(), links, press, answers));
        pages.put("save", new VerdictPages(Verdict.SAVE, parts.feedback(), links, press, answers));
        pages.put(MY_PAPERS, new MyPapersPage(parts, feeds, press, answers));
        pages.put("dislike", new VerdictPages(Verdict.DISLIKE, parts.feedback(), links, press, answers));
        pages.put(DIGEST, own::page);
        pages.put("my-feed", own::feed);
    }

    /** Whether a page, by the first part of its address, is one that readers see as theirs. */
    static boolean keepsReader(String first) {
        return !WITHOUT_READER.contains(first);
    }

    Response answer(Incoming request) {
        Page page = pages.getOrDefault(request.first(), days);
        return request.method().equals("POST") ? page.post(request) : page.get(request);
    }

    /** Whose token that is; empty if it is nobody's, or no longer. */
    Optional<ReaderId> reader(String token) {
        return readers.reader(token);
    }

    /** The same for a reader: some pages do more for them. */
    Response answer(Incoming request, String token, ReaderId reader) {
        return switch (request.first()) {
            case KeepPage.NAME -> readers.keep(request, reader);
            case SUBSCRIBE -> readers.add(request, token);
            default -> answer(request);
        };
    }

    Response tooLate() {
        return answers.tooLate();
    }

    Response sorry(Sorry why) {
        String line = switch (why) {
            case Sorry.Failed() -> press.say("page.sorry.failed");
            case Sorry.TooOften() -> press.say("page.sorry.too-often");
            case Sorry.Unreadable() -> press.say("page.sorry.unreadable");
            case Sorry.Busy() -> press.say("page.sorry.busy");
            case Sorry.TooLarge(int mostBytes) -> press.say("page.sorry.too-large", mostBytes);
            case Sorry.FromElsewhere() -> press.say("page.sorry.elsewhere");
        };
        return press.notice(why.status(), press.say("page.sorry.title"), line);
    }
}
