package org.broadsheet.sources;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.UnaryOperator;
import org.broadsheet.papers.Paper;
import org.broadsheet.sources.formats.Ending;
import org.broadsheet.sources.formats.Formats;
import org.broadsheet.sources.formats.ReadingDay;
import org.broadsheet.sources.formats.SourceRecord;

/** Brings papers in, from a file or from what a feed gave. What it cannot understand it keeps beside them. */
public final class Intake {

    private static final int BATCH = 500;

    /** In a long file, the position is saved after this many records, so that a killed run resumes there. */
    static final int NOTED_EVERY = 10 * BATCH;

    private static final int LONGEST_NAME = 250;

    private final PaperShelf shelf;
    private final Formats formats;
    private final InstantSource time;

    public Intake(PaperShelf shelf, Formats formats, InstantSource time) {
        this.shelf = shelf;
        this.formats = formats;
        this.time = time;
    }

    /**
     * Takes in one file, whatever its name. One whose reading was killed is read on from near where it was, if it is the same by
     * name, size and time of change; what is taken in twice changes nothing.
     *
     * @param given the day of papers whose file names none
     * @param progress told after each batch how many records have been read so far
     */
    public Taken takeFile(Path file, Optional<LocalDate> given, LongConsumer progress) {
        String name = file.getFileName().toString();
        Optional<String> place = place(file, name);
        long begin = place.flatMap(shelf::cursor).map(Long::parseLong).orElse(0L);
        Batches batches = new Batches(name, progress, place, begin);
        Ending ending;
        try (InputStream in = Files.newInputStream(file)) {
            ending = formats.read(in, today(given), batches);
        } catch (NoSuchFileException missing) {
            ending = new Ending.Unreadable("There is no such file or folder.");
        } catch (AccessDeniedException denied) {
            ending = new Ending.Unreadable(
                    "This user may not read it. Change its permissions, and give it to Broadsheet again.");
        } catch (IOException refused) {
            ending = new Ending.Unreadable("It could not be read: " + refused.getMessage());
        }
        batches.store(Optional.empty());
        batches.forgetPlace();
        return new Taken(file.toString(), batches.counts, ending);
    }

    /** The key under which the position in this file is kept; empty if the file cannot be told apart from its next version. */
    private static Optional<String> place(Path file, String name) {
        try {
            BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
            return Optional.of("file %s, %d bytes, of %s"
                    .formatted(
                            name.substring(0, Math.min(LONGEST_NAME, name.length())),
                            found.size(),
                            found.lastModifiedTime().toInstant()));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /**
     * Takes in what a source gave. The cursor moves with the last batch, and only if the body was whole: one that was not is
     * fetched again.
     */
    public Taken takeBody(String source, InputStream body, String cursor) {
        return takeBody(source, body, cursor, paper -> paper);
    }

    /** @param as what is known of each paper beside what the body says */
    public Taken takeBody(String source, InputStream body, String cursor, UnaryOperator<Paper> as) {
        Batches batches = new Batches(source, records -> {});
        Ending ending;
        try {
            ending = formats.read(
                    body,
                    today(Optional.empty()),
                    record -> batches.accept(
                            record instanceof SourceRecord.Found(long position, Paper paper)
                                    ? new SourceRecord.Found(position, as.apply(paper))
                                    : record));
        } catch (IOException damaged) {
            ending = new Ending.Unreadable("It could not be unpacked: " + damaged.getMessage());
        }
        batches.store(ending instanceof Ending.Complete ? Optional.of(cursor) : Optional.empty());
        return new Taken(source, batches.counts, ending);
    }

    /** Reads what a source gave, and stores nothing yet. What comes from the network has at most 16 MiB. */
    ReadBatch read(InputStream body) {
        List<Paper> papers = new ArrayList<>();
        List<SourceRecord.Broken> broken = new ArrayList<>();
        Ending ending;
        try {
            ending = formats.read(body, today(Optional.empty()), record -> {
                switch (record) {
                    case SourceRecord.Found found -> papers.add(found.paper());
                    case SourceRecord.Broken unread -> broken.add(unread);
                }
            });
        } catch (IOException damaged) {
            ending = new Ending.Unreadable("It could not be unpacked: " + damaged.getMessage());
        }
        return new ReadBatch(papers, broken, ending);
    }

    /** Stores what was read; the cursor moves only if it was whole. */
    Counts store(String source, ReadBatch read, Optional<String> cursor) {
        Batches batches = new Batches(source, records -> {});
        read.papers().forEach(paper -> batches.accept(new SourceRecord.Found(0, paper)));
        read.broken().forEach(batches);
        batches.store(read.ending() instanceof Ending.Complete ? cursor : Optional.empty());
        return batches.counts;
    }

    private ReadingDay today(Optional<LocalDate> given) {
        return new ReadingDay(LocalDate.ofInstant(time.instant(), ZoneOffset.UTC), given);
    }

    /** Collects records and stores them batch by batch. */
    private final class Batches implements Consumer<SourceRecord> {

        private final String source;
        private final LongConsumer progress;
        private final Optional<String> place;
        private final long begin;
        private final List<Paper> papers = new ArrayList<>();
        private final List<SourceRecord.Broken> broken = new ArrayList<>();
        private Counts counts = Counts.NONE;
        private long seen;
        private long noted;

        Batches(String source, LongConsumer progress) {
            this(source, progress, Optional.empty(), 0);
        }

        /**
         * @param place under which the number of records that were stored is kept
         * @param begin how many were stored before
         */
        Batches(String source, LongConsumer progress, Optional<String> place, long begin) {
            this.source = source;
            this.progress = progress;
            this.place = place;
            this.begin = begin;
            this.noted = begin;
        }

        @Override
        public void accept(SourceRecord entry) {
            seen++;
            if (seen <= begin) {
                return;
            }
            switch (entry) {
                case SourceRecord.Found found -> papers.add(found.paper());
                case SourceRecord.Broken record -> broken.add(record);
            }
            if (papers.size() + broken.size() == BATCH) {
                store(Optional.empty());
            }
        }

        void store(Optional<String> cursor) {
            if (papers.isEmpty() && broken.isEmpty() && cursor.isEmpty()) {
                return;
            }
            counts = counts.plus(
                    Counts.of(shelf.put(new PaperShelf.Batch(source, papers, broken, cursor), time.instant())));
            papers.clear();
            broken.clear();
            progress.accept(seen);
            if (place.isPresent() && seen - noted >= NOTED_EVERY) {
                note(seen);
            }
        }

        /** Saved after the records: a run that is killed between the two reads a batch twice. */
        private void note(long records) {
            shelf.put(
                    new PaperShelf.Batch(
                            place.orElseThrow(), List.of(), List.of(), Optional.of(Long.toString(records))),
                    time.instant());
            noted = records;
        }

        /** Whoever gives the whole file once more wants it read once more. */
        void forgetPlace() {
            if (noted > 0) {
                note(0);
            }
        }
    }
}
