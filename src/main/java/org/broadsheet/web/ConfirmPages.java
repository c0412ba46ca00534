package org.broadsheet.web;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.broadsheet.letters.Request;
import org.broadsheet.links.Purpose;
import org.broadsheet.subscription.Pending;
import org.broadsheet.subscription.Proof;
import org.broadsheet.subscription.SubscriptionDesk;
import org.broadsheet.web.http.Incoming;
import org.broadsheet.web.http.Response;

/** {@code /confirm/TOKEN}: a GET shows what would be subscribed and one button; the POST confirms, or declines. */
final class ConfirmPages implements Page {

    private final SubscriptionDesk desk;
    private final PagePress press;
    private final Answers answers;
    private final InstantSource time;

    ConfirmPages(SubscriptionDesk desk, PagePress press, Answers answers, InstantSource time) {
        this.desk = desk;
        this.press = press;
        this.answers = answers;
        this.time = time;
    }

    record Confirm(
            Frame frame, String address, List<String> interests, String at, String zone, String action, boolean done) {}

    @Override
    public Response get(Incoming request) {
        Optional<Pending> pending = desk.pending(proof(request));
        if (pending.isEmpty()) {
            return answers.notOurs();
        }
        if (!pending.get().expires().isAfter(time.instant())) {
            return answers.tooLate();
        }
        return press.page(
                200,
                "page-confirm.html",
                new Confirm(
                        press.own(press.say("page.confirm.title")),
                        pending.get().email().value(),
                        pending.get().profile().interests().stream()
                                .map(interest -> interest.name())
                                .toList(),
                        pending.get().time().at().toString(),
                        pending.get().time().zone().getId(),
                        request.path(),
                        pending.get().reader().isPresent()));
    }

    @Override
    public Response post(Incoming request) {
        Request asked = request.form().text("act").equals("decline") ? new Request.Decline() : new Request.Confirm();
        return answers.page(desk.handle(asked, proof(request), time.instant()));
    }

    private static Proof proof(Incoming request) {
        return new Proof.Token(Purpose.CONFIRM, request.rest());
    }
}
