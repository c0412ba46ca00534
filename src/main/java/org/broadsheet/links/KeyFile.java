package org.broadsheet.links;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * The keys of an instance, in a file that only its owner can read, beside the database and not in it: a copy of the
 * database alone forges no link. One key a line, the newest first: {@code ID BASE64 [until INSTANT]}. Nodes that share a
 * PostgreSQL database share this file too.
 */
public final class KeyFile {

    /** How long a retired key's links still count: as long as the longest-lived link. */
    public static final Duration RETIRES_AFTER = Duration.ofDays(400);

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path file;
    private final InstantSource time;

    public KeyFile(Path file, InstantSource time) {
        this.file = file;
        this.time = time;
    }

    /**
     * The keys, the signing one first. Makes the file with a first key where there is none.
     *
     * @throws IllegalArgumentException if a line is not a key; the message names file and line, never the key
     */
    public List<LinkKey> keys() {
        try {
            if (Files.notExists(file)) {
                writeFirst();
            }
            List<LinkKey> keys = new ArrayList<>();
            List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
            for (int i = 0; i < lines.size(); i++) {
                if (!lines.get(i).isBlank()) {
                    keys.add(parse(lines.get(i), i + 1));
                }
            }
            return List.copyOf(keys);
        } catch (IOException refused) {
            throw new UncheckedIOException("Could not read or make the link keys in " + file + ".", refused);
        }
    }

    /**
     * Makes a new key that signs from now on.
     *
     * @param verifies how long the older keys still verify, at most: {@link #RETIRES_AFTER} lets every link in mail live as
     *     long as it was made to, zero ends them all, since somebody else has the key
     */
    public LinkKey rotate(Duration verifies) {
        Instant now = time.instant();
        Instant latest = now.plus(verifies);
        LinkKey signs = fresh();
        List<LinkKey> keys = new ArrayList<>(List.of(signs));
        for (LinkKey old : keys()) {
            Instant until =
                    old.verifiesUntil().filter(end -> end.isBefore(latest)).orElse(latest);
            if (until.isAfter(now)) {
                keys.add(new LinkKey(old.id(), old.secret(), Optional.of(until)));
            }
        }
        try {
            write(keys);
        } catch (IOException refused) {
            throw new UncheckedIOException("Could not write the link keys to " + file + ".", refused);
        }
        return signs;
    }

    private LinkKey fresh() {
        byte[] bytes = new byte[LinkKey.Secret.BYTES];
        RANDOM.nextBytes(bytes);
        String id = Long.toString(time.instant().toEpochMilli(), 36);
        return new LinkKey(id, new LinkKey.Secret(bytes), Optional.empty());
    }

    private LinkKey parse(String line, int number) {
        String[] words = line.strip().split("\\s+", -1);
        boolean retired = words.length == 4 && words[2].equals("until");
        if (words.length == 2 || retired) {
            try {
                return new LinkKey(
                        words[0],
                        new LinkKey.Secret(Base64.getDecoder().decode(words[1])),
                        retired ? Optional.of(Instant.parse(words[3])) : Optional.empty());
            } catch (IllegalArgumentException | DateTimeParseException notAKey) {
                throw new IllegalArgumentException(
                        "%s:%d: this line holds no key: it must be an id, 32 bytes in Base64 (openssl rand -base64 32), and, once retired, \"until\" and an instant."
                                .formatted(file, number));
            }
        }
        throw new IllegalArgumentException(
                "%s:%d: has %d words; a key is written as: ID BASE64, or: ID BASE64 until 2027-01-01T00:00:00Z"
                        .formatted(file, number, words.length));
    }

    /** Of two who do so at once one makes the file, and both use what is in it. */
    private void writeFirst() throws IOException {
        Path first = written(List.of(fresh()));
        try {
            Files.createLink(file, first);
        } catch (FileAlreadyExistsException somebodyWasFaster) {
            // Theirs it is.
            return;
        } catch (UnsupportedOperationException noLinksHere) {
            Files.move(first, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(first);
        }
    }

    private void write(List<LinkKey> keys) throws IOException {
        Files.move(written(keys), file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** A new file beside the one in use. */
    private Path written(List<LinkKey> keys) throws IOException {
        StringBuilder text = new StringBuilder();
        for (LinkKey key : keys) {
            text.append(key.id())
                    .append(' ')
                    .append(Base64.getEncoder().encodeToString(key.secret().bytes()));
            key.verifiesUntil().ifPresent(until -> text.append(" until ").append(until));
            text.append('\n');
        }
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path next = Files.createTempFile(folder, "links", ".keys", ownerOnly());
        Files.writeString(next, text);
        return next;
    }

    private static FileAttribute<?>[] ownerOnly() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
