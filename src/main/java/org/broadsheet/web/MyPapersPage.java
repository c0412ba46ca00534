package org.broadsheet.web;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.broadsheet.digest.DigestStore;
import org.broadsheet.feedback.FeedbackDesk;
import org.broadsheet.feedback.Verdict;
import org.broadsheet.links.Link;
import org.broadsheet.links.Purpose;
import org.broadsheet.links.Reading;
import org.broadsheet.links.SignedLinks;
import org.broadsheet.papers.Author;
import org.broadsheet.papers.Library;
import org.broadsheet.papers.Paper;
import org.broadsheet.papers.ShelvedPaper;
import org.broadsheet.profiles.ReaderId;
import org.broadsheet.profiles.Subscriber;
import org.broadsheet.profiles.Subscribers;
import org.broadsheet.web.http.Incoming;
import org.broadsheet.web.http.Response;

/** {@code /my-papers/TOKEN}: what a reader saved, liked and was sent; searched, and taken home in the usual formats. */
final class MyPapersPage implements Page {

    private static final int PER_PAGE = 50;
    private static final int MOST_TAKEN = 5_000;
    private static final int LONGEST = 200;

    private final SignedLinks links;
    private final Subscribers subscribers;
    private final FeedbackDesk feedback;
    private final DigestStore digests;
    private final Library library;
    private final Feeds feeds;
    private final PagePress press;
    private final Answers answers;
    private final URI base;

    MyPapersPage(Site.Parts parts, Feeds feeds, PagePress press, Answers answers) {
        this.links = parts.links();
        this.subscribers = parts.subscribers();
        this.feedback = parts.feedback();
        this.digests = parts.digests();
        this.library = parts.library();
        this.feeds = feeds;
        this.press = press;
        this.answers = answers;
        this.base = parts.base();
    }

    /** Which of the reader's papers. */
    private enum Kind {
        SAVED,
        LIKED,
        SENT;

        private String label(PagePress press) {
            return switch (this) {
                case SAVED -> press.say("page.mine.saved");
                case LIKED -> press.say("page.mine.liked");
                case SENT -> press.say("page.mine.sent");
            };
        }

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A way to other papers; {@code chosen} for those that are shown. */
    record Tab(PagePress.Way way, boolean chosen) {}

    /**
     * What the template sees.
     *
     * @param kind which papers, for the form
     * @param formats ways to take all of them home
     * @param preferences the path back
     */
    record Mine(
            Frame frame,
            String action,
            String kind,
            String q,
            List<Tab> tabs,
            String count,
            List<PaperLine> papers,
            Optional<PagePress.Way> fewer,
            Optional<PagePress.Way> more,
            List<PagePress.Way> formats,
            String preferences) {}

    @Override
    public Response get(Incoming request) {
        return switch (links.read(Purpose.PREFERENCES, request.rest())) {
            case Reading.Forged() -> answers.notOurs();
            case Reading.Expired expired -> answers.tooLate();
            case Reading.Valid(Link link) ->
                ReaderId.parse(link.reader())
                        .flatMap(subscribers::find)
                        .map(reader -> mine(request, reader))
                        .orElseGet(answers::notOurs);
        };
    }

    private Response mine(Incoming request, Subscriber reader) {
        String asked = request.query().line("of");
        Kind kind = Stream.of(Kind.values())
                .filter(one -> one.word().equals(asked))
                .findFirst()
                .orElse(Kind.SAVED);
        String typed = request.query().line("q");
        String q = typed.length() > LONGEST ? typed.substring(0, LONGEST) : typed;
        List<ShelvedPaper> papers = papers(reader, kind).stream()
                .filter(paper -> holds(paper.paper(), q))
                .limit(MOST_TAKEN)
                .toList();
        String format = request.query().line("as");
        return format.isEmpty() ? page(request, kind, q, papers) : taken(request, format, papers);
    }

