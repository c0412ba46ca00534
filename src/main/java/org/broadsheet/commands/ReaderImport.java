package org.broadsheet.commands;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.broadsheet.commands.ReadersCommand.Parts;
import org.broadsheet.config.ProfileFolder;
import org.broadsheet.feedback.FeedbackStore;
import org.broadsheet.feedback.Judgement;
import org.broadsheet.feedback.Verdict;
import org.broadsheet.letters.Request;
import org.broadsheet.letters.Wish;
import org.broadsheet.papers.PaperId;
import org.broadsheet.papers.ShelvedPaper;
import org.broadsheet.profiles.DigestTime;
import org.broadsheet.profiles.EmailAddress;
import org.broadsheet.profiles.Interest;
import org.broadsheet.profiles.Profile;
import org.broadsheet.profiles.Subscriber;
import org.broadsheet.profiles.Subscribers;
import org.broadsheet.profiles.Subscribers.FileReader;
import org.broadsheet.subscription.Answer;
import org.broadsheet.subscription.ProfileYaml;
import org.broadsheet.subscription.Proof;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Makes what a table of readers says true, one record after the other, and writes such a table. */
final class ReaderImport {

    /** What became of a record; the text is for people. */
    enum Became {
        ADDED("added"),
        ASKED("asked to confirm"),
        CHANGED("changed"),
        UNCHANGED("as they were"),
        NOT_ADDED("not added: they read already, or had everything deleted"),
        NOT_CHANGED("not changed: a profile file describes them, or they were changed just now");

        private final String text;

