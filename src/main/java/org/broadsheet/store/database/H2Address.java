package org.broadsheet.store.database;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Addresses of databases, the embedded ones above all, and how H2 is to treat these. */
final class H2Address {

    static final String IN_A_FILE = "jdbc:h2:file:";

    /**
     * What of the heap H2 keeps pages in: its own sixteenth is so little where the heap is small that a page just written was gone before the
     * next message wanted it. Of a heap of 300 MB a tenth made 100,000 digests and their mail a tenth faster, though the collector had less room.
     */
    private static final int CACHE_SHARE = 10;

    private H2Address() {}

    /** Whether it is H2's, in a file or elsewhere. */
    static boolean isOne(String address) {
        return address.startsWith("jdbc:h2:");
    }

    /** How H2 calls the embedded database of {@code folder} among those that this process has open. */
    static String name(Path folder) {
        return SteadyFile.prefix() + base(folder);
    }

    /** What H2 makes the names of the database's files from. */
    static Path base(Path folder) {
        return folder.toAbsolutePath().normalize().resolve("broadsheet");
    }

    /** The file behind the address, if there is one. */
    static Optional<Path> file(String address) {
        return address.startsWith(IN_A_FILE)
                ? Optional.of(Path.of(address.substring(IN_A_FILE.length()).split(";", 2)[0] + ".mv.db"))
                : Optional.empty();
    }

    /**
     * With how H2 is to treat the database. What only makes it quick or small is left to an address that says otherwise; H2 refuses one that
     * says something twice.
     */
    static String withOptions(String address) {
        StringBuilder all = new StringBuilder(
                address.startsWith(IN_A_FILE)
                        ? "jdbc:h2:" + SteadyFile.prefix() + address.substring(IN_A_FILE.length())
                        : address);
        all.append(";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH");
        Map<String, Object> unlessSaid = new LinkedHashMap<>();
        // Each connection keeps statements that it has read and planned: all of ours, where H2's eight were read anew
        // at nearly every use.
        // Not their last rows, which may be an archive.
        unlessSaid.put("QUERY_CACHE_SIZE", 256);
        unlessSaid.put("OPTIMIZE_REUSE_RESULTS", "FALSE");
        if (address.startsWith(IN_A_FILE)) {
            // Pages go to the file in half the room (LZF), which costs no time that shows.
            unlessSaid.put("COMPRESS", "TRUE");
            unlessSaid.put("CACHE_SIZE", Runtime.getRuntime().maxMemory() / CACHE_SHARE / 1024);
            // H2 would close under a daemon that is still recording the message in hand.
            unlessSaid.put("DB_CLOSE_ON_EXIT", "FALSE");
        }
        unlessSaid.forEach((option, value) -> {
            if (!says(address, option)) {
                all.append(';').append(option).append('=').append(value);
            }
        });
        return all.toString();
    }

    /** Any JDBC address as it may be shown. */
    static String withoutPassword(String address) {
        return address.replaceAll("(?i)(password=)[^;&]*", "$1***");
    }

    static boolean says(String address, String option) {
        return address.toUpperCase(Locale.ROOT).contains(";" + option + "=");
    }
}
