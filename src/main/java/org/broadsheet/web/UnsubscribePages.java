package org.broadsheet.web;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.broadsheet.letters.Request;
import org.broadsheet.links.Purpose;
import org.broadsheet.links.Reading;
import org.broadsheet.links.SignedLinks;
import org.broadsheet.subscription.Proof;
import org.broadsheet.subscription.SubscriptionDesk;
import org.broadsheet.web.http.Incoming;
import org.broadsheet.web.http.Response;

/**
 * {@code /unsubscribe/TOKEN}: a GET shows one button, since mail scanners follow every link; the POST ends the digest, from
 * that button or from a mail program (RFC 8058: no cookie, no redirect, whatever the body).
 */
final class UnsubscribePages implements Page {

    private final SubscriptionDesk desk;
    private final SignedLinks links;
    private final PagePress press;
    private final Answers answers;
    private final InstantSource time;

    UnsubscribePages(SubscriptionDesk desk, SignedLinks links, PagePress press, Answers answers, InstantSource time) {
        this.desk = desk;
        this.links = links;
        this.press = press;
        this.answers = answers;
        this.time = time;
    }

    @Override
    public Response get(Incoming request) {
        return switch (links.read(Purpose.UNSUBSCRIBE, request.rest())) {
            case Reading.Forged() -> answers.notOurs();
            case Reading.Expired expired -> answers.tooLate();
            case Reading.Valid valid ->
                press.notice(
                        200,
                        press.say("page.stop.ask"),
                        List.of(press.say("page.stop.says")),
                        Optional.of(new PagePress.Button(press.say("page.stop.button"), request.path(), "stop")),
                        List.of());
        };
    }

    @Override
    public Response post(Incoming request) {
        if (links.read(Purpose.UNSUBSCRIBE, request.rest()) instanceof Reading.Forged) {
            return answers.notOurs();
        }
        return answers.page(
                desk.handle(new Request.Stop(), new Proof.Token(Purpose.UNSUBSCRIBE, request.rest()), time.instant()));
    }
}
