package org.broadsheet.store.database;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.broadsheet.digest.Entry;
import org.broadsheet.digest.Section;
import org.broadsheet.digest.Trend;
import org.broadsheet.matching.Reason;
import org.broadsheet.papers.Author;
import org.broadsheet.papers.Category;
import org.broadsheet.papers.PaperId;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The sections of a digest as the text of one column:
 *
 * <pre>[{"name":"Sparse retrieval","kind":"INTEREST","entries":[
 *   {"paper":17,"score":94,"also":["Theory"],"folded":[18],"why":[
 *     {"words":"learned sparse"},{"liked":"2408.01234","title":"…"},{"follows":"Ada Okafor"},{"reads":"cs.IR"},
 *     {"closeTo":"posting lists"}]}]},
 *  {"name":"Trending today","kind":"TRENDING","entries":[
 *   {"paper":20,"trend":{"upvotes":148,"readers":2,"neighbours":3,"categories":1}}]}]</pre>
 *
 * An entry of which nothing else is known is {@code [paper]} or {@code [paper,score]}.
 */
public final class DigestJson {

    private static final JsonMapper JSON = JsonMapper.shared();

    private DigestJson() {}

    public static String write(List<Section> sections) {
        ArrayNode root = JSON.createArrayNode();
        for (Section section : sections) {
            ObjectNode written = root.addObject()
                    .put("name", section.name())
                    .put("kind", section.kind().name());
            ArrayNode entries = written.putArray("entries");
            for (Entry entry : section.entries()) {
                if (isBare(entry)) {
                    ArrayNode bare = entries.addArray().add(entry.paper());
                    entry.score().ifPresent(bare::add);
                } else {
                    write(entry, entries.addObject());
                }
            }
        }
        return root.toString();
    }

    private static boolean isBare(Entry entry) {
        return entry.alsoFits().isEmpty()
                && entry.folded().isEmpty()
                && entry.reasons().isEmpty()
                && entry.trend().isEmpty();
    }

    private static void write(Entry entry, ObjectNode into) {
        into.put("paper", entry.paper());
        entry.score().ifPresent(score -> into.put("score", score));
        if (!entry.alsoFits().isEmpty()) {
            ArrayNode also = into.putArray("also");
            entry.alsoFits().forEach(also::add);
        }
        if (!entry.folded().isEmpty()) {
            ArrayNode folded = into.putArray("folded");
            entry.folded().forEach(folded::add);
        }
        entry.trend()
                .ifPresent(trend -> into.putObject("trend")
                        .put("upvotes", trend.upvotes())
                        .put("readers", trend.readers())
                        .put("neighbours", trend.neighbours())
                        .put("categories", trend.categories()));
        if (!entry.reasons().isEmpty()) {
            ArrayNode why = into.putArray("why");
            entry.reasons().forEach(reason -> write(reason, why.addObject()));
        }
    }

    private static void write(Reason reason, ObjectNode into) {
        switch (reason) {
            case Reason.Words(String surface) -> into.put("words", surface);
            case Reason.LikedPaper(PaperId id, String title) ->
                into.put("liked", id.value()).put("title", title);
            case Reason.Follows(Author author) -> into.put("follows", author.name());
            case Reason.Always(String rule) -> into.put("always", rule);
            case Reason.Reads(Category category) -> into.put("reads", category.value());
            case Reason.NearInMeaning(String to, String sentence) ->
                into.put("near", to).put("sentence", sentence);
        }
    }

    public static List<Section> read(String text) {
        List<Section> sections = new ArrayList<>();
        for (JsonNode section : JSON.readTree(text)) {
            List<Entry> entries = new ArrayList<>();
            section.get("entries").forEach(entry -> entries.add(entry(entry)));
            sections.add(new Section(
                    section.get("name").asString(),
                    Section.Kind.valueOf(section.get("kind").asString()),
                    entries));
        }
        return sections;
    }

    /** Adds the numbers of all papers to those shown, in their order, and to those that a reader had, with what was folded into them. */
    public static void papers(String text, List<Long> shown, Set<Long> had) {
        for (JsonNode section : JSON.readTree(text)) {
            for (JsonNode entry : section.get("entries")) {
                long paper = entry.isArray()
                        ? entry.get(0).asLong()
                        : entry.get("paper").asLong();
                shown.add(paper);
                had.add(paper);
                entry.path("folded").forEach(number -> had.add(number.asLong()));
            }
        }
    }

    private static Entry entry(JsonNode from) {
        if (from.isArray()) {
            OptionalInt score = from.size() > 1 ? OptionalInt.of(from.get(1).asInt()) : OptionalInt.empty();
            return new Entry(from.get(0).asLong(), score, List.of(), List.of(), Optional.empty(), List.of());
        }
        List<String> also = new ArrayList<>();
        from.path("also").forEach(name -> also.add(name.asString()));
        List<Long> folded = new ArrayList<>();
        from.path("folded").forEach(number -> folded.add(number.asLong()));
        List<Reason> why = new ArrayList<>();
        from.path("why").forEach(reason -> why.add(reason(reason)));
        return new Entry(
                from.get("paper").asLong(),
                from.has("score") ? OptionalInt.of(from.get("score").asInt()) : OptionalInt.empty(),
                also,
                why,
                from.has("trend") ? Optional.of(trend(from.get("trend"))) : Optional.empty(),
                folded);
    }

    private static Trend trend(JsonNode from) {
        return new Trend(
                from.get("upvotes").asInt(),
                from.get("readers").asInt(),
                from.get("neighbours").asInt(),
                from.get("categories").asInt());
    }

    private static Reason reason(JsonNode from) {
        String kind = from.propertyNames().iterator().next();
        String what = from.get(kind).asString();
        return switch (kind) {
            case "words" -> new Reason.Words(what);
            case "liked" ->
                new Reason.LikedPaper(new PaperId(what), from.get("title").asString());
            case "follows" -> new Reason.Follows(new Author(what));
            case "always" -> new Reason.Always(what);
            case "reads" -> new Reason.Reads(new Category(what));
            case "near" -> new Reason.NearInMeaning(what, from.get("sentence").asString());
            // Digests made before there were meanings.
            case "closeTo" -> new Reason.NearInMeaning(what, "");
            default ->
                throw new IllegalStateException("A stored digest has a reason of a kind that nobody writes: " + kind);
        };
    }
}
