package org.broadsheet.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.broadsheet.profiles.FilesElsewhere;
import org.broadsheet.profiles.ReaderDefaults;
import org.broadsheet.profiles.Subscribers;
import org.broadsheet.profiles.Subscribers.FileChanges;
import org.broadsheet.profiles.Subscribers.FileReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The job that makes readers of the files in a folder. Cheap while nobody saves anything, so that it can run every few
 * seconds; a file that is half saved or wrong leaves its reader as they were.
 */
public final class ProfileFiles {

    private static final Logger LOG = LoggerFactory.getLogger(ProfileFiles.class);

    /** A file saved twice within a tick of the file system's clock (2 s on FAT) may look the same afterwards. */
    private static final Duration CLOCK_TICK = Duration.ofSeconds(3);

    /** What one look at the folder found. */
    public sealed interface Outcome {

        /** Nothing has been saved, added or deleted since the last look; or there is no folder (then no reader is removed). */
        record NothingNew() implements Outcome {}

        /** @param problems edits that the files left out need */
        record TakenOver(FileChanges changes, List<Problem> problems) implements Outcome {}
    }

    private record Stamp(Path file, long size, Instant saved, Object key) {}

    private final Path folder;
    private final ReaderDefaults defaults;
    private final Subscribers subscribers;
    private final FilesElsewhere elsewhere;
    private final InstantSource time;

    private List<Stamp> last = List.of();
    private Instant lastLook = Instant.MIN;
    private Optional<ProfileFolder> lastRead = Optional.empty();

    /** @param folder of {@code NAME.yaml} files; need not be there */
    public ProfileFiles(Path folder, ReaderDefaults defaults, Subscribers subscribers, InstantSource time) {
        this(folder, defaults, subscribers, FilesElsewhere.NOWHERE, time);
    }

    /** @param elsewhere the files of other nodes, whose readers stay though there is no such file here */
    public ProfileFiles(
            Path folder,
            ReaderDefaults defaults,
            Subscribers subscribers,
            FilesElsewhere elsewhere,
            InstantSource time) {
        this.elsewhere = elsewhere;
        this.folder = folder;
        this.defaults = defaults;
        this.subscribers = subscribers;
        this.time = time;
    }

    /** Looks at the folder and takes over what changed. One thread at a time. */
    public synchronized Outcome takeOver() {
        Instant now = time.instant();
        List<Stamp> stamps = stamps();
        if (lastRead.isPresent() && stamps.equals(last) && settled(stamps)) {
            return new Outcome.NothingNew();
        }
        ProfileFolder read = ProfileFolder.read(folder, defaults);
        boolean same = lastRead.filter(read::equals).isPresent();
        FileChanges changes = new FileChanges(0, 0, 0, 0, 0);
        if (!same && read.listed()) {
            Map<String, Instant> others = elsewhere.note(saved(stamps), now);
            List<String> spared = new ArrayList<>(read.unread());
            spared.addAll(others.keySet());
            changes = subscribers.replaceFiles(newest(read.readers(), stamps, others), spared, now);
        }
        last = stamps;
        lastLook = now;
        lastRead = Optional.of(read);
        if (same || (!read.listed() && read.problems().isEmpty())) {
            return new Outcome.NothingNew();
        }
        log(read, changes);
        return new Outcome.TakenOver(changes, read.problems());
    }

    /** The edits that the files need as they are now, whether or not somebody has taken them over. */
    public synchronized List<Problem> problems() {
        return lastRead.filter(read -> stamps().equals(last))
                .orElseGet(() -> ProfileFolder.read(folder, defaults))
                .problems();
    }

    private static Map<String, Instant> saved(List<Stamp> stamps) {
        Map<String, Instant> saved = new HashMap<>();
        stamps.stream()
                .filter(stamp -> ProfileFolder.isProfile(stamp.file()))
                .forEach(stamp -> saved.put(ProfileFolder.nameOf(stamp.file()), stamp.saved()));
        return saved;
    }

    /** Those of which no other node has a file that was saved later: that one counts, whoever starts when. */
    private static List<FileReader> newest(
            List<FileReader> readers, List<Stamp> stamps, Map<String, Instant> elsewhere) {
        Map<String, Instant> here = saved(stamps);
        return readers.stream()
                .filter(reader -> !elsewhere
                        .getOrDefault(reader.file(), Instant.MIN)
                        .isAfter(here.getOrDefault(reader.file(), Instant.MAX).truncatedTo(ChronoUnit.MILLIS)))
                .toList();
    }

    private void log(ProfileFolder read, FileChanges changes) {
        LOG.atInfo()
                .addKeyValue("added", changes.added())
                .addKeyValue("changed", changes.changed())
                .addKeyValue("ended", changes.ended())
                .addKeyValue("unchanged", changes.unchanged())
                .addKeyValue("stopped", changes.stopped())
                .log("profile files taken over");
        if (!read.problems().isEmpty()) {
            LOG.atWarn()
                    .addKeyValue("files", read.unread().size())
                    .addKeyValue("problems", read.problems().size())
                    .log("profile files need edits, their readers stay as they were; see: broadsheet profiles check");
        }
    }

    /** Whether every file had been left alone for a while when it was read. */
    private boolean settled(List<Stamp> stamps) {
        return stamps.stream().allMatch(stamp -> stamp.saved().plus(CLOCK_TICK).isBefore(lastLook));
    }

    private List<Stamp> stamps() {
        List<Stamp> stamps = new ArrayList<>();
        try {
            for (Path file : ProfileFolder.files(folder)) {
                stamps.add(stamp(file));
            }
            for (Path library : lastRead.map(ProfileFolder::libraries).orElse(Set.of()).stream()
                    .sorted()
                    .toList()) {
                if (Files.exists(library)) {
                    stamps.add(stamp(library));
                }
            }
        } catch (IOException nobodyKnows) {
            // Reading the folder meets the same and says it in words.
            return stamps;
        }
        return stamps;
    }

    private static Stamp stamp(Path file) throws IOException {
        BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
        return new Stamp(
                file,
                found.size(),
                found.lastModifiedTime().toInstant(),
                Optional.ofNullable(found.fileKey()).orElse(""));
    }
}
