package org.broadsheet.store.database;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.broadsheet.files.OwnFiles;
import org.broadsheet.store.database.Tables.Content;

/**
 * All tables, and the files beside them, in one file: made while everybody works, and good for either kind of database.
 *
 * <p>A zip file: {@code tables/NAME} holds columns and rows ({@link RowCodec}), {@code files/NAME/…} what was given, and
 * {@code manifest.txt}, written last, the version of the tables and for each table its rows and their sum.
 */
public final class Backup {

    private static final String MANIFEST = "manifest.txt";
    private static final String TABLES = "tables/";
    private static final String FILES = "files/";
    private static final List<String> USED = List.of("reader", "paper", "outbox", "pending", "consent");
    private static final String MOVED = "moved";

    private Backup() {}

    /** What a backup, or a move, copied: rows by table. */
    public record Copied(Map<String, Long> rows) {

        static Copied of(Map<String, Content> contents) {
            Map<String, Long> rows = new LinkedHashMap<>();
            contents.forEach((table, content) -> rows.put(table, content.rows()));
            return new Copied(rows);
        }

        public long inAll() {
            return rows.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /**
     * Writes a backup. The file appears whole or not at all, readable for its owner only.
     *
     * @param beside files and folders to be kept too, by the name they get; those that are not there are left out
     */
    public static Copied write(Database database, Map<String, Path> beside, Path file) throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + ".part");
        Map<String, Content> contents;
        try (ZipOutputStream zip =
                new ZipOutputStream(new BufferedOutputStream(Channels.newOutputStream(OwnFiles.fresh(unfinished))))) {
            // Files first: a key that is missing makes links forgeries, one too many does no harm.
            for (Map.Entry<String, Path> each : beside.entrySet()) {
                add(zip, each.getKey(), each.getValue());
            }
            contents = Tables.read(database, new ZipTables(zip));
            zip.closeEntry();
            zip.putNextEntry(new ZipEntry(MANIFEST));
            zip.write(manifest(Integer.toString(database.version()), contents).getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return Copied.of(contents);
    }

    private static void add(ZipOutputStream zip, String name, Path from) throws IOException {
        List<Path> files = new ArrayList<>();
        if (Files.isRegularFile(from)) {
            files.add(from);
        } else if (Files.isDirectory(from)) {
            try (Stream<Path> all = Files.walk(from)) {
                all.filter(Files::isRegularFile).sorted().forEach(files::add);
            }
        }
        for (Path file : files) {
            String inside = Files.isDirectory(from)
                    ? "/" + from.relativize(file).toString().replace('\\', '/')
                    : "";
            zip.putNextEntry(new ZipEntry(FILES + name + inside));
            Files.copy(file, zip);
            zip.closeEntry();
        }
    }

    private static final class ZipTables implements Tables.Reader {

        private final ZipOutputStream zip;
        private final DataOutputStream out;

        ZipTables(ZipOutputStream zip) {
            this.zip = zip;
            this.out = new DataOutputStream(zip);
        }

        @Override
        public void table(String name, List<String> columns) throws IOException {
            zip.closeEntry();
            zip.putNextEntry(new ZipEntry(TABLES + name));
            out.writeInt(columns.size());
            for (String column : columns) {
                out.writeUTF(column);
            }
        }

        @Override
        public void row(List<Object> cells) throws IOException {
            out.writeBoolean(true);
            RowCodec.write(cells, out);
        }
    }

    private static String manifest(String version, Map<String, Content> contents) {
        StringBuilder text = new StringBuilder("version ").append(version).append('\n');
        contents.forEach(
                (table, content) -> text.append("table %s %d %016x%n".formatted(table, content.rows(), content.sum())));
        return text.toString().replace("\r", "");
    }

    /**
     * Fills an empty database from a backup, brings its tables up to date and puts the files back.
     *
     * @param address of the database; nothing may be in it
     * @param beside where files and folders of these names go; nothing may be there
     * @throws StoreException if something is there already, the backup is newer than this program, or not what its manifest says
     */
    public static Copied restore(Path file, String address, Map<String, Path> beside) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            ZipEntry listed = zip.getEntry(MANIFEST);
            if (listed == null) {
                throw new StoreException(
                        "%s is no backup of Broadsheet: it has no %s.".formatted(file, MANIFEST), null);
            }
            List<String> manifest;
            try (InputStream in = zip.getInputStream(listed)) {
                manifest = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .toList();
            }
            for (Path place : beside.values()) {
                if (Files.isRegularFile(place) || hasFiles(place)) {
                    throw new StoreException(
                            "%s is there already. Restore into an empty folder: --data FOLDER --config FOLDER."
                                    .formatted(place),
                            null);
                }
            }
            Map<String, Content> expected = expected(manifest);
            try (Database database =
                    Database.openAt(address, manifest.getFirst().substring("version ".length()))) {
                if (rows(Tables.contents(database)) > 0) {
                    throw new StoreException("The database is not empty. Restore into an empty one.", null);
                }
                Tables.fill(database, new ZipSource(zip));
                verify(expected, Tables.contents(database));
            }
            Database.open(address).close();
            putBack(zip, beside);
            return Copied.of(expected);
        }
    }

