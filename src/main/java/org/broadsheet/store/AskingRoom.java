package org.broadsheet.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.broadsheet.profiles.EmailAddress;
import org.broadsheet.store.database.Bind;
import org.broadsheet.store.database.Database;
import org.broadsheet.store.database.Statements;
import org.broadsheet.subscription.Asker;
import org.broadsheet.subscription.Deed.Effect;
import org.broadsheet.subscription.HeldBack;
import org.broadsheet.subscription.HeldBack.Cap;
import org.broadsheet.subscription.Limits;

/**
 * Whether there is room for one more confirmation, in the tables {@code asked} and {@code held_back}. Strangers and readers,
 * letters and pages are counted apart, so that none of them uses up what the others need.
 */
final class AskingRoom {

    private static final Statements SQL = Statements.of("asking");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration KEPT = Duration.ofDays(1);

    private final Connection connection;
    private final KeyedHash hash;
    private final Instant now;

    AskingRoom(Connection connection, KeyedHash hash, Instant now) {
        this.connection = connection;
        this.hash = hash;
        this.now = now;
    }

    /**
     * What a request may have.
     *
     * @param sends whether the confirmation may go out
     * @param held what whoever asked is told. It says the same whether or not the address is a reader's or may get mail, so
     *     that nobody learns it from us
     */
    record Answer(boolean sends, Optional<HeldBack> held) {}

    /** Looks for room and takes it. */
    Answer take(Effect.Ask ask) throws SQLException {
        exists("lock");
        EmailAddress email = ask.pending().email();
        Limits limits = ask.limits();
        boolean byLetter = ask.asker() instanceof Asker.Letter;
        boolean reads = exists("reads", email.key());
        Optional<HeldBack> byClient = byClient(ask.asker(), limits);
        Optional<HeldBack> asStranger =
                byClient.isPresent() ? byClient : inAll(email.domain(), false, byLetter, limits);
        Optional<HeldBack> really =
                reads && byClient.isEmpty() ? inAll(email.domain(), true, byLetter, limits) : asStranger;
        boolean sends = really.isEmpty() && mayBeAsked(email, limits);
        if (byClient.isEmpty()) {
            note(ask.asker(), email.domain(), reads, byLetter, sends);
        }
        if (asStranger.isPresent()) {
            count(asStranger.get().cap());
        }
        return new Answer(sends, asStranger);
    }

    private Optional<HeldBack> byClient(Asker asker, Limits limits) throws SQLException {
        return switch (asker) {
            case Asker.Letter() -> Optional.empty();
            case Asker.House() -> Optional.empty();
            case Asker.Page(String address, String network) -> {
                Optional<HeldBack> full = nth(Cap.CLIENT, limits.perClientAndHour(), "nth of client", hash.of(address));
                yield full.isPresent()
                        ? full
                        : nth(Cap.NETWORK, limits.perNetworkAndHour(), "nth of network", hash.of(network));
            }
        };
    }

    private Optional<HeldBack> inAll(String domain, boolean ofReader, boolean byLetter, Limits limits)
            throws SQLException {
        Optional<HeldBack> full =
                nth(Cap.DOMAIN, limits.perDomainAndHour(), "nth of domain", domain, ofReader, byLetter);
        return full.isPresent() ? full : nth(Cap.ALL, limits.perHour(), "nth of all", ofReader, byLetter);
    }

    /** Held back while the {@code most}-th newest of an hour is not an hour old. */
    private Optional<HeldBack> nth(Cap cap, int most, String statement, Object... by) throws SQLException {
        try (PreparedStatement nth = connection.prepareStatement(SQL.get(statement))) {
            int at = 0;
            for (Object value : by) {
                nth.setObject(++at, value);
            }
            nth.setObject(++at, Database.utc(now.minus(HOUR)));
            nth.setInt(++at, most - 1);
            try (ResultSet row = nth.executeQuery()) {
                return row.next()
                        ? Optional.of(
                                new HeldBack(cap, Database.instant(row, "since").plus(HOUR)))
                        : Optional.empty();
            }
        }
    }

    private boolean mayBeAsked(EmailAddress email, Limits limits) throws SQLException {
        if (exists("suppressed", email.key())) {
            return false;
        }
        try (PreparedStatement of = connection.prepareStatement(SQL.get("of address"))) {
            Bind.to(of, email.key(), now.minus(Limits.MEMORY), email.key(), now);
            try (ResultSet row = of.executeQuery()) {
                row.next();
                return row.getLong("of_address") < limits.perAddress() && row.getLong("closed") == 0;
            }
        }
    }

    private void note(Asker asker, String domain, boolean reads, boolean byLetter, boolean sent) throws SQLException {
        Optional<Asker.Page> page = asker instanceof Asker.Page from ? Optional.of(from) : Optional.empty();
        try (PreparedStatement note = connection.prepareStatement(SQL.get("asked"))) {
            Bind.to(
                    note,
                    now,
                    page.map(Asker.Page::address).map(hash::of),
                    page.map(Asker.Page::network).map(hash::of),
                    domain,
                    reads,
                    byLetter,
                    sent);
            note.executeUpdate();
        }
    }

    /** Under the lock, so that nobody else begins the same hour. */
    private void count(Cap cap) throws SQLException {
        if (held("held again", cap) == 0) {
            held("held first", cap);
        }
    }

    private int held(String statement, Cap cap) throws SQLException {
        try (PreparedStatement count = connection.prepareStatement(SQL.get(statement))) {
            Bind.to(count, now.truncatedTo(ChronoUnit.HOURS), cap.name());
            return count.executeUpdate();
        }
    }

    /** Whether one more answer may go to a stranger of that domain: anybody can write their address into a letter. */
    boolean mayAnswerStranger(String domain, Limits limits) throws SQLException {
        try (PreparedStatement answers = connection.prepareStatement(SQL.get("answers to strangers"))) {
            Bind.to(answers, domain, now.minus(HOUR));
            try (ResultSet row = answers.executeQuery()) {
                row.next();
                return row.getLong("of_domain") < limits.perDomainAndHour() && row.getLong("in_all") < limits.perHour();
            }
        }
    }

    /** How often each cap held somebody back since then, to the hour. */
    static Map<Cap, Integer> held(Connection connection, Instant since) throws SQLException {
        try (PreparedStatement held = connection.prepareStatement(SQL.get("held"))) {
            Bind.to(held, since.truncatedTo(ChronoUnit.HOURS));
            Map<Cap, Integer> times = new EnumMap<>(Cap.class);
            try (ResultSet row = held.executeQuery()) {
                while (row.next()) {
                    times.put(Cap.valueOf(row.getString("cap")), row.getInt("times"));
                }
            }
            return times;
        }
    }

    void forget() throws SQLException {
        for (var old :
                Map.of("forget asked", KEPT, "forget held", Limits.MEMORY).entrySet()) {
            try (PreparedStatement forget = connection.prepareStatement(SQL.get(old.getKey()))) {
                Bind.to(forget, now.minus(old.getValue()));
                forget.executeUpdate();
            }
        }
    }

    private boolean exists(String statement, Object... parameters) throws SQLException {
        try (PreparedStatement exists = connection.prepareStatement(SQL.get(statement))) {
            Bind.to(exists, parameters);
            try (ResultSet row = exists.executeQuery()) {
                return row.next();
            }
        }
    }
}
