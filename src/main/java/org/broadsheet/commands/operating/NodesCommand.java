package org.broadsheet.commands.operating;

import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.broadsheet.commands.Common;
import org.broadsheet.commands.ExitCode;
import org.broadsheet.commands.Opened;
import org.broadsheet.commands.Opening;
import org.broadsheet.wellbeing.JobBook;
import org.broadsheet.wellbeing.JobBook.Node;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code broadsheet nodes}: the daemons on these tables. */
@Command(
        name = "nodes",
        description = "List the daemons that run, or ran, on these tables, and when each gave a sign of life.",
        mixinStandardHelpOptions = true,
        footer = {"", "Examples:", "  broadsheet nodes --json", "  broadsheet nodes forget host:/var/lib/broadsheet"})
public final class NodesCommand implements Callable<Integer> {

    /** What the list takes. */
    public interface Parts extends Opened {
        JobBook jobBook();
    }

    private final Opening<Parts> opening;

    public NodesCommand(Opening<Parts> opening) {
        this.opening = opening;
    }

    @Mixin
    private Common common;

    @Override
    public Integer call() {
        try (Parts instance = opening.open(common, InstantSource.system())) {
            List<Node> nodes = instance.jobBook().nodes();
            common.answer(
                    System.out,
                    Map.of("nodes", nodes.stream().map(NodesCommand::fields).toList()),
                    nodes.isEmpty()
                            ? "No daemon has run on these tables yet."
                            : nodes.stream().map(NodesCommand::line).collect(Collectors.joining("\n")));
            return ExitCode.DONE;
        }
    }

    /** Forgets one. */
    @Command(
            name = "forget",
            description = "Forget a daemon that is gone for good, so that nobody misses it.",
            mixinStandardHelpOptions = true,
            footer = {"", "Example: broadsheet nodes forget host:/var/lib/broadsheet"})
    int forget(
            @Mixin Common where,
            @Parameters(paramLabel = "NODE", description = "Its name, as the list has it.") String name) {
        try (Parts instance = opening.open(where, InstantSource.system())) {
            if (instance.jobBook().nodes().stream()
                    .noneMatch(node -> node.name().equals(name))) {
                throw new IllegalStateException("There is no node %s. See broadsheet nodes.".formatted(name));
            }
            instance.jobBook().forget(name);
            where.answer(System.out, Map.of("forgotten", name), name + " is forgotten.");
            return ExitCode.DONE;
        }
    }

    private static String line(Node node) {
        return "%s  %s  seen %s%s"
                .formatted(
                        node.name(),
                        node.version(),
                        node.seenAt(),
                        node.stoppedAt().map(at -> ", told to end").orElse(""));
    }

    private static Map<String, Object> fields(Node node) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", node.name());
        fields.put("version", node.version());
        fields.put("startedAt", node.startedAt().toString());
        fields.put("seenAt", node.seenAt().toString());
        fields.put("stoppedAt", node.stoppedAt().map(Instant::toString).orElse(null));
        return fields;
    }
}
