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

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE d MMMM uuuu", Locale.UK);

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
                press.notice(
                        200,
                        "Please look into your mailbox",
                        "If that address can be subscribed, a mail is on its way to it. Nothing else is sent before you confirm, and no address is asked more than a few times a month.");
            case Answer.TryLater(HeldBack held) -> tryLater(held);
            case Answer.Welcome(Subscriber reader) ->
                notice(
                        "You are subscribed",
                        "A welcome is on its way, and your first digest comes " + first(reader) + ".",
                        Optional.of(reader));
            case Answer.Enrolled(Subscriber reader) -> notice("Subscribed", "", Optional.of(reader));
            case Answer.NotEnrolled() ->
                press.notice(409, "Not subscribed", "That address reads already, or asked for no more mail.");
            case Answer.Mistaken(Subscriber reader, var problems) ->
                press.notice(400, "Nothing was changed", problems, Optional.empty(), List.of());
            case Answer.ChangedMeanwhile(Subscriber reader) ->
                notice(
                        409,
                        "Your profile changed meanwhile",
                        "Nothing was saved, because it was changed since you opened the page. Please look at it again.",
                        Optional.of(reader));
            case Answer.TooMany(Subscriber reader, int asked) ->
                notice(
                        409,
                        "Too many interests",
                        "Nothing was changed. A profile has at most %d interests, and yours would have %d. Please put some together, or take one away."
                                .formatted(Profile.MOST_INTERESTS, asked),
                        Optional.of(reader));
            case Answer.Declined() ->
                press.notice(
                        200,
                        "Nothing will come",
                        "The request is forgotten, and this address is left alone for a while.");
            case Answer.Shown(Subscriber reader) -> notice("This is your profile", "", Optional.of(reader));
            case Answer.Changed(Subscriber reader, var papers) ->
                notice("Saved", "It counts from your next digest on.", Optional.of(reader));
            case Answer.Adjusted(Subscriber reader, List<String> done) ->
                notice("Saved", "It counts from your next digest on.", Optional.of(reader));
            case Answer.NothingToUndo(Subscriber reader) ->
                notice("Nothing was changed", "There is no earlier profile to go back to.", Optional.of(reader));
            case Answer.Returned(Subscriber reader) ->
                notice("Back again", "Your next digest comes " + first(reader) + ".", Optional.of(reader));
            case Answer.KeptInFile(Subscriber reader, String file, String yaml) ->
                press.page(200, "page-file.html", new InFile(press.own("Your profile is a file"), file, yaml));
            case Answer.Paused(Subscriber reader, var until) ->
                notice(
                        "Paused",
                        "Nothing comes until "
                                + DAY.format(
                                        LocalDate.ofInstant(until, reader.time().zone())) + ".",
                        Optional.of(reader));
            case Answer.Resumed(Subscriber reader) ->
                notice("Back again", "Your next digest comes " + first(reader) + ".", Optional.of(reader));
            case Answer.Kept(String title) -> press.notice(200, "Saved", title);
            case Answer.Judged(String title, boolean likes) ->
                press.notice(200, "Noted", (likes ? "More like: " : "Less like: ") + title);
            case Answer.NoSuchPaper(int number) ->
                press.notice(404, "No such paper", "That digest has no paper of the number " + number + ".");
            case Answer.Stopped() ->
                press.notice(
                        200,
                        "You are unsubscribed",
                        List.of("No digest comes any more. One that is being sent this very moment may still arrive."),
                        Optional.empty(),
                        List.of(
                                new PagePress.Way("Subscribe again", "/subscribe"),
                                new PagePress.Way("Today's papers", "/")));
            case Answer.Erased() ->
                press.notice(
                        200,
                        "Deleted",
                        "Everything we held about you is gone. A hash of your address stays, so that nobody can subscribe it without you.");
            case Answer.ProveAgain(Subscriber reader) ->
                press.notice(
                        200,
                        "Please look into your mailbox",
                        List.of(
                                "The link that led here is older than a day, and mails get passed on. So nothing was done, and a mail with a new link is on its way to you.",
                                "Open your page by that one within a day, and ask again."),
                        Optional.empty(),
                        List.of(new PagePress.Way("Today's papers", "/")));
            case Answer.LinksEnded(Subscriber reader) ->
                press.notice(
                        200,
                        "Older links are ended",
                        List.of(
                                "Links in older mails, and the one that led here, open nothing any more. They can still end the mail.",
                                "A mail with a new link is on its way to you."),
                        Optional.empty(),
                        List.of(new PagePress.Way("Today's papers", "/")));
            case Answer.HelpGiven() -> Response.see("/subscribe");
            case Answer.Noted() -> Response.see("/subscribe");
            case Answer.Unsure unsure -> Response.see("/subscribe");
            case Answer.AskedToStop() -> Response.see("/subscribe");
            case Answer.NotUnderstood(String words) ->
                press.notice(400, "Not understood", "This form said something that this page does not know.");
            case Answer.NotRead() ->
                press.notice(400, "Not understood", "This form said something that this page could not read.");
            case Answer.NotProven() -> notOurs();
            case Answer.TooLate() -> tooLate();
        };
    }

    private Response tryLater(HeldBack held) {
        String why = switch (held.cap()) {
            case CLIENT, NETWORK -> "As many subscriptions were asked for from your network as we take in an hour.";
            case DOMAIN -> "As many subscriptions were asked for by people of that mail domain as we take in an hour.";
            case ALL -> "As many subscriptions were asked for as we take in an hour.";
        };
        long seconds =
                Math.max(1, (Duration.between(time.instant(), held.until()).toMillis() + 999) / 1000);
        return press.notice(
                        429,
                        "Please try again later",
                        "%s Please try again after %s UTC, in %d minutes. Nothing of what you typed was kept."
                                .formatted(why, CLOCK.format(held.until().plusSeconds(59)), (seconds + 59) / 60))
                .with("Retry-After", Long.toString(seconds));
    }

    /** For a link that we did not make, or that was changed on its way. */
    Response notOurs() {
        return press.notice(
                404,
                "This link does not work",
                List.of(
                        "It may have been cut on its way: mail programs break long links. Please copy the whole of it into the address bar."),
                Optional.empty(),
                List.of(new PagePress.Way("Ask for a new one", "/subscribe")));
    }

    Response tooLate() {
        return press.notice(
                410,
                "This link is too old",
                List.of(
                        "Every mail of ours has a fresh one. Or ask for a new one: enter your address as if to subscribe, and confirm."),
                Optional.empty(),
                List.of(new PagePress.Way("Ask for a new one", "/subscribe")));
    }

    private Response notice(String heading, String line, Optional<Subscriber> reader) {
        return notice(200, heading, line, reader);
    }

    private Response notice(int status, String heading, String line, Optional<Subscriber> reader) {
        List<PagePress.Way> ways = new ArrayList<>();
        ownPage.or(() -> reader.flatMap(who -> links.preferences(who.id(), time.instant()))
                        .map(URI::getRawPath))
                .ifPresent(page -> ways.add(new PagePress.Way("Change what you get", page)));
        ways.add(new PagePress.Way("Today's papers", "/"));
        return press.notice(status, heading, line.isEmpty() ? List.of() : List.of(line), Optional.empty(), ways);
    }

    private String first(Subscriber reader) {
        var next = reader.time().nextAfter(reader.time().newestAt(time.instant()));
        return "on " + DAY.format(LocalDate.ofInstant(next, reader.time().zone())) + " at "
                + reader.time().at();
    }
}
