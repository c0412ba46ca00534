package org.broadsheet.store.database;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.broadsheet.papers.Author;
import org.broadsheet.papers.Category;
import org.broadsheet.papers.PaperId;
import org.broadsheet.papers.PaperList;
import org.broadsheet.profiles.Interest;
import org.broadsheet.profiles.NamedInterest;
import org.broadsheet.profiles.PaperReference;
import org.broadsheet.profiles.Profile;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A profile as the text of one column; what was written before there were languages has none. The first member is the version of the form, so that a newer program can read what
 * an older one wrote:
 *
 * <pre>{"v":1,"trending":3,"atMost":10,"floor":20,"variety":0.1,"whenEmpty":"NOTHING","language":"en","interests":[
 *   {"name":"Sparse retrieval","atMost":5,"wants":[{"about":"…"},{"like":"2408.01234"},{"likeTitle":"…"}]}]}</pre>
 */
public final class ProfileJson {

    private static final int VERSION = 1;
    private static final JsonMapper JSON = JsonMapper.shared();

    private ProfileJson() {}

    public static String write(Profile profile) {
        ObjectNode root = JSON.createObjectNode()
                .put("v", VERSION)
                .put("trending", profile.trending())
                .put("atMost", profile.atMost())
                .put("floor", profile.floor())
                .put("variety", profile.variety())
                .put("whenEmpty", profile.whenEmpty().name())
                .put("language", profile.language());
        ArrayNode interests = root.putArray("interests");
        for (NamedInterest interest : profile.interests()) {
            ObjectNode written = interests.addObject().put("name", interest.name());
            interest.atMost().ifPresent(most -> written.put("atMost", most));
            ArrayNode wants = written.putArray("wants");
            interest.wants().forEach(want -> add(wants.addObject(), want));
        }
        return JSON.writeValueAsString(root);
    }

    private static void add(ObjectNode to, Interest want) {
        switch (want) {
            case Interest.About(String text) -> to.put("about", text);
            case Interest.LikePaper(PaperReference paper) -> add(to, "like", paper);
            case Interest.DislikePaper(PaperReference paper) -> add(to, "dislike", paper);
            case Interest.ByAuthor(Author author) -> to.put("author", author.name());
            case Interest.InCategory(Category category) -> to.put("category", category.value());
            case Interest.Without(String what) -> to.put("without", what);
            case Interest.Always(String what) -> to.put("always", what);
            case Interest.Only(String what) -> to.put("only", what);
        }
    }

    private static void add(ObjectNode to, String verdict, PaperReference paper) {
        switch (paper) {
            case PaperReference.ById(PaperId id) -> to.put(verdict, id.value());
            case PaperReference.ByTitle(String title) -> to.put(verdict + "Title", title);
            case PaperReference.InList(PaperList list) -> to.put(verdict + "List", list.written());
        }
    }

    /** @throws IllegalStateException if the text is not what {@link #write} writes */
    public static Profile read(String json) {
        JsonNode root = JSON.readTree(json);
        if (root.path("v").asInt(0) != VERSION) {
            throw new IllegalStateException(
                    "A stored profile has the form %s; this program reads form %d. A newer Broadsheet wrote it: run that one."
                            .formatted(root.path("v"), VERSION));
        }
        List<NamedInterest> interests = new ArrayList<>();
        for (JsonNode interest : root.required("interests")) {
            List<Interest> wants = new ArrayList<>();
            for (JsonNode want : interest.required("wants")) {
                want.properties().forEach(member -> wants.add(want(member)));
            }
            JsonNode atMost = interest.path("atMost");
            interests.add(new NamedInterest(
                    interest.required("name").stringValue(),
                    wants,
                    atMost.isMissingNode() ? OptionalInt.empty() : OptionalInt.of(atMost.intValue())));
        }
        return new Profile(
                interests,
                root.required("trending").intValue(),
                root.required("atMost").intValue(),
                root.required("floor").intValue(),
                root.required("variety").doubleValue(),
                Profile.WhenEmpty.valueOf(root.required("whenEmpty").stringValue()),
                root.path("language").stringValue(Profile.DEFAULT_LANGUAGE));
    }

    private static PaperReference list(String text) {
        return new PaperReference.InList(PaperList.parse(text)
                .orElseThrow(() -> new IllegalStateException(
                        "A stored profile names a list of papers of a kind that this program does not know.")));
    }

    private static Interest want(Map.Entry<String, JsonNode> member) {
        String text = member.getValue().stringValue();
        return switch (member.getKey()) {
            case "about" -> new Interest.About(text);
            case "like" -> new Interest.LikePaper(new PaperReference.ById(new PaperId(text)));
            case "likeTitle" -> new Interest.LikePaper(new PaperReference.ByTitle(text));
            case "likeList" -> new Interest.LikePaper(list(text));
            case "dislikeList" -> new Interest.DislikePaper(list(text));
            case "dislike" -> new Interest.DislikePaper(new PaperReference.ById(new PaperId(text)));
            case "dislikeTitle" -> new Interest.DislikePaper(new PaperReference.ByTitle(text));
            case "author" -> new Interest.ByAuthor(new Author(text));
            case "category" -> new Interest.InCategory(new Category(text));
            case "without" -> new Interest.Without(text);
            case "always" -> new Interest.Always(text);
            case "only" -> new Interest.Only(text);
            default ->
                throw new IllegalStateException(
                        "A stored profile wants \"%s\", which this program does not know.".formatted(member.getKey()));
        };
    }
}
