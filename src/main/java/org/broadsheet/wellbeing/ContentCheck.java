package org.broadsheet.wellbeing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.broadsheet.wellbeing.Trouble.Kind;

/** Whether profile files, the index, the model and the tables fit what the program expects. */
public final class ContentCheck implements Check {

    /** A running index takes in papers within seconds. */
    static final Duration LAG = Duration.ofMinutes(2);

    private final Sights sights;
    private final JobBook jobs;

    /**
     * What can be seen.
     *
     * @param edits what the profile files need, a sentence each
     * @param unindexed how many papers after a number were there at a time
     * @param embedderTrouble what keeps the model from reading
     * @param schemaAhead the tables' version, where it is newer than the program knows
     */
    public record Sights(
            Supplier<List<String>> edits,
            Unindexed unindexed,
            Supplier<Optional<String>> embedderTrouble,
            Supplier<Optional<String>> schemaAhead) {}

    /** Counts papers. */
    @FunctionalInterface
    public interface Unindexed {
        /** How many papers with a number beyond {@code through} had come before that time. */
        long after(long through, Instant before);
    }

    /** @param jobs says how far each running daemon's index is */
    public ContentCheck(Sights sights, JobBook jobs) {
        this.sights = sights;
        this.jobs = jobs;
    }

    @Override
    public List<Trouble> look(Instant now) {
        List<Trouble> troubles = new ArrayList<>();
        List<String> edits = sights.edits().get();
        if (!edits.isEmpty()) {
            troubles.add(Trouble.unwell(
                    Kind.PROFILES,
                    "",
                    "%s in the profile files; the first: %s"
                            .formatted(
                                    edits.size() == 1 ? "An edit is needed" : edits.size() + " edits are needed",
                                    edits.getFirst()),
                    "broadsheet profiles check lists all; those readers stay as they were."));
        }
        sights.embedderTrouble()
                .get()
                .map(said -> Trouble.unwell(Kind.MODEL, "", said, "Matching goes on by words alone."))
                .ifPresent(troubles::add);
        sights.schemaAhead()
                .get()
                .map(version -> Trouble.unwell(
                        Kind.SCHEMA,
                        "",
                        "The tables are of version %s, newer than this program knows.".formatted(version),
                        "Install the newer program here too, then start it again."))
                .ifPresent(troubles::add);
        List<JobBook.Node> running =
                jobs.nodes().stream().filter(node -> node.stoppedAt().isEmpty()).toList();
        for (JobBook.Node node : running) {
            index(node, running.size() == 1 ? "" : node.name(), now).ifPresent(troubles::add);
        }
        return troubles;
    }

    private Optional<Trouble> index(JobBook.Node node, String subject, Instant now) {
        long behind = sights.unindexed().after(node.indexedThrough().orElse(0), now.minus(LAG));
        if (behind == 0) {
            return Optional.empty();
        }
        return Optional.of(
                node.indexedThrough().isEmpty() && node.startedAt().isAfter(now.minus(LAG))
                        ? Trouble.unknown(
                                Kind.INDEX,
                                subject,
                                "Nobody has said yet how far the search index is.",
                                "The daemon does so when it has opened it.")
                        : Trouble.unwell(
                                Kind.INDEX,
                                subject,
                                "The search index lacks %,d papers.".formatted(behind),
                                "It catches up by itself while the job archive runs; else: broadsheet archive rebuild."));
    }
}
