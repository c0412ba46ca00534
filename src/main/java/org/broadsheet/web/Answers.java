package org.broadsheet.web;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.broadsheet.profiles.Profile;
import org.broadsheet.profiles.Subscriber;
import org.broadsheet.subscription.Answer;
import org.broadsheet.subscription.HeldBack;
import org.broadsheet.web.http.Incoming;
import org.broadsheet.web.http.Response;

/** The subscription desk's answers as pages. */
final class Answers {

    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final PagePress press;
    private final WebLinks links;
    private final InstantSource time;
    private final Optional<String> ownPage;

    Answers(PagePress press, WebLinks links, InstantSource time) {
        this(press, links, time, Optional.empty());
    }

    private Answers(PagePress press, WebLinks links, InstantSource time, Optional<String> ownPage) {
        this.press = press;
        this.links = links;
        this.time = time;
        this.ownPage = ownPage;
    }

    /** Answers to somebody on their own page: they lead back to it, by the link that they have. Only mail brings a new one. */
    Answers at(Incoming request) {
        return new Answers(press, links, time, Optional.of(request.path()));
    }

    /** Where the operator's file decides, what would have to stand in it. */
    record InFile(Frame frame, String file, String yaml) {}

    Response page(Answer answer) {
        return switch (answer) {
            case Answer.CheckYourMail() ->
                press.notice(200, press.say("page.answer.mailbox"), press.say("page.answer.mailbox-says"));
            case Answer.TryLater(HeldBack held) -> tryLater(held);
            case Answer.Welcome(Subscriber reader) ->
                notice(
                        press.say("page.answer.subscribed"),
                        press.say("page.answer.subscribed-says", first(reader)),
                        Optional.of(reader));
            case Answer.Enrolled(Subscriber reader) ->
                notice(press.say("page.answer.enrolled"), "", Optional.of(reader));
            case Answer.NotEnrolled() ->
                press.notice(409, press.say("page.answer.not-enrolled"), press.say("page.answer.not-enrolled-says"));
            case Answer.Mistaken(Subscriber reader, var problems) ->
                press.notice(400, press.say("page.answer.nothing-changed"), List.of(), Optional.empty(), List.of());
            case Answer.ChangedMeanwhile(Subscriber reader) ->
                notice(
                        409,
                        press.say("page.answer.meanwhile"),
                        press.say("page.answer.meanwhile-says"),
                        Optional.of(reader));
            case Answer.TooMany(Subscriber reader, int asked) ->
                notice(
                        409,
                        press.say("page.answer.too-many"),
                        press.say("page.problem.too-many", Profile.MOST_INTERESTS, asked),
                        Optional.of(reader));
            case Answer.Declined() ->
                press.notice(200, press.say("page.answer.declined"), press.say("page.answer.declined-says"));
            case Answer.Shown(Subscriber reader) -> notice(press.say("page.answer.profile"), "", Optional.of(reader));
            case Answer.Changed(Subscriber reader, var papers) ->
                notice(press.say("page.answer.saved"), press.say("page.answer.saved-says"), Optional.of(reader));
            case Answer.Adjusted(Subscriber reader, var done) ->
                notice(press.say("page.answer.saved"), press.say("page.answer.saved-says"), Optional.of(reader));
            case Answer.NothingToUndo(Subscriber reader) ->
                notice(press.say("page.answer.nothing-changed"), press.say("page.answer.no-undo"), Optional.of(reader));
            case Answer.Returned(Subscriber reader) ->
                notice(
                        press.say("page.answer.back"),
                        press.say("page.answer.back-says", first(reader)),
                        Optional.of(reader));
            case Answer.KeptInFile(Subscriber reader, String file, String yaml) ->
                press.page(200, "page-file.html", new InFile(press.own(press.say("page.file.title")), file, yaml));
            case Answer.Paused(Subscriber reader, var until) ->
                notice(
                        press.say("page.answer.paused"),
                        press.say(
                                "page.answer.paused-says",
                                press.language()
                                        .date(
                                                "date.full",
                                                LocalDate.ofInstant(
                                                        until, reader.time().zone()))),
                        Optional.of(reader));
            case Answer.Resumed(Subscriber reader) ->
                notice(
                        press.say("page.answer.back"),
                        press.say("page.answer.back-says", first(reader)),
                        Optional.of(reader));
            case Answer.Spoken(Subscriber reader) -> notice(press.say("page.answer.saved"), "", Optional.of(reader));
            case Answer.Kept(String title, boolean liked) -> press.notice(200, press.say("page.answer.kept"), title);
            case Answer.HandedOut out -> Response.see("/subscribe");
            case Answer.Judged(String title, boolean likes) ->
                press.notice(
                        200,
                        press.say("page.answer.judged"),
                        likes ? press.say("page.answer.more-like", title) : press.say("page.answer.less-like", title));
            case Answer.NoSuchPaper(int number) ->
                press.notice(404, press.say("page.paper.none"), press.say("page.paper.none-numbered", number));
            case Answer.Stopped() ->
                press.notice(
                        200,
                        press.say("page.answer.stopped"),
                        List.of(press.say("page.answer.stopped-says")),
                        Optional.empty(),
                        List.of(new PagePress.Way(press.say("page.way.again"), "/subscribe"), press.today()));
            case Answer.Erased() ->
                press.notice(200, press.say("page.answer.erased"), press.say("page.answer.erased-says"));
            case Answer.ProveAgain(Subscriber reader) ->
                press.notice(
                        200,
                        press.say("page.answer.mailbox"),
                        List.of(press.say("page.answer.prove"), press.say("page.answer.prove-how")),
                        Optional.empty(),
                        List.of(press.today()));
            case Answer.LinksEnded(Subscriber reader) ->
                press.notice(
                        200,
                        press.say("page.answer.ended"),
                        List.of(press.say("page.answer.ended-says"), press.say("page.answer.ended-mail")),
                        Optional.empty(),
                        List.of(press.today()));
            case Answer.HelpGiven() -> Response.see("/subscribe");
            case Answer.Noted() -> Response.see("/subscribe");
            case Answer.Unsure unsure -> Response.see("/subscribe");
            case Answer.AskedToStop() -> Response.see("/subscribe");
            case Answer.NotUnderstood(String words) ->
                press.notice(400, press.say("page.answer.unknown"), press.say("page.answer.unknown-says"));
            case Answer.NotRead() ->
                press.notice(400, press.say("page.answer.unknown"), press.say("page.answer.unread-says"));
            case Answer.NotProven() -> notOurs();
            case Answer.TooLate() -> tooLate();
        };
    }

