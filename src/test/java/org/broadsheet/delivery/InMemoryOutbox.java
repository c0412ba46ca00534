package org.broadsheet.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.broadsheet.profiles.EmailAddress;

/** An outbox that a test can look into; keeps the same promises as the one with tables. */
public final class InMemoryOutbox implements Outbox {

    private static final class Row {
        final long number;
        final Message message;
        Standing standing;
        String courier = "";
        int attempts;
        int unsure;
        String reason = "";

        Row(long number, Message message) {
            this.number = number;
            this.message = message;
            this.standing = new Standing.Queued(message.dueAt(), "");
        }

        Optional<Instant> turn() {
            return switch (standing) {
                case Standing.Queued queued -> Optional.of(queued.notBefore());
                case Standing.Unsure uncertain -> Optional.of(uncertain.notBefore());
                case Standing.Claimed claimed -> Optional.of(claimed.leaseEnds());
                case Standing.Sent ignored -> Optional.empty();
                case Standing.Refused ignored -> Optional.empty();
                case Standing.GivenUp ignored -> Optional.empty();
                case Standing.Withdrawn ignored -> Optional.empty();
            };
        }

        boolean mayBeTaken(String asking, Instant now) {
            boolean myOwn = standing instanceof Standing.Claimed && courier.equals(asking);
            return !myOwn && turn().filter(turn -> !turn.isAfter(now)).isPresent();
        }
    }

    private final Map<MessageKey, Row> rows = new LinkedHashMap<>();
    private final Map<MessageKey, Parcel> kept = new LinkedHashMap<>();
    private final Set<String> suppressed = new HashSet<>();
    private boolean gone;

    /** From now on every call fails, as when the database is gone, until it is back. */
    public synchronized void beGone(boolean gone) {
        this.gone = gone;
    }

    public synchronized void suppress(EmailAddress address) {
        suppressed.add(address.key());
    }

    private void mustBeThere() {
        if (gone) {
            throw new IllegalStateException("the database is gone");
        }
    }

    @Override
    public synchronized boolean add(Message message, Instant now) {
        mustBeThere();
        return rows.putIfAbsent(message.key(), new Row(rows.size() + 1L, message)) == null;
    }

    @Override
    public synchronized Map<String, Integer> due(String courier, Instant now) {
        mustBeThere();
        Map<String, Integer> due = new LinkedHashMap<>();
        rows.values().stream()
                .filter(row -> row.mayBeTaken(courier, now))
                .sorted(Comparator.comparing(row -> row.turn().orElseThrow()))
                .forEach(row -> due.merge(row.message.to().domain(), 1, Integer::sum));
        return due;
    }

    @Override
    public synchronized Claims claim(Map<String, Integer> shares, String courier, Instant now, Duration lease) {
        mustBeThere();
        List<Claim> taken = new ArrayList<>();
        int givenUp = 0;
        int withdrawn = 0;
        for (Map.Entry<String, Integer> share : shares.entrySet()) {
            List<Row> heads = rows.values().stream()
                    .filter(row -> row.message.to().domain().equals(share.getKey()) && row.mayBeTaken(courier, now))
                    .sorted(Comparator.comparing((Row row) -> !(row.standing instanceof Standing.Claimed))
                            .thenComparing(row -> row.turn().orElseThrow()))
                    .limit(share.getValue())
                    .toList();
            for (Row row : heads) {
                Optional<Standing.GivenUp> tooLate = RetryPolicy.tooLate(row.message, row.reason, now);
                if (suppressed.contains(row.message.to().key())) {
                    row.standing = new Standing.Withdrawn(now, "suppressed");
                    withdrawn++;
                } else if (tooLate.isPresent()) {
                    row.standing = tooLate.get();
                    givenUp++;
                } else {
                    row.attempts++;
                    row.courier = courier;
                    Standing.Claimed claimed = new Standing.Claimed(now.plus(lease), row.attempts, row.unsure);
                    row.standing = claimed;
                    taken.add(new Claim(
                            row.number, row.message, claimed, Optional.ofNullable(kept.get(row.message.key()))));
                }
            }
        }
        return new Claims(taken, givenUp, withdrawn);
    }

    @Override
    public synchronized void keep(List<Parcel> parcels, Instant now) {
        mustBeThere();
        parcels.forEach(parcel -> kept.putIfAbsent(parcel.key(), parcel));
    }

    /** Whether the bytes of a message are there. */
    synchronized boolean keeps(MessageKey key) {
        return kept.containsKey(key);
    }

    @Override
    public synchronized boolean holds(Claim claim, String courier, Instant now, Duration lease) {
        mustBeThere();
        Row row = rows.get(claim.message().key());
        boolean mine = row.standing instanceof Standing.Claimed
                && row.courier.equals(courier)
                && row.attempts == claim.standing().attempts();
        if (mine && !((Standing.Claimed) row.standing).leaseEnds().isAfter(now)) {
            row.standing = new Standing.Claimed(now.plus(lease), row.attempts, row.unsure);
        }
        return mine;
    }

    @Override
    public synchronized void renew(String courier, Instant leaseEnds) {
        mustBeThere();
        for (Row row : rows.values()) {
            if (row.standing instanceof Standing.Claimed claimed && row.courier.equals(courier)) {
                row.standing = new Standing.Claimed(leaseEnds, claimed.attempts(), claimed.unsure());
            }
        }
    }

    @Override
    public synchronized List<Settlement> settle(List<Settlement> settlements, boolean keepBytes, Instant now) {
        mustBeThere();
        List<Settlement> overtaken = new ArrayList<>();
        for (Settlement settlement : settlements) {
            Row row = rows.get(settlement.claim().message().key());
            if (!(row.standing instanceof Standing.Claimed)
                    || row.attempts != settlement.claim().standing().attempts()) {
                overtaken.add(settlement);
                continue;
            }
            row.standing = settlement.standing();
            if (!keepBytes && row.turn().isEmpty()) {
                kept.remove(settlement.claim().message().key());
            } else {
                settlement.unkept().ifPresent(parcel -> kept.putIfAbsent(parcel.key(), parcel));
            }
            switch (settlement.standing()) {
                case Standing.Unsure(Instant at, int times, String reason) -> {
                    row.unsure = times;
                    row.reason = reason;
                }
                case Standing.Queued(Instant at, String reason) -> row.reason = reason;
                case Standing.Refused refused -> suppressed.add(row.message.to().key());
                case Standing.Sent ignored -> {}
                case Standing.GivenUp ignored -> {}
                case Standing.Withdrawn ignored -> {}
            }
        }
        return overtaken;
    }

    @Override
    public synchronized Optional<Standing> standing(MessageKey key) {
        return Optional.ofNullable(rows.get(key)).map(row -> row.standing);
    }

    @Override
    public synchronized int dropBytes(Instant endedBefore) {
        int before = kept.size();
        kept.keySet().removeIf(key -> {
            Row row = rows.get(key);
            return row.turn().isEmpty() && ended(row.standing).isBefore(endedBefore);
        });
        return before - kept.size();
    }

    private static Instant ended(Standing standing) {
        return switch (standing) {
            case Standing.Sent sent -> sent.at();
            case Standing.Refused refused -> refused.at();
            case Standing.GivenUp givenUp -> givenUp.at();
            case Standing.Withdrawn withdrawn -> withdrawn.at();
            case Standing.Queued queued -> queued.notBefore();
            case Standing.Unsure uncertain -> uncertain.notBefore();
            case Standing.Claimed claimed -> claimed.leaseEnds();
        };
    }
}
