package org.broadsheet.mail;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.broadsheet.subscription.Inbox;

/**
 * A mailbox in a folder of the Maildir form, as Postfix, Dovecot and fetchmail write it: a letter in {@code new} is unread,
 * one in {@code cur} has flags behind its name.
 */
public final class MaildirInbox implements Inbox {

    private static final Pattern FLAGS = Pattern.compile(":2,[A-Za-z]*$");

    private final Path folder;

    /** @param folder with {@code new} and {@code cur} in it; made if it is missing */
    public MaildirInbox(Path folder) {
        this.folder = folder;
    }

    @Override
    public int read(int most, Reader reader) {
        try {
            for (String name : List.of("new", "cur", "tmp")) {
                Files.createDirectories(folder.resolve(name));
            }
            int shown = 0;
            for (Path file : unread()) {
                if (shown == most) {
                    return shown;
                }
                shown += show(file, reader) ? 1 : 0;
            }
            return shown;
        } catch (IOException refused) {
            throw new InboxException(
                    "Could not read the mailbox folder %s. Broadsheet must be able to read and write it."
                            .formatted(folder),
                    refused);
        }
    }

    /** By name, which begins with the time of delivery. */
    private List<Path> unread() throws IOException {
        List<Path> unread = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder.resolve("new"))) {
            files.filter(Files::isRegularFile).forEach(unread::add);
        }
        try (Stream<Path> files = Files.list(folder.resolve("cur"))) {
            files.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().matches(".*:2,[A-Za-z]*[ST][A-Za-z]*"))
                    .forEach(unread::add);
        }
        unread.removeIf(file -> file.getFileName().toString().startsWith("."));
        unread.sort(Comparator.comparing(file -> file.getFileName().toString()));
        return unread;
    }

    /** False if somebody else has taken the letter meanwhile. */
    private boolean show(Path file, Reader reader) throws IOException {
        byte[] bytes;
        boolean cut;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(MimeReader.MOST_BYTES);
            cut = in.read() >= 0;
        } catch (NoSuchFileException taken) {
            return false;
        }
        Filing filing = reader.read(new Delivered(MimeReader.read(bytes, cut), bytes));
        String name = FLAGS.matcher(file.getFileName().toString()).replaceFirst("");
        String flags = switch (filing) {
            case DONE -> ":2,S";
            case SET_ASIDE -> ":2,FS";
        };
        try {
            Files.move(file, folder.resolve("cur").resolve(name + flags), StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException moved) {
            return true;
        }
        return true;
    }
}
