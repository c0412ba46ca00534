package org.broadsheet.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.broadsheet.delivery.Standing;
import org.broadsheet.store.database.Database;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Standing} as the columns of {@code outbox} hold it.
 *
 * @param turnAt null for a standing that has ended
 */
record StandingRow(String standing, @Nullable Instant turnAt, int unsure, String reason) {

    /** @param unsureBefore how often the message was unsure before this attempt */
    static StandingRow of(Standing.AfterAttempt standing, int unsureBefore) {
        return switch (standing) {
            case Standing.Queued(Instant notBefore, String reason) ->
                new StandingRow("QUEUED", notBefore, unsureBefore, reason);
            case Standing.Unsure(Instant notBefore, int times, String reason) ->
                new StandingRow("UNSURE", notBefore, times, reason);
            case Standing.Sent(Instant at, String reply) -> new StandingRow("SENT", null, unsureBefore, reply);
            case Standing.Refused(Instant at, String reply) -> new StandingRow("REFUSED", null, unsureBefore, reply);
            case Standing.GivenUp(Instant at, String reason) -> new StandingRow("GIVEN_UP", null, unsureBefore, reason);
            case Standing.Withdrawn(Instant at, String reason) ->
                new StandingRow("WITHDRAWN", null, unsureBefore, reason);
        };
    }

    static Standing read(ResultSet row) throws SQLException {
        String reason = row.getString("reason");
        String standing = row.getString("standing");
        return switch (standing) {
            case "QUEUED" -> new Standing.Queued(Database.instant(row, "turn_at"), reason);
            case "UNSURE" -> new Standing.Unsure(Database.instant(row, "turn_at"), row.getInt("unsure"), reason);
            case "CLAIMED" ->
                new Standing.Claimed(Database.instant(row, "turn_at"), row.getInt("attempts"), row.getInt("unsure"));
            case "SENT" -> new Standing.Sent(Database.instant(row, "changed_at"), reason);
            case "REFUSED" -> new Standing.Refused(Database.instant(row, "changed_at"), reason);
            case "GIVEN_UP" -> new Standing.GivenUp(Database.instant(row, "changed_at"), reason);
            case "WITHDRAWN" -> new Standing.Withdrawn(Database.instant(row, "changed_at"), reason);
            default ->
                throw new IllegalStateException(
                        "The outbox holds a message in state %s, which this version does not know."
                                .formatted(standing));
        };
    }
}
