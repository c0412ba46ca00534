package org.broadsheet.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.broadsheet.profiles.EmailAddress;
import org.broadsheet.profiles.ReaderId;
import org.broadsheet.profiles.Subscribers;
import org.broadsheet.store.database.Bind;
import org.broadsheet.store.database.Database;
import org.broadsheet.store.database.ProfileJson;
import org.broadsheet.store.database.Statements;
import org.broadsheet.subscription.AnswerLetter;
import org.broadsheet.subscription.AnswerLetter.Paragraph;
import org.broadsheet.subscription.Conversations;
import org.broadsheet.subscription.Deed;
import org.broadsheet.subscription.Deed.Effect;
import org.broadsheet.subscription.HeldBack;
import org.broadsheet.subscription.Limits;
import org.broadsheet.subscription.Pending;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** Requests that wait, answers to letters, and the letters that were carried out, in the tables of V65. */
public final class JdbcConversations implements Conversations {

    private static final Statements SQL = Statements.of("conversations");
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Database database;
    private final KeyedHash hash;

    /** @param hash by which erased addresses are known; what earlier versions kept without a key gets it now */
    public JdbcConversations(Database database, KeyedHash hash) {
        this.database = database;
        this.hash = hash;
        database.run("key the hashes of erased addresses", this::keyErased);
    }

    private void keyErased(Connection connection) throws SQLException {
        try (PreparedStatement plain = prepare(connection, "erased without key");
                ResultSet row = plain.executeQuery()) {
            boolean any = false;
            while (row.next()) {
                any = true;
                update(
                        connection,
                        "add erased",
                        hash.ofDigest(row.getString("address_hash")),
                        Database.utc(Database.instant(row, "since")));
            }
            if (any) {
                update(connection, "forget erased without key");
            }
        }
    }

    /** Takes back what a deed has done so far. */
    private static final class ChangedMeanwhile extends RuntimeException {
        private static final long serialVersionUID = 1;

        ChangedMeanwhile() {
            super("the reader was changed meanwhile", null, false, false);
        }
    }

    @Override
    public Outcome carryOut(Deed deed, Instant now) {
        try {
            return database.transact("carry out a request", connection -> {
                if (deed.letter().isPresent()
                        && update(connection, "letter", deed.letter().get(), Database.utc(now)) == 0) {
                    return new Outcome.DoneBefore();
                }
                Optional<HeldBack> held = Optional.empty();
                for (Effect effect : deed.effects()) {
                    if (effect instanceof Effect.Ask ask) {
                        held = ask(connection, ask, now);
                    } else {
                        carryOut(connection, effect, now);
                    }
                }
                if (deed.reply().isPresent()) {
                    reply(connection, deed.reply().get(), now);
                }
                return new Outcome.Done(held);
            });
        } catch (ChangedMeanwhile rolledBack) {
            return new Outcome.ChangedMeanwhile();
        }
    }

    private void carryOut(Connection connection, Effect effect, Instant now) throws SQLException {
        switch (effect) {
            case Effect.Ask ask -> ask(connection, ask, now);
            case Effect.Join join -> join(connection, join, now);
            case Effect.Remind remind -> remind(connection, remind, now);
            case Effect.Withdraw(Pending pending) -> update(connection, "withdraw", Database.utc(now), pending.id());
            case Effect.Return(ReaderId reader) -> JdbcSubscribers.comeBack(connection, reader, now);
            case Effect.Enrol enrol -> enrol(connection, enrol, now);
            case Effect.Settle(Pending pending, ReaderId reader) ->
                update(connection, "settle", reader.number(), pending.id());
            case Effect.Decline(Pending pending) -> update(connection, "decline", pending.id());
            case Effect.Change(ReaderId reader, int seen, String name, var time, var profile) -> {
                if (JdbcSubscribers.change(connection, reader, seen, name, time, profile, now)
                        != Subscribers.Changed.DONE) {
                    throw new ChangedMeanwhile();
                }
            }
            case Effect.Pause(ReaderId reader, Optional<Instant> until) ->
                JdbcSubscribers.pause(connection, reader, until);
            case Effect.Stop(ReaderId reader) -> JdbcSubscribers.stop(connection, reader, now);
            case Effect.Erase(ReaderId reader) -> erase(connection, reader, now);
            case Effect.EndLinks(ReaderId reader) -> JdbcEndedLinks.end(connection, reader, now);
        }
    }

