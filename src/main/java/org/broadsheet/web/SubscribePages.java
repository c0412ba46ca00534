package org.broadsheet.web;

import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.broadsheet.digest.Trending;
import org.broadsheet.matching.FirstLook;
import org.broadsheet.papers.ArxivId;
import org.broadsheet.papers.Library;
import org.broadsheet.papers.ShelvedPaper;
import org.broadsheet.profiles.DigestTime;
import org.broadsheet.profiles.EmailAddress;
import org.broadsheet.profiles.Interest;
import org.broadsheet.profiles.NamedInterest;
import org.broadsheet.profiles.Profile;
import org.broadsheet.subscription.LibraryFile;
import org.broadsheet.subscription.LikedPaper;
import org.broadsheet.subscription.PapersFound;
import org.broadsheet.subscription.Proof;
import org.broadsheet.subscription.Request;
import org.broadsheet.subscription.SubscriptionDesk;
import org.broadsheet.subscription.Wish;

/**
 * {@code /subscribe}: asks for the digest, or shows what it would be today. Whether an address is known makes no difference
 * to what is answered, nor to how long it takes.
 */
final class SubscribePages implements Page {

    private static final int PREVIEWED = 10;

    private final SubscriptionDesk desk;
    private final FirstLook firstLook;
    private final Library library;
    private final PagePress press;
    private final Answers answers;
    private final DigestTime usual;
    private final InstantSource time;

    SubscribePages(
            SubscriptionDesk desk,
            FirstLook firstLook,
            Library library,
            PagePress press,
            Answers answers,
            DigestTime usual,
            InstantSource time) {
        this.desk = desk;
        this.firstLook = firstLook;
        this.library = library;
        this.press = press;
        this.answers = answers;
        this.usual = usual;
        this.time = time;
    }

    /** What was typed, to be shown again. */
    record Typed(String email, String about, String at, String zone) {}

    /**
     * A paper of the preview.
     *
     * @param why it was picked; empty for a trending paper
     */
    record Pick(PaperLine paper, Optional<String> why) {}

    record Form(
            Frame frame,
            Typed typed,
            List<String> problems,
            List<String> zones,
            boolean previewed,
            String heading,
            List<Pick> picks) {}

    @Override
    public Response get(Incoming request) {
        return page(200, typed(request.query(), request), List.of(), false, "", List.of());
    }

    @Override
    public Response post(Incoming sent) {
        Typed typed = typed(sent.form(), sent);
        List<String> problems = new ArrayList<>();
        List<LikedPaper> papers = new ArrayList<>();
        String about = withoutNumbers(typed.about(), papers);
        byte[] file = sent.form().upload("library");
        if (file.length > 0) {
            switch (LibraryFile.read(file)) {
                case LibraryFile.Reading.Papers(List<LikedPaper> read, int leftOut) -> papers.addAll(read);
                case LibraryFile.Reading.NotALibrary(String reason) -> problems.add(reason);
            }
        }
        Optional<DigestTime> at = time(typed, problems);
        if (!sent.form().text("act").equals("preview")) {
            Optional<EmailAddress> email = EmailAddress.parse(typed.email());
            if (email.isEmpty()) {
                problems.add("This is not an e-mail address. Expected a form like ada@example.org.");
            }
            if (problems.isEmpty()) {
                Request.Subscribe request = new Request.Subscribe(email.get(), "", new Wish(about, papers, at));
                return EvenPace.of(() -> answers.page(desk.handle(request, new Proof.None(), time.instant())));
            }
            return page(400, typed, problems, false, "", List.of());
        }
        return preview(typed, problems, about, papers);
    }

    private Response preview(Typed typed, List<String> problems, String about, List<LikedPaper> papers) {
        Optional<LocalDate> day = library.dayBefore(LocalDate.MAX.withYear(9999));
        List<ShelvedPaper> today = day.map(library::announcedOn).orElse(List.of());
        List<Interest> wants = new ArrayList<>();
        if (!about.isBlank()) {
            wants.add(new Interest.About(about));
        }
        PapersFound.in(library, papers).references().forEach(paper -> wants.add(new Interest.LikePaper(paper)));
        List<Pick> picks = wants.isEmpty()
                ? Trending.inOrder(today).stream()
                        .limit(PREVIEWED)
                        .map(paper -> new Pick(PaperLine.of(paper.paper()), Optional.empty()))
                        .toList()
                : firstLook.at(today, profile(wants), PREVIEWED).stream()
                        .map(fit -> new Pick(PaperLine.of(fit.paper().paper()), WhyLine.inWords(fit.reasons())))
                        .toList();
        String heading = picks.isEmpty()
                ? "None of the newest %d papers fits this well enough to show. Your digest would stay away on such a day."
                        .formatted(today.size())
                : wants.isEmpty()
                        ? "Without interests you get what is most looked at:"
                        : "Of the newest %d papers you would get these:".formatted(today.size());
        return page(200, typed, problems, true, heading, picks);
    }

    private static Profile profile(List<Interest> wants) {
        return new Profile(
                List.of(new NamedInterest("Your interests", wants, OptionalInt.empty())),
                0,
                PREVIEWED,
                Profile.DEFAULT_FLOOR,
                Profile.DEFAULT_VARIETY,
                Profile.WhenEmpty.NOTHING);
    }

    /** Numbers of arXiv papers among the words are papers that they like; the rest is what they say. */
    private static String withoutNumbers(String about, List<LikedPaper> papers) {
        String cut = about.length() > Wish.LONGEST_ABOUT ? about.substring(0, Wish.LONGEST_ABOUT) : about;
        List<String> words = new ArrayList<>();
        for (String word : cut.split("(?<=\\s)|(?=\\s)", -1)) {
            String bare = word.replaceAll("^[(\\[<]+|[)\\]>,;.]+$", "");
            if (ArxivId.find(bare).isPresent()) {
                LikedPaper.parse(bare).ifPresent(papers::add);
            } else {
                words.add(word);
            }
        }
        String rest = String.join("", words).strip();
        return rest.chars().anyMatch(Character::isLetter) ? rest : "";
    }

    /** Empty where neither hour nor zone was changed. */
    private Optional<DigestTime> time(Typed typed, List<String> problems) {
        try {
            LocalTime at = typed.at().isEmpty() ? usual.at() : LocalTime.parse(typed.at());
            ZoneId zone = typed.zone().isEmpty() ? usual.zone() : ZoneId.of(typed.zone());
            return Optional.of(new DigestTime(at, zone, usual.days()));
        } catch (DateTimeException notATime) {
            problems.add("The hour must be like 07:30, and the zone one of the list, such as Europe/Berlin.");
            return Optional.empty();
        }
    }

    private Typed typed(Incoming.Fields fields, Incoming request) {
        String guessed = ZoneGuess.of(request.header("accept-language").orElse(""))
                .orElse(usual.zone().getId());
        return new Typed(
                fields.text("email"),
                fields.text("about"),
                fields.has("at") ? fields.text("at") : usual.at().toString(),
                fields.has("zone") ? fields.text("zone") : guessed);
    }

    private Response page(
            int status, Typed typed, List<String> problems, boolean previewed, String heading, List<Pick> picks) {
        return press.page(
                status,
                "page-subscribe.html",
                new Form(
                        press.own("Subscribe · " + press.masthead()),
                        typed,
                        problems,
                        ZoneGuess.all(),
                        previewed,
                        heading,
                        picks));
    }
}
