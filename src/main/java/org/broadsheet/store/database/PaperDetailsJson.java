package org.broadsheet.store.database;

import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.broadsheet.papers.PaperDetails;
import org.broadsheet.papers.PubMedId;
import org.broadsheet.papers.Votes;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A paper's details as the text of one column, without PubMed's number, which has its own; only what there is:
 *
 * <pre>{"comment":"12 pages","journal":"…","licence":"…","summary":"…","code":"https://…","project":"…",
 *   "affiliations":["…"],"withdrawn":true,"server":"biorxiv",
 *   "votes":{"day":"2026-03-02","now":148,"before":90}}</pre>
 */
final class PaperDetailsJson {

    private static final JsonMapper JSON = JsonMapper.shared();

    private PaperDetailsJson() {}

    /** Null where there is nothing to say. */
    static @Nullable String write(PaperDetails details) {
        if (details.withPubmed(Optional.empty()).equals(PaperDetails.NONE)) {
            return null;
        }
        ObjectNode root = JSON.createObjectNode();
        put(root, "comment", details.comment());
        put(root, "journal", details.journalReference());
        put(root, "licence", details.licence());
        put(root, "summary", details.summary());
        put(root, "code", details.code().map(URI::toString).orElse(""));
        put(root, "project", details.project().map(URI::toString).orElse(""));
        if (!details.affiliations().isEmpty()) {
            details.affiliations().forEach(root.putArray("affiliations")::add);
        }
        if (details.withdrawn()) {
            root.put("withdrawn", true);
        }
        put(root, "server", details.server());
        details.votes()
                .ifPresent(votes -> root.putObject("votes")
                        .put("day", votes.day().toString())
                        .put("now", votes.now())
                        .put("before", votes.before()));
        return JSON.writeValueAsString(root);
    }

    private static void put(ObjectNode root, String name, String text) {
        if (!text.isEmpty()) {
            root.put(name, text);
        }
    }

    static PaperDetails read(String pubmed, String details) {
        Optional<PubMedId> number = Optional.ofNullable(pubmed).map(PubMedId::new);
        if (details == null) {
            return number.isEmpty() ? PaperDetails.NONE : PaperDetails.NONE.withPubmed(number);
        }
        JsonNode root = JSON.readTree(details);
        List<String> affiliations = new ArrayList<>();
        root.path("affiliations").forEach(each -> affiliations.add(each.asString()));
        return new PaperDetails(
                number,
                root.path("comment").asString(""),
                root.path("journal").asString(""),
                root.path("licence").asString(""),
                root.path("summary").asString(""),
                Optional.ofNullable(root.get("code")).map(JsonNode::asString).map(URI::create),
                Optional.ofNullable(root.get("project")).map(JsonNode::asString).map(URI::create),
                affiliations,
                root.path("withdrawn").asBoolean(false),
                root.path("server").asString(""),
                Optional.ofNullable(root.get("votes"))
                        .map(votes -> new Votes(
                                LocalDate.parse(votes.path("day").asString()),
                                votes.path("now").asInt(),
                                votes.path("before").asInt())));
    }
}