    private Optional<HeldBack> ask(Connection connection, Effect.Ask ask, Instant now) throws SQLException {
        AskingRoom.Answer room = new AskingRoom(connection, hash, now).take(ask);
        if (room.sends()
                && confirmations(connection, ask.pending().email(), now)
                        < ask.limits().perAddress()) {
            Pending pending = ask.pending();
            EmailAddress email = pending.email();
            update(
                    connection,
                    "ask",
                    pending.id(),
                    email.value(),
                    email.key(),
                    email.domain(),
                    pending.name(),
                    ProfileJson.write(pending.profile()),
                    pending.time().at(),
                    pending.time().zone().getId(),
                    ReaderRows.weekDays(pending.time()),
                    pending.wishedTime(),
                    pending.atMost(),
                    pending.trending(),
                    Database.utc(pending.since()),
                    Database.utc(pending.expires()),
                    String.join(" ", pending.thread()),
                    String.join("\n", pending.remarks()));
            JdbcOutbox.add(connection, ask.confirmation(), now);
        }
        return room.held();
    }

    /** The first confirmation and its repetitions count together. */
    private static void remind(Connection connection, Effect.Remind remind, Instant now) throws SQLException {
        Pending pending = remind.pending();
        if (!exists(connection, "suppressed", pending.email().key())
                && confirmations(connection, pending.email(), now)
                        < remind.limits().perAddress()) {
            update(
                    connection,
                    "extend",
                    pending.name(),
                    ProfileJson.write(pending.profile()),
                    pending.time().at(),
                    pending.time().zone().getId(),
                    ReaderRows.weekDays(pending.time()),
                    pending.wishedTime(),
                    pending.atMost(),
                    pending.trending(),
                    String.join("\n", pending.remarks()),
                    pending.id());
            JdbcOutbox.add(connection, remind.confirmation(), now);
        }
    }

    /** How many confirmations were queued for that address lately, repetitions included. */
    private static long confirmations(Connection connection, EmailAddress email, Instant now) throws SQLException {
        try (PreparedStatement statement =
                        prepare(connection, "confirmations", email.key(), Database.utc(now.minus(Limits.MEMORY)));
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong("confirmations");
        }
    }

    private static void join(Connection connection, Effect.Join join, Instant now) throws SQLException {
        Pending pending = join.pending();
        Optional<ReaderId> reader = JdbcSubscribers.join(
                connection, pending.email(), pending.name(), pending.time(), pending.profile(), now);
        if (reader.isEmpty() || update(connection, "settle", reader.get().number(), pending.id()) == 0) {
            return;
        }
        update(connection, "consent", reader.get().number(), join.consent(), Database.utc(now));
        JdbcOutbox.add(connection, join.welcome().apply(reader.get(), pending), now);
    }

    private void enrol(Connection connection, Effect.Enrol enrol, Instant now) throws SQLException {
        if (exists(connection, "erased", hash.of(enrol.email().key()))) {
            return;
        }
        Optional<ReaderId> reader =
                JdbcSubscribers.join(connection, enrol.email(), enrol.name(), enrol.time(), enrol.profile(), now);
        if (reader.isPresent()) {
            update(connection, "consent", reader.get().number(), enrol.consent(), Database.utc(now));
        }
    }

    private void reply(Connection connection, Deed.Reply reply, Instant now) throws SQLException {
        AnswerLetter answer = reply.answer();
        String key = answer.to().key();
        boolean mustNot = exists(connection, "suppressed", key)
                || (answer.reader().isEmpty()
                        && !reply.toConfirmation()
                        && exists(connection, "waiting", key, Database.utc(now)));
        if (mustNot || answers(connection, key, now) >= reply.mostPerDay()) {
            return;
        }
        if (answer.reader().isEmpty()
                && !new AskingRoom(connection, hash, now)
                        .mayAnswerStranger(answer.to().domain(), reply.limits())) {
            return;
        }
        ArrayNode body = JSON.createArrayNode();
        answer.body()
                .forEach(
                        part -> body.addObject().put("kind", part.kind().name()).put("text", part.text()));
        update(
                connection,
                "add answer",
                answer.id(),
                answer.to().value(),
                key,
                answer.to().domain(),
                answer.reader().map(ReaderId::number).orElse(null),
                answer.subject(),
                JSON.writeValueAsString(body),
                Database.utc(answer.since()),
                String.join(" ", answer.thread()));
        JdbcOutbox.add(connection, reply.message(), now);
    }

    private static long answers(Connection connection, String key, Instant now) throws SQLException {
        try (PreparedStatement statement =
                        prepare(connection, "answers", key, Database.utc(now.minus(Duration.ofDays(1))));
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong("answers");
        }
    }

