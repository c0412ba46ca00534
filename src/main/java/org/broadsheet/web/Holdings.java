package org.broadsheet.web;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.broadsheet.digest.DigestStore;
import org.broadsheet.feedback.FeedbackDesk;
import org.broadsheet.papers.Library;
import org.broadsheet.papers.ShelvedPaper;
import org.broadsheet.profiles.Interest;
import org.broadsheet.profiles.NamedInterest;
import org.broadsheet.profiles.PaperReference;
import org.broadsheet.profiles.Profile;
import org.broadsheet.profiles.Subscriber;
import org.broadsheet.subscription.HeldRecords;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Everything that is held about a reader, as JSON for them to keep: GDPR, article 15 and 20, asks for no less. First what a person
 * looks for, in words; then, under {@code records}, every row of every table that is about them: consent, digests with scores and
 * reasons, requests that wait, mails, what was learned.
 */
final class Holdings {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final DigestStore digests;
    private final Library library;
    private final FeedbackDesk feedback;
    private final HeldRecords records;

    Holdings(Site.Parts parts) {
        this.digests = parts.digests();
        this.library = parts.library();
        this.feedback = parts.feedback();
        this.records = parts.records();
    }

    String json(Subscriber reader) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("reader", reader.id().toString());
        all.put("email", reader.email().value());
        all.put("name", reader.name());
        all.put("since", reader.since().toString());
        all.put("profileChanged", reader.profileChanged().toString());
        reader.pausedUntil().ifPresent(until -> all.put("pausedUntil", until.toString()));
        if (reader.origin() instanceof Subscriber.Origin.File(String name)) {
            all.put("profileFile", name);
        }
        all.put("at", reader.time().at().toString());
        all.put("timezone", reader.time().zone().getId());
        all.put(
                "days",
                reader.time().days().stream().sorted().map(DayOfWeek::name).toList());
        all.put("profile", profile(reader.profile()));
        all.put(
                "verdicts",
                feedback.learned(reader.id()).stream()
                        .map(learned -> Map.of(
                                "paper", learned.paper().paper().id().value(),
                                "title", learned.paper().paper().title(),
                                "verdict", learned.verdict().name(),
                                "at", learned.at().toString()))
                        .toList());
        all.put("papersSent", sent(reader));
        all.put("records", records.of(reader.id(), reader.email()));
        return JSON.writeValueAsString(all);
    }

    private List<String> sent(Subscriber reader) {
        return library.byNumber(digests.shown(reader.id())).stream()
                .map(ShelvedPaper::paper)
                .map(paper -> paper.id() + " " + paper.title())
                .toList();
    }

    private static Map<String, Object> profile(Profile profile) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("atMost", profile.atMost());
        all.put("trending", profile.trending());
        all.put("floor", profile.floor());
        all.put("variety", profile.variety());
        all.put("whenEmpty", profile.whenEmpty().name());
        List<Object> interests = new ArrayList<>();
        for (NamedInterest interest : profile.interests()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("name", interest.name());
            if (interest.atMost().isPresent()) {
                one.put("atMost", interest.atMost().getAsInt());
            }
            one.put("wants", interest.wants().stream().map(Holdings::want).toList());
            interests.add(one);
        }
        all.put("interests", interests);
        return all;
    }

    private static Map<String, String> want(Interest want) {
        return switch (want) {
            case Interest.About(String text) -> Map.of("about", text);
            case Interest.LikePaper(PaperReference paper) -> Map.of("like", paper.text());
            case Interest.DislikePaper(PaperReference paper) -> Map.of("dislike", paper.text());
            case Interest.ByAuthor(var author) -> Map.of("author", author.name());
            case Interest.InCategory(var category) -> Map.of("category", category.value());
            case Interest.Without(String what) -> Map.of("without", what);
            case Interest.Always(String what) -> Map.of("always", what);
            case Interest.Only(String what) -> Map.of("only", what);
        };
    }
}
