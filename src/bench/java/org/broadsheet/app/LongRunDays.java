package org.broadsheet.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.broadsheet.commands.Common;
import org.broadsheet.daemon.Daemon;
import org.broadsheet.delivery.OutboxBook.Kind;
import org.broadsheet.digest.DigestRun;
import org.broadsheet.matching.SyntheticText;
import org.broadsheet.papers.Paper;
import org.broadsheet.papers.ShelvedPaper;
import org.broadsheet.profiles.Interest;
import org.broadsheet.profiles.NamedInterest;
import org.broadsheet.profiles.PaperReference;
import org.broadsheet.profiles.Profile;
import org.broadsheet.simulation.SimulatedTime;
import org.broadsheet.sources.PaperShelf;
import org.broadsheet.store.ManyReaders;
import org.broadsheet.store.database.Database;

/** The process whose life {@link LongRun} watches and ends: the daemon's own jobs, day after day, from where the last one stood. */
final class LongRunDays {

    private static final int ARCHIVE = 3_000;
    private static final long TICK_MILLIS = 100;
    private static final int DAY_PAPERS = 250;

    /** Of the real ones; what readers like is in them, and what they get is in the others. */
    private static final int ARCHIVE_DAYS = 15;

    /** When the archive's first day was: a first digest looks back a week, so its last is before that. */
    private static final int BEFORE = -25;

    private static final List<String> ZONES = List.of("UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata");

    /** Long enough after each zone's six in the morning, winter and summer. */
    private static final List<Duration> LOOKS =
            List.of(Duration.ofMinutes(45), Duration.ofMinutes(6 * 60 + 15), Duration.ofMinutes(11 * 60 + 15));

    private final Path work;
    private final int readers;
    private final Common common = new Common();
    private final SyntheticText invented = new SyntheticText(7);
    private final List<Path> real;

    private LongRunDays(Path work, int port, int readers) throws IOException {
        this.work = work;
        this.readers = readers;
        common.data = Files.createDirectories(work.resolve("data"));
        common.config = Files.createDirectories(work.resolve("config"));
        Files.writeString(common.config.resolve("broadsheet.yaml"), """
                from: papers@broadsheet.example
                public-url: https://broadsheet.example
                matching: {embedder: none}
                mail: {route: smtp, smtp: {host: 127.0.0.1, port: %d, tls: none}}
                """.formatted(port));
        Path days = Path.of(System.getProperty("broadsheet.shared", "../shared"), "data", "arxiv-days");
        if (Files.isDirectory(days)) {
            try (Stream<Path> files = Files.list(days)) {
                this.real = files.filter(file -> file.toString().endsWith(".jsonl.gz"))
                        .sorted()
                        .toList();
            }
        } else {
            this.real = List.of();
        }
    }

