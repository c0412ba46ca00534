package org.broadsheet.simulation;

import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.broadsheet.papers.Paper;
import org.broadsheet.sources.Intake;
import org.broadsheet.sources.PaperShelf;
import org.broadsheet.sources.Taken;
import org.broadsheet.sources.registry.AllSources;

/** Reads files as intake does, but into memory and by the day of their papers, so that a simulation can live through them. */
public final class ReadAhead {

    private final TreeMap<LocalDate, List<Paper>> byDay = new TreeMap<>();
    private final List<PaperShelf.Batch> broken = new ArrayList<>();
    private final List<Taken> taken = new ArrayList<>();

    /** Reads one more file. */
    public void read(Path file, InstantSource time) {
        taken.add(new Intake(new Sorter(), AllSources.FORMATS, time).takeFile(file, Optional.empty(), records -> {}));
    }

    /** Reads what a feed answered. */
    public void read(String source, InputStream body, String cursor, InstantSource time) {
        taken.add(new Intake(new Sorter(), AllSources.FORMATS, time).takeBody(source, body, cursor));
    }

    /** The papers of each day, oldest day first. */
    public NavigableMap<LocalDate, List<Paper>> byDay() {
        return byDay;
    }

    /** What could not be understood, to be set aside as intake would. */
    public List<PaperShelf.Batch> broken() {
        return List.copyOf(broken);
    }

    /** What became of each file. */
    public List<Taken> taken() {
        return List.copyOf(taken);
    }

    /** Puts papers under their day instead of on a shelf. */
    private final class Sorter implements PaperShelf {

        @Override
        public Stored put(Batch batch, Instant now) {
            for (Paper paper : batch.papers()) {
                byDay.computeIfAbsent(paper.announced(), day -> new ArrayList<>())
                        .add(paper);
            }
            if (!batch.broken().isEmpty()) {
                broken.add(new Batch(batch.source(), List.of(), batch.broken(), Optional.empty()));
            }
            return new Stored(batch.papers().size(), 0, batch.broken().size());
        }

        @Override
        public Optional<String> cursor(String source) {
            return Optional.empty();
        }

        @Override
        public List<SetAside> setAside(long after, int limit) {
            return List.of();
        }
    }
}
