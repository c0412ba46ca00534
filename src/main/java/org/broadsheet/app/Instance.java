package org.broadsheet.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.broadsheet.digest.DigestMail;
import org.broadsheet.digest.DigestRun;
import org.broadsheet.digest.DigestSettings;
import org.broadsheet.digest.DigestStore;
import org.broadsheet.digest.Explainer;
import org.broadsheet.digest.Likeness;
import org.broadsheet.digest.ReaderLinks;
import org.broadsheet.matching.Archive;
import org.broadsheet.matching.MatchRun;
import org.broadsheet.matching.MatchStore;
import org.broadsheet.matching.Matcher;
import org.broadsheet.papers.Library;
import org.broadsheet.papers.Paper;
import org.broadsheet.profiles.Subscribers;
import org.broadsheet.rendering.TemplateProblem;
import org.broadsheet.rendering.Templates;
import org.broadsheet.sources.Intake;
import org.broadsheet.sources.PaperShelf;
import org.broadsheet.store.Database;
import org.broadsheet.store.JdbcDigests;
import org.broadsheet.store.JdbcLibrary;
import org.broadsheet.store.JdbcMatches;
import org.broadsheet.store.JdbcPaperShelf;
import org.broadsheet.store.JdbcSubscribers;
import org.broadsheet.store.SideDoor;

/**
 * One instance of Broadsheet, put together by hand: reading this class from top to bottom is reading the architecture.
 * Every command opens one, uses it and closes it.
 */
final class Instance implements AutoCloseable {

    private final Path data;
    private final Database database;
    private final Templates templates;
    private final InstantSource time;
    private final Matcher matcher;
    private Archive archive;

    private Instance(Path data, Database database, Templates templates, InstantSource time) {
        this.data = data;
        this.database = database;
        this.templates = templates;
        this.time = time;
        this.matcher = new Matcher(library());
    }

    /**
     * Opens the instance in {@code --data} for a command, beside the daemon if one is running; makes the folder and the
     * tables where they are missing.
     */
    static Instance open(Common common, InstantSource time) {
        Optional<DaemonLock> lock = lock(common);
        if (lock.isPresent()) {
            lock.get().close();
            return openAlone(common, time);
        }
        return new Instance(
                common.data,
                Database.open(SideDoor.address(common.data).orElseGet(() -> Database.embedded(common.data))),
                templates(common),
                time);
    }

    /** Opens the instance for the daemon, which holds its lock. */
    static Instance openAlone(Common common, InstantSource time) {
        return new Instance(common.data, Database.open(Database.embedded(common.data)), templates(common), time);
    }

    /** @throws TemplateMistakes if a template cannot be used, before anything is opened or sent */
    private static Templates templates(Common common) {
        Templates templates =
                Templates.from(Optional.of(common.templates == null ? Path.of("templates") : common.templates));
        List<TemplateProblem> problems = templates.check(DigestMail.samples());
        if (!problems.isEmpty()) {
            throw new TemplateMistakes(problems);
        }
        return templates;
    }

    /** The lock of the data folder, made if it is missing; empty if a daemon holds it. */
    static Optional<DaemonLock> lock(Common common) {
        try {
            Files.createDirectories(common.data);
        } catch (IOException refused) {
            throw new UncheckedIOException(
                    "Could not make the folder %s. Name one that can be written with --data.".formatted(common.data),
                    refused);
        }
        return DaemonLock.take(common.data);
    }

    Database database() {
        return database;
    }

    Intake intake() {
        return new Intake(shelf(), time);
    }

    PaperShelf shelf() {
        return new JdbcPaperShelf(database);
    }

    Templates templates() {
        return templates;
    }

    InstantSource time() {
        return time;
    }

    Library library() {
        return new JdbcLibrary(database);
    }

    /** The search index, opened and brought up to date when first asked for. */
    synchronized Archive archive() {
        if (archive == null) {
            archive = Archive.open(index(), library());
        }
        return archive;
    }

    /** The folder of the search index. */
    Path index() {
        return data.resolve("index");
    }

    Subscribers subscribers() {
        return new JdbcSubscribers(database);
    }

    Matcher matcher() {
        return matcher;
    }

    MatchStore matches() {
        return new JdbcMatches(database);
    }

    MatchRun matchRun() {
        return new MatchRun(library(), subscribers(), matches(), matcher(), time);
    }

    DigestStore digests() {
        return new JdbcDigests(database);
    }

    DigestRun digestRun() {
        return new DigestRun(
                digests(), subscribers(), matches(), library(), likeness(), explainer(), digestSettings(), time);
    }

    DigestMail digestMail() {
        return new DigestMail(digests(), subscribers(), library(), templates(), ReaderLinks.NONE, digestSettings());
    }

    private DigestSettings digestSettings() {
        return DigestSettings.defaults();
    }

    private Likeness likeness() {
        return new Likeness() {
            @Override
            public boolean nearDuplicates(Paper one, Paper other) {
                return matcher.nearDuplicates(one, other);
            }

            @Override
            public double between(Paper one, Paper other) {
                return matcher.likeness(one, other);
            }
        };
    }

    private Explainer explainer() {
        return (reader, shown) -> shown.stream()
                .map(each -> matcher.reasons(reader, each.paper(), each.interest()))
                .toList();
    }

    @Override
    public void close() {
        if (archive != null) {
            archive.close();
        }
        database.close();
    }
}