    public static void main(String[] arguments) throws Exception {
        LongRunDays life =
                new LongRunDays(Path.of(arguments[0]), Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
        life.live(Integer.parseInt(arguments[3]));
    }

    private void live(int days) throws Exception {
        Path mark = work.resolve("day");
        int day = Files.exists(mark) ? Integer.parseInt(Files.readString(mark)) : 0;
        boolean first = Files.notExists(work.resolve("filled"));
        SimulatedTime time = new SimulatedTime(at(first ? BEFORE : day, Duration.ZERO));
        long began = System.nanoTime();
        if (!first) {
            Database.compact(common.data);
        }
        Instance instance = InstanceFolder.openAlone(common, time);
        double start = seconds(began);
        if (first) {
            fill(instance, time);
            Files.createFile(work.resolve("filled"));
        }
        while (day < days) {
            String line = day(instance, time, day);
            day++;
            Files.writeString(mark, Integer.toString(day));
            if (day % 10 == 0) {
                instance.close();
                began = System.nanoTime();
                Database.compact(common.data);
                instance = InstanceFolder.openAlone(common, time);
                start = seconds(began);
            }
            System.out.printf("day %d %s %.2f %d%n", day, line, start, queued(instance));
        }
        System.out.printf(
                "end %d %d%n",
                queued(instance),
                instance.outboxBook().counts().getOrDefault(Kind.QUEUED, 0L)
                        + instance.outboxBook().counts().getOrDefault(Kind.CLAIMED, 0L)
                        + instance.outboxBook().counts().getOrDefault(Kind.UNSURE, 0L));
        instance.close();
    }

    private static Instant at(int day, Duration into) {
        return LongRun.FIRST
                .plusDays(day)
                .atStartOfDay()
                .toInstant(ZoneOffset.UTC)
                .plus(into);
    }

    /** All that was ever queued: each reader has a letter a day, and what was sent a month ago is forgotten. */
    private static long queued(Instance instance) {
        return instance.database().transact("count the digests", connection -> {
            try (Statement ask = connection.createStatement();
                    ResultSet row = ask.executeQuery("SELECT COUNT(*) FROM digest")) {
                row.next();
                return row.getLong(1);
            }
        });
    }

    private void fill(Instance instance, SimulatedTime time) throws IOException {
        if (real.isEmpty()) {
            put(instance, ARCHIVE, LongRun.FIRST.minusDays(20), at(0, Duration.ofDays(-20)));
        } else {
            for (int i = 0; i < ARCHIVE_DAYS; i++) {
                int day = BEFORE + i;
                move(time, at(day, Duration.ofMinutes(30)));
                take(instance, real.get(i), LongRun.FIRST.plusDays(day), day);
            }
            move(time, at(0, Duration.ZERO));
        }
        List<ShelvedPaper> archive = instance.library().since(0, ARCHIVE);
        Random choice = new Random(7);
        ManyReaders.add(
                instance.database(), 1, readers, number -> profile(archive, choice), at(0, Duration.ofDays(-1)));
        instance.database().run("spread over zones", connection -> {
            try (PreparedStatement spread =
                    connection.prepareStatement("UPDATE reader SET zone = ? WHERE MOD(number, ?) = ?")) {
                for (int i = 0; i < ZONES.size(); i++) {
                    spread.setString(1, ZONES.get(i));
                    spread.setInt(2, ZONES.size());
                    spread.setInt(3, i);
                    spread.executeUpdate();
                }
            }
        });
    }

    private String day(Instance instance, SimulatedTime time, int day) throws IOException, InterruptedException {
        move(time, at(day, Duration.ofMinutes(30)));
        papers(instance, day);
        double matching = timed(() -> instance.matchRun().run());
        double digests = 0;
        for (Duration look : LOOKS) {
            move(time, at(day, look));
            digests += timed(() -> {
                instance.matchRun().run();
                digestsAndMail(instance);
            });
        }
        // The mail server's bad day ends in the afternoon; then the retries.
        System.out.println("mail server back");
        for (int hour = 12; hour < 24; hour += 3) {
            move(time, at(day, Duration.ofHours(hour)));
            digests += timed(() -> instance.courier().deliverDue());
        }
        move(time, at(day, Duration.ofHours(23).plusMinutes(50)));
        Daemon.housekeeping(instance);
        return "%.2f %.2f %.0f %.1f %.1f"
                .formatted(
                        digests,
                        matching,
                        resident(),
                        megabytes(common.data.resolve("broadsheet.mv.db")),
                        megabytes(common.data.resolve("index")));
    }

    /** What takes time. */
    private interface Work {
        void run() throws InterruptedException;
    }

    /** Side by side, as the daemon's jobs are. */
    private static void digestsAndMail(Instance instance) throws InterruptedException {
        CompletableFuture<DigestRun.Counts> digests =
                CompletableFuture.supplyAsync(() -> instance.digestRun().run(), Thread.ofPlatform()::start);
        boolean made;
        do {
            made = digests.isDone();
            if (instance.courier().deliverDue().sent() == 0 && !made) {
                TimeUnit.MILLISECONDS.sleep(TICK_MILLIS);
            }
        } while (!made);
        digests.join();
    }

    private static void move(SimulatedTime time, Instant then) {
        if (then.isAfter(time.instant())) {
            time.moveTo(then);
        }
    }

    /** A real day that is not of the archive, under other numbers and titles, so that it is news again; invented ones where there is none. */
    private void papers(Instance instance, int day) throws IOException {
        LocalDate date = LongRun.FIRST.plusDays(day);
        if (date.getDayOfWeek().getValue() > 5) {
            return;
        }
        if (real.isEmpty()) {
            put(instance, DAY_PAPERS, date, at(day, Duration.ofMinutes(30)));
            return;
        }
        take(instance, real.get(ARCHIVE_DAYS + day % (real.size() - ARCHIVE_DAYS)), date, day);
    }

    private void take(Instance instance, Path file, LocalDate date, int day) throws IOException {
        List<String> renamed = new ArrayList<>();
        try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            int number = 1;
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
                if (!line.isBlank() && number <= DAY_PAPERS) {
                    String id = "%02d%02d.%05d"
                            .formatted(
                                    date.getYear() % 100,
                                    date.getMonthValue(),
                                    date.getDayOfMonth() * 1_000 + number++);
                    renamed.add(line.replaceFirst("\"id\": \"[^\"]*\"", "\"id\": \"" + id + "\"")
                            .replaceFirst("\"title\": \"", "\"title\": \"Day " + day + ": ")
                            .replaceFirst("\"update_date\": \"[^\"]*\"", "\"update_date\": \"" + date + "\"")
                            .replaceFirst("\"doi\": \"[^\"]*\"", "\"doi\": null"));
                }
            }
        }
        Path written = Files.write(work.resolve(date + ".jsonl"), renamed);
        instance.intake().takeFile(written, Optional.empty(), read -> {});
        Files.delete(written);
    }

    private void put(Instance instance, int count, LocalDate date, Instant now) {
        List<Paper> papers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            papers.add(invented.paper(date));
        }
        instance.shelf().put(new PaperShelf.Batch("invented", papers, List.of(), Optional.empty()), now);
    }

    private static Profile profile(List<ShelvedPaper> archive, Random choice) {
        List<Interest> interests = new ArrayList<>();
        interests.add(new Interest.About(
                archive.get(choice.nextInt(archive.size())).paper().title()));
        interests.add(new Interest.LikePaper(new PaperReference.ByTitle(
                archive.get(choice.nextInt(archive.size())).paper().title())));
        return new Profile(
                List.of(new NamedInterest("Main", interests, OptionalInt.empty())),
                0,
                10,
                0,
                0,
                Profile.WhenEmpty.A_LINE);
    }

    private static double timed(Work work) throws InterruptedException {
        long began = System.nanoTime();
        work.run();
        return seconds(began);
    }

    private static double seconds(long began) {
        return (System.nanoTime() - began) / 1e9;
    }

    private static double megabytes(Path file) throws IOException {
        if (!Files.exists(file)) {
            return 0;
        }
        try (Stream<Path> all = Files.walk(file)) {
            return all.filter(Files::isRegularFile)
                            .mapToLong(one -> one.toFile().length())
                            .sum()
                    / 1e6;
        }
    }

    /** Of this process now, in megabytes; 0 where the system does not say. */
    private static double resident() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .sum()
                    / 1_000.0;
        }
    }
}
