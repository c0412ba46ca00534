package org.broadsheet.web;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.broadsheet.digest.Trending;
import org.broadsheet.letters.LikedPaper;
import org.broadsheet.letters.Request;
import org.broadsheet.letters.Wish;
import org.broadsheet.libraries.LibraryFile;
import org.broadsheet.matching.FirstLook;
import org.broadsheet.papers.Library;
import org.broadsheet.papers.ShelvedPaper;
import org.broadsheet.profiles.DigestTime;
import org.broadsheet.profiles.EmailAddress;
import org.broadsheet.profiles.Interest;
import org.broadsheet.profiles.NamedInterest;
import org.broadsheet.profiles.Profile;
import org.broadsheet.subscription.Asker;
import org.broadsheet.subscription.PapersFound;
import org.broadsheet.subscription.Proof;
import org.broadsheet.subscription.SubscriptionDesk;
import org.broadsheet.web.forms.HourFields;
import org.broadsheet.web.forms.KeptPapers;
import org.broadsheet.web.forms.LeftOut;
import org.broadsheet.web.forms.Mistakes;
import org.broadsheet.web.forms.WishFields;
import org.broadsheet.web.forms.ZoneGuess;
import org.broadsheet.web.http.Incoming;
import org.broadsheet.web.http.Response;

/**
 * {@code /subscribe}: asks for the digest, or shows what it would be today. Whether an address is known makes no difference
 * to what is answered, nor to how long it takes. What was typed comes back with every page, the papers of an uploaded library
 * included, since a browser never sends a file twice by itself.
 */
final class SubscribePages implements Page {

    private static final int PREVIEWED = 10;

    private final SubscriptionDesk desk;
    private final FirstLook firstLook;
    private final NewestDay newest;
    private final Library library;
    private final PagePress press;
    private final Answers answers;
    private final DigestTime usual;
    private final InstantSource time;

    SubscribePages(Site.Parts parts, PagePress press, Answers answers) {
        this.desk = parts.desk();
        this.firstLook = parts.firstLook();
        this.newest = new NewestDay(parts.library());
        this.library = parts.library();
        this.press = press;
        this.answers = answers;
        this.usual = parts.usual();
        this.time = parts.time();
    }

    /**
     * What was typed, to be shown again.
     *
     * @param kept the papers of a library that was uploaded, in the form of {@link KeptPapers}
     * @param keptCount how many those are
     */
    record Typed(String email, String about, String at, String zone, String kept, int keptCount) {}

    /**
     * A paper of the preview.
     *
     * @param why it was picked; empty for a trending paper
     */
    record Pick(PaperLine paper, Optional<String> why) {}

    /**
     * What the template sees.
     *
     * @param problems by the field at which they are said
     * @param remarks what is worth knowing and stops nothing
     */
    record Form(
            Frame frame,
            Typed typed,
            Map<String, String> problems,
            List<String> remarks,
            List<String> zones,
            boolean previewed,
            String heading,
            List<Pick> picks) {}

    @Override
    public Response get(Incoming request) {
        return page(200, typed(request.query(), request, KeptPapers.NONE), new Mistakes(), List.of());
    }

    @Override
    public Response post(Incoming sent) {
        Mistakes problems = new Mistakes();
        List<String> remarks = new ArrayList<>();
        KeptPapers kept = kept(sent.form(), problems, remarks);
        Typed typed = typed(sent.form(), sent, kept);
        List<LikedPaper> papers = new ArrayList<>();
        String about = WishFields.withoutNumbers(typed.about(), papers, problems, press.language());
        papers.addAll(kept.papers());
        Optional<DigestTime> at = HourFields.read(typed.at(), typed.zone(), usual, problems, press.language())
                .map(hour -> new DigestTime(hour.at(), hour.zone(), usual.days()));
        if (sent.form().text("act").equals("preview")) {
            return preview(typed, problems, remarks, about, papers);
        }
        Optional<EmailAddress> email = EmailAddress.parse(typed.email());
        if (email.isEmpty()) {
            problems.add("email", press.say("page.problem.email"));
        }
        if (!problems.isEmpty()) {
            return page(400, typed, problems, remarks);
        }
        Request.Subscribe request = new Request.Subscribe(
                email.orElseThrow(),
                "",
                new Wish(about, papers, at, press.language().code()));
        Asker asker = new Asker.Page(sent.client().address(), sent.client().network());
        return answers.page(desk.handle(request, new Proof.None(asker), time.instant()))
                .atAnEvenBeat();
    }

