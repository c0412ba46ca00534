package org.broadsheet.commands;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.broadsheet.config.Problem;
import org.broadsheet.delivery.Letter;
import org.broadsheet.digest.Digest;
import org.broadsheet.digest.DigestMail;
import org.broadsheet.digest.DigestRun;
import org.broadsheet.digest.DigestStore;
import org.broadsheet.digest.Entry;
import org.broadsheet.digest.Section;
import org.broadsheet.matching.MatchRun;
import org.broadsheet.matching.Matcher;
import org.broadsheet.papers.Library;
import org.broadsheet.papers.Paper;
import org.broadsheet.papers.ShelvedPaper;
import org.broadsheet.profiles.EmailAddress;
import org.broadsheet.profiles.ReaderId;
import org.broadsheet.profiles.Subscriber;
import org.broadsheet.profiles.Subscriber.Origin;
import org.broadsheet.profiles.Subscribers;
import org.broadsheet.simulation.ForeignInterests;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code broadsheet preview}: somebody's digest, as it went or as it would go now. */
@Command(
        name = "preview",
        description = {
            "Show a reader's digest without sending or recording it: as it was recorded for that date,"
                    + " else as it would be made now.",
            "Without --open or --html its text part is printed."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  broadsheet preview ilse --open",
            "  broadsheet preview s42 --date 2026-03-02 --text"
        })
public final class PreviewCommand implements Callable<Integer> {

    /** What a preview takes. */
    public interface Parts extends Opened {
        List<Problem> followProfiles();

        Subscribers subscribers();

        Matcher matcher();

        MatchRun matchRun();

        DigestStore digests();

        DigestRun digestRun();

        DigestMail digestMail();

        Library library();

        InstantSource time();
    }

    private final Opening<Parts> opening;

    public PreviewCommand(Opening<Parts> opening) {
        this.opening = opening;
    }

    @Mixin
    private Common common;

    @Parameters(
            paramLabel = "READER",
            description = "A profile file's name (ada for ada.yaml), an e-mail address, or a number like s42.")
    private String name;

    @Option(
            names = "--date",
            paramLabel = "D",
            description = "Such as 2026-03-02. Default: today, where the reader is.")
    private LocalDate date;

    @Option(names = "--open", description = "Show it in the browser.")
    private boolean open;

    @Option(names = "--html", paramLabel = "FILE", description = "Write the HTML part to this file.")
    private Path html;

    @Option(names = "--text", description = "Print the text part, also beside --open or --html.")
    private boolean text;

    @Override
    public Integer call() throws IOException {
        try (Parts instance = opening.open(common, InstantSource.system())) {
            List<Problem> edits = instance.followProfiles().stream()
                    .filter(problem -> problem.file().endsWith(file() + ".yaml"))
                    .toList();
            edits.forEach(System.err::println);
            Optional<Subscriber> found = find(instance.subscribers());
            if (found.isEmpty() && !edits.isEmpty()) {
                return ExitCode.NEEDS_EDIT;
            }
            if (found.isEmpty()) {
                throw new IllegalArgumentException(
                        "There is no reader \"%s\". Give a profile file's name, an e-mail address or a number like s42; broadsheet profiles list shows them."
                                .formatted(name));
            }
            Subscriber reader = found.get();
            LocalDate wanted = date == null
                    ? LocalDate.ofInstant(
                            instance.time().instant(), reader.time().zone())
                    : date;
            Digest digest = instance.digests().find(reader.id(), wanted).orElseGet(() -> {
                instance.matchRun().run();
                return instance.digestRun().preview(reader, wanted);
            });
            ForeignInterests.interests(instance.matcher(), reader).forEach(System.err::println);
            show(digest, instance.digestMail().letter(reader, digest), instance);
            return ExitCode.DONE;
        }
    }

    private Optional<Subscriber> find(Subscribers subscribers) {
        Optional<Subscriber> direct = ReaderId.parse(name)
                .flatMap(subscribers::find)
                .or(() -> EmailAddress.parse(name).flatMap(subscribers::find));
        if (direct.isPresent()) {
            return direct;
        }
        String file = file();
        List<Subscriber> found = new ArrayList<>();
        subscribers.each(reader -> {
            if (reader.origin() instanceof Origin.File(String of) && of.equals(file)) {
                found.add(reader);
            }
        });
        return found.stream().findFirst();
    }

    /** The profile that is meant, if one is. */
    private String file() {
        return name.replaceFirst("\\.ya?ml$", "");
    }

    private void show(Digest digest, Letter letter, Parts instance) throws IOException {
        Path file = html == null && open ? Files.createTempFile("broadsheet-", ".html") : html;
        if (file != null) {
            Files.writeString(file, letter.html());
        }
        if (open) {
            open(file);
        }
        common.answer(
                System.out,
                fields(digest, letter, papers(digest, instance.library()), instance.digestMail()),
                file == null || text ? letter.text() : "Written to " + file);
    }

    private static Map<Long, ShelvedPaper> papers(Digest digest, Library library) {
        Map<Long, ShelvedPaper> papers = new HashMap<>();
        library.byNumber(digest.entries().stream().map(Entry::paper).toList())
                .forEach(paper -> papers.put(paper.number(), paper));
        return papers;
    }

    private static void open(Path html) throws IOException {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String opener = system.contains("mac") ? "open" : system.contains("win") ? "explorer" : "xdg-open";
        new ProcessBuilder(opener, html.toUri().toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Every paper has a reason: where none stands out, it is the interest as a whole. */
    private static Map<String, Object> fields(Paper paper, Section section, Entry entry, DigestMail mail) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", paper.id().value());
        fields.put("title", paper.title());
        fields.put("section", section.name());
        entry.score().ifPresent(score -> fields.put("score", score));
        List<String> reasons = mail.reasons(entry);
        fields.put(
                "reasons",
                !reasons.isEmpty()
                        ? reasons
                        : List.of(
                                entry.score().isPresent()
                                        ? "fits all of \"" + section.name() + "\" a little"
                                        : "new today"));
        return fields;
    }

    private static Map<String, Object> fields(
            Digest digest, Letter letter, Map<Long, ShelvedPaper> known, DigestMail mail) {
        List<Map<String, Object>> papers = new ArrayList<>();
        for (Section section : digest.sections()) {
            for (Entry entry : section.entries()) {
                Optional.ofNullable(known.get(entry.paper()))
                        .ifPresent(paper -> papers.add(fields(paper.paper(), section, entry, mail)));
            }
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("reader", digest.reader().toString());
        fields.put("date", digest.date().toString());
        fields.put("subject", letter.subject());
        fields.put("considered", digest.considered());
        fields.put("papers", papers);
        return fields;
    }
}
