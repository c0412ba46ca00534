package org.broadsheet.commands;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.broadsheet.profiles.PaperLists;

/** What {@code broadsheet sources lists} says of the lists that readers keep elsewhere. */
final class ListLines {

    private ListLines() {}

    /** @return the exit code: whether all can be read */
    static int answer(Common common, List<PaperLists.Kept> all) {
        common.answer(
                System.out,
                Map.of("lists", all.stream().map(ListLines::fields).toList()),
                all.isEmpty()
                        ? "No reader names a list."
                        : all.stream().map(ListLines::line).collect(Collectors.joining("\n")));
        return all.stream().allMatch(one -> one.health().failingSince().isEmpty()) ? ExitCode.DONE : ExitCode.NOT_DONE;
    }

    private static Map<String, Object> fields(PaperLists.Kept one) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("list", one.list().text());
        fields.put("readers", one.readers());
        fields.put("papers", one.health().papers());
        fields.put("readAt", SourcesCommand.text(one.health().readAt()));
        fields.put("failingSince", SourcesCommand.text(one.health().failingSince()));
        fields.put("problem", one.health().problem());
        return fields;
    }

    private static String some(long count, String what) {
        return "%,d %s%s".formatted(count, what, count == 1 ? "" : "s");
    }

    private static String line(PaperLists.Kept one) {
        Optional<Instant> failing = one.health().failingSince();
        return "%s %s: %s for %s, %s%s"
                .formatted(
                        failing.isEmpty() ? " " : "!",
                        one.list().text(),
                        some(one.health().papers(), "paper"),
                        some(one.readers(), "reader"),
                        one.health().readAt().map(at -> "read " + at).orElse("not read yet"),
                        failing.map(since -> "; not since %s: %s"
                                        .formatted(
                                                since,
                                                SourcesCommand.shown(
                                                        one.health().problem())))
                                .orElse(""));
    }
}