    private Response tryLater(HeldBack held) {
        String why = switch (held.cap()) {
            case CLIENT, NETWORK -> press.say("page.later.network");
            case DOMAIN -> press.say("page.later.domain");
            case ALL -> press.say("page.later.all");
        };
        long seconds =
                Math.max(1, (Duration.between(time.instant(), held.until()).toMillis() + 999) / 1000);
        return press.notice(
                        429,
                        press.say("page.later.title"),
                        press.say(
                                "page.later.says",
                                why,
                                CLOCK.format(held.until().plusSeconds(59)),
                                (seconds + 59) / 60))
                .with("Retry-After", Long.toString(seconds));
    }

    /** For a link that we did not make, or that was changed on its way. */
    Response notOurs() {
        return press.notice(
                404,
                press.say("page.link.broken"),
                List.of(press.say("page.link.broken-says")),
                Optional.empty(),
                List.of(new PagePress.Way(press.say("page.link.new"), "/subscribe")));
    }

    Response tooLate() {
        return press.notice(
                410,
                press.say("page.link.old"),
                List.of(press.say("page.link.old-says")),
                Optional.empty(),
                List.of(new PagePress.Way(press.say("page.link.new"), "/subscribe")));
    }

    private Response notice(String heading, String line, Optional<Subscriber> reader) {
        return notice(200, heading, line, reader);
    }

    private Response notice(int status, String heading, String line, Optional<Subscriber> reader) {
        List<PagePress.Way> ways = new ArrayList<>();
        ownPage.or(() -> reader.flatMap(who -> links.preferences(who.id(), time.instant()))
                        .map(URI::getRawPath))
                .ifPresent(page -> ways.add(new PagePress.Way(press.say("page.way.change"), page)));
        ways.add(press.today());
        return press.notice(status, heading, line.isEmpty() ? List.of() : List.of(line), Optional.empty(), ways);
    }

    private String first(Subscriber reader) {
        var next = reader.time().nextAfter(reader.time().newestAt(time.instant()));
        return press.language()
                .date("date.full-moment", next.atZone(reader.time().zone()));
    }
}
