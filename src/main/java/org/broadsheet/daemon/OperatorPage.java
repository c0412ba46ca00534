package org.broadsheet.daemon;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.broadsheet.delivery.OutboxBook.Kind;
import org.broadsheet.wellbeing.DayFigures;
import org.broadsheet.wellbeing.JobBook.JobRun;
import org.broadsheet.wellbeing.TroubleBook.Known;

/** The operator's page: the day at a glance, and thirty days as small plots. It has no addresses, and loads nothing. */
public final class OperatorPage {

    /** What a browser may do with it. */
    static final String ALLOWS = "default-src 'none'; style-src 'unsafe-inline'";

    private static final int BAR = 9;
    private static final int HEIGHT = 40;

    private OperatorPage() {}

    public static String of(StatusReport status, List<DayFigures> days) {
        String state = status.wellbeing().isWell() ? "All is well" : "Not all is well";
        StringBuilder page = new StringBuilder("""
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><title>Broadsheet: %s</title>
            <meta name="viewport" content="width=device-width">
            <style>
            :root { color-scheme: light dark; }
            body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
            table { border-collapse: collapse; } td, th { text-align: left; padding: .15rem 1.2rem .15rem 0; vertical-align: top; }
            .plots { display: flex; flex-wrap: wrap; gap: 1.5rem; } figure { margin: 0; } figcaption { font-size: .9rem; }
            a { color: inherit; } rect { fill: currentColor; opacity: .7; } .unwell { font-weight: bold; }
            </style></head><body>
            """.formatted(state));
        page.append("<main><h1>").append(state).append("</h1>\n");
        // It does not load itself anew: who reads it slowly, or hears it read, would be thrown back to its beginning.
        page.append("<p>As of %s. <a href=\"\">Look again</a></p>%n"
                .formatted(status.at().truncatedTo(ChronoUnit.SECONDS)));
        if (!status.wellbeing().known().isEmpty()) {
            page.append("<ul>\n");
            status.wellbeing().known().forEach(known -> page.append(trouble(known)));
            page.append("</ul>\n");
        }
        today(page, status, days.getLast());
        page.append("<h2>Thirty days</h2>\n<div class=\"plots\">\n");
        plot(page, "papers came in", days, DayFigures::papers);
        plot(page, "messages sent", days, DayFigures::sent);
        plot(page, "messages not sent", days, DayFigures::notSent);
        plot(page, "readers joined", days, DayFigures::joined);
        plot(page, "readers left", days, DayFigures::left);
        page.append("</div>\n");
        table(
                page,
                "Sources",
                status.sources().stream()
                        .map(one -> List.of(
                                one.source(),
                                one.condition().name().toLowerCase(Locale.ROOT),
                                one.broughtAt()
                                        .map(at -> "papers " + ago(at, status.at()))
                                        .orElse("no papers yet"),
                                one.detail()))
                        .toList());
        table(
                page,
                "Nodes",
                status.nodes().stream()
                        .map(one -> List.of(
                                one.name(),
                                one.version(),
                                one.stoppedAt()
                                        .map(at -> "ended " + ago(at, status.at()))
                                        .orElseGet(() -> "seen " + ago(one.seenAt(), status.at())),
                                "heap %d %%".formatted(one.heapUsedPercent())))
                        .toList());
        table(
                page,
                "Jobs",
                status.jobs().stream()
                        .map(run -> List.of(run.node(), run.job(), ran(run, status.at()), run.outcome()))
                        .toList());
        return page.append("</main></body></html>\n").toString();
    }

    private static String trouble(Known known) {
        return "<li class=\"%s\">%s</li>%n"
                .formatted(
                        known.trouble().weight().name().toLowerCase(Locale.ROOT),
                        escaped(known.trouble().sentence()));
    }

    private static void today(StringBuilder page, StatusReport status, DayFigures today) {
        table(
                page,
                "Today",
                List.of(
                        List.of("Came in", "%,d papers".formatted(today.papers())),
                        List.of("Went out", "%,d messages, %,d did not".formatted(today.sent(), today.notSent())),
                        List.of(
                                "Waits",
                                "%,d due, %,d deferred, %,d in hand%s"
                                        .formatted(
                                                status.due(),
                                                status.deferred(),
                                                status.counts().getOrDefault(Kind.CLAIMED, 0L),
                                                status.oldestWaiting()
                                                        .map(at -> ", the oldest " + ago(at, status.at()))
                                                        .orElse(""))),
                        List.of(
                                "Readers",
                                "%,d; %,d joined and %,d left today"
                                        .formatted(status.totals().readers(), today.joined(), today.left())),
                        List.of("Disk", "%,d MB free".formatted(status.freeBytes() / 1_000_000))));
    }

    private static void table(StringBuilder page, String heading, List<List<String>> rows) {
        if (!rows.isEmpty()) {
            page.append("<h2>").append(heading).append("</h2>\n<table>\n");
            rows.forEach(row -> page.append("<tr>")
                    .append(row.stream()
                            .map(cell -> "<td>" + escaped(cell) + "</td>")
                            .collect(Collectors.joining()))
                    .append("</tr>\n"));
            page.append("</table>\n");
        }
    }

    /** A bar a day, and the numbers for whoever cannot see bars. */
    private static void plot(StringBuilder page, String what, List<DayFigures> days, ToLongFunction<DayFigures> of) {
        long most = Math.max(1, days.stream().mapToLong(of).max().orElse(1));
        long sum = days.stream().mapToLong(of).sum();
        page.append(
                "<figure><svg role=\"img\" aria-label=\"%,d %s in %d days, at most %,d a day\" width=\"%d\" height=\"%d\">"
                        .formatted(sum, what, days.size(), most, days.size() * BAR, HEIGHT));
        for (int i = 0; i < days.size(); i++) {
            long value = of.applyAsLong(days.get(i));
            long high = value == 0 ? 0 : Math.max(1, Math.round((double) value * HEIGHT / most));
            page.append("<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"><title>%s: %,d</title></rect>"
                    .formatted(
                            i * BAR, HEIGHT - high, BAR - 2, high, days.get(i).day(), value));
        }
        page.append("</svg><figcaption>%,d %s</figcaption></figure>%n".formatted(sum, what));
    }

    private static String ran(JobRun run, Instant now) {
        String when = run.isRunning()
                ? "running since " + run.startedAt().orElseThrow()
                : run.endedAt().map(at -> ago(at, now)).orElse("not yet");
        return run.failed() ? "FAILED, " + when : when;
    }

    private static String ago(Instant then, Instant now) {
        Duration passed = Duration.between(then, now);
        if (passed.toMinutes() < 2) {
            return Math.max(0, passed.toSeconds()) + " s ago";
        }
        return passed.toHours() < 3
                ? passed.toMinutes() + " min ago"
                : passed.toDays() < 3 ? passed.toHours() + " h ago" : passed.toDays() + " days ago";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