        Became(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    /** One record, checked: nothing of it is done yet. */
    private record Wanted(
            ReaderTable.Row row,
            EmailAddress email,
            Optional<FileReader> profile,
            Optional<Instant> pausedUntil,
            List<JsonNode> verdicts) {}

    private final Parts instance;
    private final Optional<String> consent;
    private final boolean update;
    private final Instant now;

    /** @param consent how new readers have agreed; empty to ask them */
    ReaderImport(Parts instance, Optional<String> consent, boolean update, Instant now) {
        this.instance = instance;
        this.consent = consent;
        this.update = update;
        this.now = now;
    }

    /** Checks every record, then does them; {@code each} hears of every one. Returns the edits needed, having done nothing if there are any. */
    List<String> run(List<ReaderTable.Row> rows, Heard each) {
        List<Wanted> all = new ArrayList<>();
        List<String> edits = new ArrayList<>();
        for (ReaderTable.Row row : rows) {
            try {
                all.add(checked(row));
            } catch (IllegalArgumentException needsEdit) {
                edits.add("record " + row.place() + ": " + needsEdit.getMessage());
            }
        }
        if (edits.isEmpty()) {
            all.forEach(wanted -> each.became(wanted.row(), done(wanted)));
        }
        return edits;
    }

    /** Hears what became of each record. */
    interface Heard {
        void became(ReaderTable.Row row, Became what);
    }

    private Wanted checked(ReaderTable.Row row) {
        EmailAddress email = new EmailAddress(row.column("email"));
        Optional<FileReader> profile = Optional.of(row.column("profile"))
                .filter(text -> !text.isEmpty())
                .map(text -> ProfileFolder.parse(text, instance.readerDefaults()));
        request(row, email);
        String paused = row.column("pausedUntil");
        JsonNode verdicts =
                JsonMapper.shared().readTree(row.column("verdicts").isEmpty() ? "[]" : row.column("verdicts"));
        for (JsonNode verdict : verdicts) {
            judged(verdict);
        }
        return new Wanted(
                row,
                email,
                profile,
                paused.isEmpty()
                        ? Optional.empty()
                        : Optional.of(ZonedDateTime.parse(paused).toInstant()),
                List.copyOf(verdicts.values()));
    }

    private Request request(ReaderTable.Row row, EmailAddress email) {
        boolean usualTime = row.column("at").isEmpty()
                && row.column("timezone").isEmpty()
                && row.column("days").isEmpty();
        DigestTime usual = new DigestTime(
                instance.readerDefaults().at(), instance.readerDefaults().zone(), DigestTime.WEEKDAYS);
        Wish wish =
                new Wish(row.column("about"), List.of(), usualTime ? Optional.empty() : Optional.of(time(row, usual)));
        return consent.<Request>map(how -> new Request.Enrol(email, row.column("name"), wish, how))
                .orElseGet(() -> new Request.Subscribe(email, row.column("name"), wish));
    }

    private static DigestTime time(ReaderTable.Row row, DigestTime usual) {
        return new DigestTime(
                ReaderTable.clock(row.column("at"), usual.at()),
                ReaderTable.zone(row.column("timezone"), usual.zone()),
                ReaderTable.days(row.column("days"), usual.days()));
    }

    private Became done(Wanted wanted) {
        Optional<Subscriber> before = instance.subscribers().find(wanted.email());
        if (before.isPresent()) {
            return update ? changed(wanted, before.get()) : Became.NOT_ADDED;
        }
        Answer answer = instance.subscriptionDesk()
                .handle(request(wanted.row(), wanted.email()), new Proof.Operator(Optional.empty()), now);
        if (answer instanceof Answer.Enrolled(Subscriber reader)) {
            changed(wanted, reader);
            return Became.ADDED;
        }
        return answer instanceof Answer.CheckYourMail ? Became.ASKED : Became.NOT_ADDED;
    }

    private Became changed(Wanted wanted, Subscriber reader) {
        Subscriber before = instance.subscribers().written(reader.id()).orElseThrow();
        String name = wanted.profile()
                .map(FileReader::name)
                .orElse(
                        wanted.row().column("name").isEmpty()
                                ? before.name()
                                : wanted.row().column("name"));
        DigestTime time = wanted.profile().map(FileReader::time).orElseGet(() -> time(wanted.row(), before.time()));
        Profile profile = wanted.profile().map(FileReader::profile).orElse(before.profile());
        boolean same = name.equals(before.name()) && time.equals(before.time()) && profile.equals(before.profile());
        if (!same
                && instance.subscribers().change(before.id(), before.edition(), name, time, profile, now)
                        != Subscribers.Changed.DONE) {
            return Became.NOT_CHANGED;
        }
        boolean about = wanted.profile().isEmpty()
                && !wanted.row().column("about").isEmpty()
                && !wanted.row().column("about").equals(about(before));
        if (about) {
            instance.subscriptionDesk()
                    .handle(
                            new Request.SetInterests(List.of(wanted.row().column("about"))),
                            new Proof.Operator(Optional.of(before.id())),
                            now);
        }
        boolean paused =
                wanted.pausedUntil().isPresent() && !wanted.pausedUntil().equals(before.pausedUntil());
        if (paused) {
            instance.subscribers().pause(before.id(), wanted.pausedUntil());
        }
        boolean judged =
                wanted.verdicts().stream().map(said -> judge(before, said)).reduce(false, Boolean::logicalOr);
        return same && !about && !paused && !judged ? Became.UNCHANGED : Became.CHANGED;
    }

    /** Keeps a verdict on a paper that is here. */
    private boolean judge(Subscriber reader, JsonNode said) {
        Judged judged = judged(said);
        return instance.library()
                .find(judged.paper())
                .map(paper -> instance.judgements()
                        .record(new Judgement(
                                reader.id(), paper.number(), judged.verdict(), judged.interest(), judged.at())))
                .filter(kept -> kept == FeedbackStore.Kept.NEW)
                .isPresent();
    }

    private record Judged(PaperId paper, Verdict verdict, Optional<String> interest, Instant at) {}

    private static Judged judged(JsonNode said) {
        return new Judged(
                new PaperId(said.path("paper").asString("")),
                Verdict.valueOf(said.path("verdict").asString("").toUpperCase(Locale.ROOT)),
                Optional.of(said.path("interest").asString("")).filter(name -> !name.isEmpty()),
                Instant.parse(said.path("at").asString("")));
    }

    /** A reader as a table holds them. */
    static Map<String, Object> columns(Subscriber reader) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("email", reader.email().value());
        row.put("name", reader.name());
        row.put("about", about(reader));
        row.put("at", reader.time().at().toString());
        row.put("timezone", reader.time().zone().getId());
        row.put("days", ReaderTable.days(reader.time().days()));
        return row;
    }

    /** And with all that JSON can hold. */
    static Map<String, Object> everything(Parts instance, Subscriber reader) {
        Subscriber written = instance.subscribers().written(reader.id()).orElse(reader);
        Map<String, Object> row = columns(written);
        row.put("profile", ProfileYaml.write(written));
        row.put("pausedUntil", written.pausedUntil().map(Instant::toString).orElse(""));
        List<Judgement> judgements = instance.judgements().of(reader.id());
        Map<Long, ShelvedPaper> papers =
                instance
                        .library()
                        .byNumber(judgements.stream().map(Judgement::paper).toList())
                        .stream()
                        .collect(Collectors.toMap(ShelvedPaper::number, paper -> paper));
        row.put(
                "verdicts",
                judgements.reversed().stream()
                        .flatMap(one ->
                                Optional.ofNullable(papers.get(one.paper())).map(paper -> verdict(one, paper)).stream())
                        .toList());
        return row;
    }

    private static Map<String, Object> verdict(Judgement said, ShelvedPaper paper) {
        return Map.of(
                "paper", paper.paper().identifiers().getFirst().value(),
                "verdict", said.verdict().name().toLowerCase(Locale.ROOT),
                "interest", said.interest().orElse(""),
                "at", said.at().toString());
    }

    private static String about(Subscriber reader) {
        return reader.profile().interests().stream()
                .flatMap(interest -> interest.all(Interest.About.class).stream())
                .map(Interest.About::text)
                .collect(Collectors.joining("\n\n"));
    }
}
