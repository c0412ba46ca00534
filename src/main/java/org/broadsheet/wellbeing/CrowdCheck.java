package org.broadsheet.wellbeing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.broadsheet.subscription.HeldBack.Cap;
import org.broadsheet.wellbeing.Trouble.Kind;

/** Whether more is asked than strangers get, of the page or in confirmations: an attack, or a class that was given the address. */
public final class CrowdCheck implements Check {

    private static final Duration LATELY = Duration.ofHours(1);

    /** So many refusals happen in any hour: somebody presses a button five times. A guess. */
    private static final int USUAL = 20;

    private final TurnedAway turnedAway;
    private final Function<Instant, Map<Cap, Integer>> heldBack;

    /** @param heldBack how often each limit on confirmations held somebody back since then */
    public CrowdCheck(TurnedAway turnedAway, Function<Instant, Map<Cap, Integer>> heldBack) {
        this.turnedAway = turnedAway;
        this.heldBack = heldBack;
    }

    @Override
    public List<Trouble> look(Instant now) {
        List<Trouble> troubles = new ArrayList<>();
        turnedAway
                .since(now.minus(LATELY))
                .filter(lately -> lately.requests() > USUAL)
                .map(CrowdCheck::ofPage)
                .ifPresent(troubles::add);
        Map<Cap, Integer> held = heldBack.apply(now.minus(LATELY));
        if (!held.isEmpty()) {
            troubles.add(ofConfirmations(held));
        }
        return troubles;
    }

    private static Trouble ofPage(TurnedAway.Lately lately) {
        return Trouble.note(
                Kind.HELD_BACK,
                "page",
                Optional.of(lately.first()),
                "The page turned away %,d requests within the last hour, since too much was asked at once."
                        .formatted(lately.requests()),
                "Pages, mail and readers' links go on. If it lasts, look at the proxy's log for who asks, and stop them there.");
    }

    /** The limits of one client, network or domain hold back whoever asks too much; that of the instance holds back everybody. */
    private static Trouble ofConfirmations(Map<Cap, Integer> held) {
        int all = held.values().stream().mapToInt(Integer::intValue).sum();
        String says = "Within the last hour %,d who asked for a subscription were held back, by the limit for %s."
                .formatted(
                        all,
                        held.entrySet().stream()
                                .sorted(Map.Entry.comparingByKey())
                                .map(one -> "%s (%,d)".formatted(name(one.getKey()), one.getValue()))
                                .collect(Collectors.joining(", ")));
        return held.containsKey(Cap.ALL)
                ? Trouble.unwell(
                        Kind.HELD_BACK,
                        "subscriptions",
                        says,
                        "Until it ends nobody new can subscribe. Look at the proxy's log and the mailbox for who asks, and stop them there.")
                : Trouble.note(
                        Kind.HELD_BACK,
                        "subscriptions",
                        Optional.empty(),
                        says,
                        "Others can subscribe meanwhile. If it lasts, look at the proxy's log for who asks, and stop them there.");
    }

    private static String name(Cap cap) {
        return switch (cap) {
            case CLIENT -> "one client";
            case NETWORK -> "one network";
            case DOMAIN -> "one mail domain";
            case ALL -> "the whole instance";
        };
    }
}
