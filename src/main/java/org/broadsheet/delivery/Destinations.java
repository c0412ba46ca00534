package org.broadsheet.delivery;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Which destinations rest, as the workers of one courier see it. */
final class Destinations {

    private static final Logger LOG = LoggerFactory.getLogger(Destinations.class);

    private final Rests kept;
    private final RestPolicy policy;
    private final Map<String, Rest> byName = new ConcurrentHashMap<>();

    Destinations(Rests kept, RestPolicy policy) {
        this.kept = kept;
        this.policy = policy;
    }

    /** Takes up what the operator or another daemon changed. */
    void reload() {
        Map<String, Rest> now = new ConcurrentHashMap<>();
        kept.all().forEach(rest -> now.put(rest.destination(), rest));
        byName.keySet().retainAll(now.keySet());
        byName.putAll(now);
    }

    /** The rest that keeps mail to this domain back now, if one does. */
    Optional<Rest> resting(String domain, Instant now) {
        return current(Rest.ROUTE, now).or(() -> current(domain, now));
    }

    /** The rest of the way all mail takes, if it rests now. */
    Optional<Rest> routeResting(Instant now) {
        return current(Rest.ROUTE, now);
    }

    private Optional<Rest> current(String destination, Instant now) {
        return Optional.ofNullable(byName.get(destination)).filter(rest -> !rest.isOver(now));
    }

    /** Learns from an attempt. A message that went through ends the row of rests on its way. */
    void note(String domain, SendOutcome outcome, Instant now) {
        switch (outcome) {
            case SendOutcome.Unreachable unreachable -> rest(unreachable.where(), domain, outcome, now);
            case SendOutcome.SenderRefused refused -> rest(refused.where(), domain, outcome, now);
            case SendOutcome.Accepted ignored -> {
                lift(Rest.ROUTE);
                lift(domain);
            }
            case SendOutcome.Deferred ignored -> {}
            case SendOutcome.Unsure ignored -> {}
            case SendOutcome.Refused ignored -> {}
            case SendOutcome.MessageRefused ignored -> {}
        }
    }

    private void rest(SendOutcome.Scope where, String domain, SendOutcome outcome, Instant now) {
        String name = RestPolicy.name(where, domain);
        // Workers that were under way when the destination went to rest find the same thing: that is one finding.
        if (current(name, now).isPresent()) {
            return;
        }
        policy.after(domain, Optional.ofNullable(byName.get(name)), outcome, now)
                .ifPresent(rest -> {
                    byName.put(name, rest);
                    LOG.atLevel(rest.alarm() ? Level.ERROR : Level.WARN)
                            .addKeyValue("destination", name)
                            .addKeyValue("until", rest.until())
                            .addKeyValue("reason", rest.reason())
                            .log("destination rests");
                    remember(() -> kept.put(rest));
                });
    }

    private void lift(String destination) {
        if (byName.remove(destination) != null) {
            remember(() -> kept.lift(destination));
        }
    }

    /** The rest itself holds in memory; a database that is away must not cost the attempt's result. */
    private static void remember(Runnable write) {
        try {
            write.run();
        } catch (RuntimeException away) {
            LOG.atWarn().setCause(away).log("could not record which destinations rest");
        }
    }
}
