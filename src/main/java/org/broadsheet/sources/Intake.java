package org.broadsheet.sources;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/** The job that brings papers in, and keeps what it could not understand. */
public final class Intake {

    private static final int BATCH = 500;

    private final PaperShelf shelf;
    private final InstantSource time;

    public Intake(PaperShelf shelf, InstantSource time) {
        this.shelf = shelf;
        this.time = time;
    }

    /**
     * Takes in one file, whatever its name.
     *
     * @param given the day of papers whose file names none
     * @param progress told after each batch how many records have been read so far
     */
    public Taken takeFile(Path file, Optional<LocalDate> given, LongConsumer progress) {
        ReadingDay day = new ReadingDay(LocalDate.ofInstant(time.instant(), ZoneOffset.UTC), given);
        Batches batches = new Batches(file.getFileName().toString(), progress);
        Ending ending;
        try (InputStream in = Files.newInputStream(file)) {
            ending = Formats.read(in, day, batches);
        } catch (NoSuchFileException missing) {
            ending = new Ending.Unreadable("There is no such file.");
        } catch (IOException refused) {
            ending = new Ending.Unreadable("It could not be read: " + refused.getMessage());
        }
        batches.store(Optional.empty());
        return new Taken(file.toString(), batches.counts, ending);
    }

    /** Collects records and stores them batch by batch. */
    private final class Batches implements Consumer<Entry> {

        private final String source;
        private final LongConsumer progress;
        private final List<org.broadsheet.papers.Paper> papers = new ArrayList<>();
        private final List<Entry.Broken> broken = new ArrayList<>();
        private Counts counts = Counts.NONE;

        Batches(String source, LongConsumer progress) {
            this.source = source;
            this.progress = progress;
        }

        @Override
        public void accept(Entry entry) {
            switch (entry) {
                case Entry.Found found -> papers.add(found.paper());
                case Entry.Broken record -> broken.add(record);
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
            progress.accept(counts.read());
        }
    }
}
