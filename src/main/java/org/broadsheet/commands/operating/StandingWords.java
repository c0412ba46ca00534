package org.broadsheet.commands.operating;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.broadsheet.delivery.OutboxBook.Entry;
import org.broadsheet.delivery.Standing;

/** Where a message stands, in an operator's words. Addresses stay masked. */
final class StandingWords {

    private StandingWords() {}

    static String of(Standing standing) {
        return switch (standing) {
            case Standing.Queued(var notBefore, String reason) when reason.isEmpty() -> "waits for " + notBefore;
            case Standing.Queued(var notBefore, String reason) ->
                "deferred, next attempt at %s: %s".formatted(notBefore, reason);
            case Standing.Unsure(var notBefore, int times, String reason) ->
                "may have arrived, next attempt at %s: %s".formatted(notBefore, reason);
            case Standing.Claimed(var leaseEnds, int attempts, int unsure) ->
                "being sent, attempt %d, claimed until %s".formatted(attempts, leaseEnds);
            case Standing.Sent(var at, String reply) -> "sent at %s: %s".formatted(at, reply);
            case Standing.Refused(var at, String reply) -> "refused at %s: %s".formatted(at, reply);
            case Standing.GivenUp(var at, String reason) -> "given up at %s: %s".formatted(at, reason);
            case Standing.Withdrawn(var at, String reason) -> "withdrawn at %s: %s".formatted(at, reason);
        };
    }

    static String line(Entry entry) {
        return "%-36s %-28s %s".formatted(entry.key(), entry.to(), of(entry.standing()));
    }

    static String page(Entry entry) {
        return """
                %s
                  to          %s
                  Message-ID  %s
                  queued at   %s
                  due at      %s
                  expires at  %s
                  attempts    %d
                  stands      %s""".formatted(
                        entry.key(),
                        entry.to(),
                        entry.messageId(),
                        entry.queuedAt(),
                        entry.dueAt(),
                        entry.expiresAt(),
                        entry.attempts(),
                        of(entry.standing()));
    }

    static Map<String, Object> fields(Entry entry) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("key", entry.key().value());
        fields.put("to", entry.to().toString());
        fields.put("messageId", entry.messageId());
        fields.put("standing", entry.standing().getClass().getSimpleName().toLowerCase(Locale.ROOT));
        fields.put("words", of(entry.standing()));
        fields.put("attempts", entry.attempts());
        fields.put("queuedAt", entry.queuedAt().toString());
        fields.put("dueAt", entry.dueAt().toString());
        fields.put("expiresAt", entry.expiresAt().toString());
        fields.put("changedAt", entry.changedAt().toString());
        return fields;
    }
}