    private void erase(Connection connection, ReaderId reader, Instant now) throws SQLException {
        Optional<String> address = text(connection, "address of", reader.number());
        if (address.isEmpty()) {
            return;
        }
        JdbcSubscribers.stop(connection, reader, now);
        JdbcErasures.note(connection, reader, address.get(), now);
        for (String table : List.of("judgements", "digests", "match mark", "match lists", "compiled", "consents")) {
            update(connection, "erase " + table, reader.number());
        }
        for (String table : List.of("parcels", "messages", "answers", "pending", "bounces", "suppression")) {
            update(connection, "erase " + table, address.get());
        }
        update(connection, "erase reader", reader.number());
        update(connection, "add erased", hash.of(address.get()), Database.utc(now));
    }

    @Override
    public Optional<Pending> pending(String id) {
        return database.transact("find a request", connection -> {
            try (PreparedStatement statement = prepare(connection, "pending", id);
                    ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(pending(row)) : Optional.empty();
            }
        });
    }

    private static Pending pending(ResultSet row) throws SQLException {
        long reader = row.getLong("reader");
        boolean confirmed = !row.wasNull();
        return new Pending(
                row.getString("id"),
                new EmailAddress(row.getString("address")),
                row.getString("name"),
                ProfileJson.read(row.getString("profile")),
                ReaderRows.digestTime(row),
                row.getBoolean("wished_time"),
                ReaderRows.number(row, "asked_at_most"),
                ReaderRows.number(row, "asked_trending"),
                Database.instant(row, "since"),
                Database.instant(row, "expires_at"),
                confirmed ? Optional.of(new ReaderId(reader)) : Optional.empty(),
                thread(row),
                row.getString("remarks").lines().toList());
    }

    @Override
    public Optional<Pending> waiting(EmailAddress email, Instant now) {
        return database.transact("find a request that waits", connection -> {
            try (PreparedStatement statement = prepare(connection, "waiting for", email.key(), Database.utc(now));
                    ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(pending(row)) : Optional.empty();
            }
        });
    }

    @Override
    public List<AnswerLetter> answersTo(EmailAddress email, int most) {
        return database.transact("find answers", connection -> {
            try (PreparedStatement statement = prepare(connection, "answers to", email.key(), most);
                    ResultSet row = statement.executeQuery()) {
                List<AnswerLetter> answers = new ArrayList<>();
                while (row.next()) {
                    answers.add(answer(row));
                }
                return answers;
            }
        });
    }

    @Override
    public Optional<AnswerLetter> answer(String id) {
        return database.transact("find an answer", connection -> {
            try (PreparedStatement statement = prepare(connection, "answer", id);
                    ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(answer(row)) : Optional.empty();
            }
        });
    }

    private static AnswerLetter answer(ResultSet row) throws SQLException {
        long reader = row.getLong("reader");
        boolean known = !row.wasNull();
        List<Paragraph> body = new ArrayList<>();
        for (JsonNode part : JSON.readTree(row.getString("body"))) {
            body.add(new Paragraph(
                    Paragraph.Kind.valueOf(part.required("kind").stringValue()),
                    part.required("text").stringValue()));
        }
        return new AnswerLetter(
                row.getString("id"),
                new EmailAddress(row.getString("address")),
                known ? Optional.of(new ReaderId(reader)) : Optional.empty(),
                row.getString("subject"),
                body,
                Database.instant(row, "since"),
                thread(row));
    }

    private static List<String> thread(ResultSet row) throws SQLException {
        String ids = row.getString("thread");
        return ids.isEmpty() ? List.of() : List.of(ids.split(" ", -1));
    }

    @Override
    public int forget(Instant now) {
        Instant before = now.minus(Limits.MEMORY);
        return database.transact("forget old requests and letters", connection -> {
            update(connection, "forget letters", Database.utc(before));
            update(connection, "forget answers", Database.utc(before));
            JdbcErasures.noteFarewells(connection);
            update(connection, "forget answers to the gone");
            update(connection, "forget mail", Database.utc(before));
            update(connection, "forget bytes");
            new AskingRoom(connection, hash, now).forget();
            return update(connection, "forget pending", Database.utc(before));
        });
    }

    private static boolean exists(Connection connection, String name, @Nullable Object... parameters)
            throws SQLException {
        return text(connection, name, parameters).isPresent();
    }

    private static Optional<String> text(Connection connection, String name, @Nullable Object... parameters)
            throws SQLException {
        try (PreparedStatement statement = prepare(connection, name, parameters);
                ResultSet row = statement.executeQuery()) {
            return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
        }
    }

    private static int update(Connection connection, String name, @Nullable Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepare(connection, name, parameters)) {
            return statement.executeUpdate();
        }
    }

    private static PreparedStatement prepare(Connection connection, String name, @Nullable Object... parameters)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(SQL.get(name));
        Bind.to(statement, parameters);
        return statement;
    }
}