    /** The papers of a file that came with this form, or else with an earlier one. */
    private KeptPapers kept(Incoming.Fields form, Mistakes problems, List<String> remarks) {
        byte[] file = form.upload("library");
        if (file.length == 0) {
            return form.has("leave") ? KeptPapers.NONE : KeptPapers.read(form.text("kept"));
        }
        return switch (LibraryFile.read(file)) {
            case LibraryFile.Reading.Papers read -> {
                remarks.addAll(Stream.of(LeftOut.says(read, press.language()))
                        .filter(says -> !says.isEmpty())
                        .toList());
                yield new KeptPapers(LikedPaper.of(read.entries()));
            }
            case LibraryFile.Reading.NotALibrary notOne -> {
                problems.add("library", press.say("page.problem.library"));
                yield KeptPapers.read(form.text("kept"));
            }
        };
    }

    private Response preview(
            Typed typed, Mistakes problems, List<String> remarks, String about, List<LikedPaper> papers) {
        List<ShelvedPaper> today = newest.papers();
        List<Interest> wants = new ArrayList<>();
        if (!about.isBlank()) {
            wants.add(new Interest.About(about));
        }
        PapersFound.in(library, papers).references().forEach(paper -> wants.add(new Interest.LikePaper(paper)));
        List<Pick> picks = wants.isEmpty()
                ? Trending.inOrder(today).stream()
                        .limit(PREVIEWED)
                        .map(paper -> new Pick(PaperLine.of(paper.paper(), press.language()), Optional.empty()))
                        .toList()
                : firstLook.at(today, profile(wants), PREVIEWED).stream()
                        .map(fit -> new Pick(
                                PaperLine.of(fit.paper().paper(), press.language()),
                                WhyLine.inWords(fit.reasons(), press)))
                        .toList();
        String heading = picks.isEmpty()
                ? press.say("page.preview.none", today.size())
                : wants.isEmpty() ? press.say("page.preview.trending") : press.say("page.preview.these", today.size());
        return page(200, typed, problems, remarks, true, heading, picks);
    }

    private Profile profile(List<Interest> wants) {
        return desk.unsaid()
                .with(List.of(new NamedInterest(press.say("page.preview.interest"), wants, OptionalInt.empty())), 0);
    }

    private Typed typed(Incoming.Fields fields, Incoming request, KeptPapers kept) {
        String guessed = ZoneGuess.of(request.header("accept-language").orElse(""))
                .orElse(usual.zone().getId());
        return new Typed(
                fields.line("email"),
                fields.text("about"),
                fields.has("at") ? fields.line("at") : usual.at().toString(),
                fields.has("zone") ? fields.line("zone") : guessed,
                kept.written(),
                kept.papers().size());
    }

    private Response page(int status, Typed typed, Mistakes problems, List<String> remarks) {
        return page(status, typed, problems, remarks, false, "", List.of());
    }

    private Response page(
            int status,
            Typed typed,
            Mistakes problems,
            List<String> remarks,
            boolean previewed,
            String heading,
            List<Pick> picks) {
        return press.page(
                status,
                "page-subscribe.html",
                new Form(
                        press.own(press.say("page.subscribe.title")),
                        typed,
                        problems.shown(),
                        remarks,
                        ZoneGuess.all(),
                        previewed,
                        heading,
                        picks));
    }
}