    private List<ShelvedPaper> papers(Subscriber reader, Kind kind) {
        return switch (kind) {
            case SAVED -> judged(reader, Verdict::keeps);
            case LIKED -> judged(reader, verdict -> verdict == Verdict.LIKE);
            case SENT ->
                inOrder(digests.shown(reader.id()).stream()
                        .distinct()
                        .sorted(Comparator.reverseOrder())
                        .toList());
        };
    }

    private List<ShelvedPaper> judged(Subscriber reader, Predicate<Verdict> which) {
        return feedback.learned(reader.id()).stream()
                .filter(learned -> which.test(learned.verdict()))
                .map(FeedbackDesk.Learned::paper)
                .toList();
    }

    private List<ShelvedPaper> inOrder(List<Long> numbers) {
        Map<Long, ShelvedPaper> papers = new HashMap<>();
        library.byNumber(numbers).forEach(paper -> papers.put(paper.number(), paper));
        return numbers.stream().map(papers::get).filter(Objects::nonNull).toList();
    }

    /** Whether each word stands somewhere in title, abstract, names or number, whatever its case and accents. */
    private static boolean holds(Paper paper, String q) {
        if (q.isEmpty()) {
            return true;
        }
        String all = folded(
                paper.title() + " " + paper.abstractText() + " " + paper.id().value() + " "
                        + paper.authors().stream().map(Author::name).collect(Collectors.joining(" ")));
        return Stream.of(folded(q).split("\\s+", -1)).allMatch(all::contains);
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT);
    }

    private Response taken(Incoming request, String format, List<ShelvedPaper> shelved) {
        if (format.equals("atom")) {
            String title = press.masthead() + ": " + press.say("page.mine.title");
            return Response.text(200, Feeds.TYPE, feeds.atom(base + request.path(), title, base + "/", shelved));
        }
        return Citations.file(format, shelved.stream().map(ShelvedPaper::paper).toList())
                .orElseGet(() -> press.notice(404, press.say("page.format.none"), press.say("page.format.which")));
    }

    private Response page(Incoming request, Kind kind, String q, List<ShelvedPaper> papers) {
        String typed = request.query().line("page");
        int page = typed.matches("[1-9]\\d{0,2}") ? Integer.parseInt(typed) : 1;
        int from = Math.min(papers.size(), (page - 1) * PER_PAGE);
        int to = Math.min(papers.size(), from + PER_PAGE);
        String path = request.path();
        return press.page(
                200,
                "page-my-papers.html",
                new Mine(
                        press.own(press.say("page.mine.title")),
                        path,
                        kind.word(),
                        q,
                        Stream.of(Kind.values())
                                .map(one -> new Tab(
                                        new PagePress.Way(one.label(press), to(path, one, "", "")), one == kind))
                                .toList(),
                        press.say("page.papers.count", papers.size()),
                        papers.subList(from, to).stream()
                                .map(paper -> PaperLine.of(paper.paper(), press.language()))
                                .toList(),
                        page > 1
                                ? Optional.of(new PagePress.Way(
                                        press.say("page.mine.newer"), to(path, kind, q, "&page=" + (page - 1))))
                                : Optional.empty(),
                        to < papers.size()
                                ? Optional.of(new PagePress.Way(
                                        press.say("page.mine.older"), to(path, kind, q, "&page=" + (page + 1))))
                                : Optional.empty(),
                        papers.isEmpty() ? List.of() : formats(to(path, kind, q, "&")),
                        "/preferences/" + request.rest()));
    }

    private static List<PagePress.Way> formats(String path) {
        return Stream.concat(Citations.ways(path).stream(), Stream.of(new PagePress.Way("Atom", path + "as=atom")))
                .toList();
    }

    private static String to(String path, Kind kind, String q, String more) {
        return path + "?of=" + kind.word() + (q.isEmpty() ? "" : "&q=" + URLEncoder.encode(q, StandardCharsets.UTF_8))
                + more;
    }
}