    private static boolean hasFiles(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isPresent();
        }
    }

    private static Map<String, Content> expected(List<String> manifest) {
        Map<String, Content> expected = new LinkedHashMap<>();
        for (String line : manifest.subList(1, manifest.size())) {
            String[] words = line.split(" ", -1);
            expected.put(words[1], new Content(Long.parseLong(words[2]), Long.parseUnsignedLong(words[3], 16)));
        }
        return expected;
    }

    /** @throws StoreException naming each table that is not as it should be */
    private static void verify(Map<String, Content> expected, Map<String, Content> found) {
        List<String> wrong = expected.entrySet().stream()
                .filter(each -> !each.getValue().equals(found.get(each.getKey())))
                .map(each -> "%s (%d rows, expected %d)"
                        .formatted(
                                each.getKey(),
                                found.getOrDefault(each.getKey(), Content.NONE).rows(),
                                each.getValue().rows()))
                .toList();
        if (!wrong.isEmpty()) {
            throw new StoreException("Not everything arrived as it was: " + String.join(", ", wrong), null);
        }
    }

    private record ZipSource(ZipFile zip) implements Tables.Source {

        @Override
        public Optional<List<String>> columns(String table) {
            ZipEntry entry = zip.getEntry(TABLES + table);
            if (entry == null) {
                return Optional.empty();
            }
            try (DataInputStream in = in(entry)) {
                return Optional.of(columns(in));
            } catch (IOException unreadable) {
                throw new StoreException("Could not read the backup", unreadable);
            }
        }

        private static List<String> columns(DataInputStream in) throws IOException {
            List<String> columns = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                columns.add(in.readUTF());
            }
            return columns;
        }

        private DataInputStream in(ZipEntry entry) throws IOException {
            return new DataInputStream(new BufferedInputStream(zip.getInputStream(entry)));
        }

        @Override
        public void rows(String table, Tables.Reader into) throws IOException, java.sql.SQLException {
            try (DataInputStream in = in(zip.getEntry(TABLES + table))) {
                int columns = columns(in).size();
                while (in.read() == 1) {
                    into.row(RowCodec.read(in, columns));
                }
            }
        }
    }

    private static void putBack(ZipFile zip, Map<String, Path> beside) throws IOException {
        List<? extends ZipEntry> entries = zip.stream().toList();
        for (ZipEntry entry : entries) {
            for (Map.Entry<String, Path> each : beside.entrySet()) {
                String name = FILES + each.getKey();
                if (entry.getName().equals(name)) {
                    put(zip, entry, each.getValue());
                } else if (entry.getName().startsWith(name + "/")) {
                    Path target = each.getValue()
                            .resolve(entry.getName().substring(name.length() + 1))
                            .normalize();
                    if (target.startsWith(each.getValue())) {
                        put(zip, entry, target);
                    }
                }
            }
        }
    }

    private static void put(ZipFile zip, ZipEntry entry, Path target) throws IOException {
        OwnFiles.folder(Objects.requireNonNull(target.toAbsolutePath().getParent()));
        OwnFiles.touch(target);
        try (InputStream in = zip.getInputStream(entry)) {
            Files.write(target, in.readAllBytes());
        }
    }

    /**
     * Copies everything into another database, whatever kind each is, and compares. It can be run again: what an earlier move
     * put there is replaced, as long as nobody has worked on it. The source stays as it is.
     *
     * @throws StoreException if the other database holds something else, or not everything arrived
     */
    public static Copied move(Database from, String to) throws IOException {
        Path between = Files.createTempFile("broadsheet-move", ".zip");
        try (Database target = Database.open(to)) {
            refuseOthers(target);
            write(from, Map.of(), between);
            try (ZipFile zip = new ZipFile(between.toFile())) {
                Tables.fill(target, new ZipSource(zip));
                try (InputStream in = zip.getInputStream(zip.getEntry(MANIFEST))) {
                    Map<String, Content> expected = expected(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .toList());
                    Map<String, Content> arrived = Tables.contents(target);
                    verify(expected, arrived);
                    InstanceFacts.write(target, MOVED, sum(arrived));
                    return Copied.of(expected);
                }
            }
        } finally {
            Files.deleteIfExists(between);
        }
    }

    private static void refuseOthers(Database target) {
        Map<String, Content> there = Tables.contents(target);
        boolean asMoved = InstanceFacts.read(target, MOVED).equals(Optional.of(sum(there)));
        if (!asMoved && rows(there) > 0) {
            throw new StoreException(
                    "The database to move to holds an instance, or has been worked on since the last move. Name an empty one.",
                    null);
        }
    }

    /** Over everything but what this move itself remembers there. */
    private static String sum(Map<String, Content> contents) {
        return Long.toHexString(contents.entrySet().stream()
                .filter(each -> !each.getKey().equals("instance_fact"))
                .mapToLong(
                        each -> each.getKey().hashCode() * 31L + each.getValue().sum())
                .sum());
    }

    /** Of the tables that say whether anybody uses the database. */
    private static long rows(Map<String, Content> contents) {
        return contents.entrySet().stream()
                .filter(each -> USED.contains(each.getKey()))
                .mapToLong(each -> each.getValue().rows())
                .sum();
    }
}
