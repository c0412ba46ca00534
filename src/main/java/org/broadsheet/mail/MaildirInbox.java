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
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.broadsheet.files.FileTrouble;
import org.broadsheet.subscription.Inbox;

/**
 * A mailbox in a folder of the Maildir form, as Postfix, Dovecot and fetchmail write it: a letter in {@code new} is unread,
 * one in {@code cur} has flags behind its name.
 */
public final class MaildirInbox implements Inbox {

    private static final Pattern FLAGS = Pattern.compile(":2,[A-Za-z]*$");
    private static final Pattern SEEN_OR_TRASHED = Pattern.compile(":2,[A-Za-z]*[ST][A-Za-z]*$");

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
            throw unusable(refused);
        }
    }

    @Override
    public boolean again(String id, Reader reader) {
        try {
            for (String name : List.of("cur", "new")) {
                Path inside = folder.resolve(name);
                if (!Files.isDirectory(inside)) {
                    continue;
                }
                try (Stream<Path> files = Files.list(inside)) {
                    Optional<Path> found =
                            files.filter(file -> id(file).equals(id)).findFirst();
                    if (found.isPresent()) {
                        return show(found.get(), reader);
                    }
                }
            }
            return false;
        } catch (IOException refused) {
            throw unusable(refused);
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
                    .filter(file -> !SEEN_OR_TRASHED
                            .matcher(file.getFileName().toString())
                            .find())
                    .forEach(unread::add);
        }
        unread.removeIf(file -> file.getFileName().toString().startsWith("."));
        unread.sort(Comparator.comparing(file -> file.getFileName().toString()));
        return unread;
    }

    /** False if somebody else has taken the letter meanwhile. */
    private boolean show(Path file, Reader reader) throws IOException {
        Filing filing;
        try {
            filing = reader.read(delivered(file));
        } catch (NoSuchFileException taken) {
            return false;
        }
        Optional<String> flags = switch (filing) {
            case DONE -> Optional.of(":2,S");
            case LATER -> Optional.empty();
            case SET_ASIDE -> Optional.of(":2,FS");
        };
        if (flags.isPresent()) {
            try {
                Files.move(file, folder.resolve("cur").resolve(id(file) + flags.get()), StandardCopyOption.ATOMIC_MOVE);
            } catch (NoSuchFileException moved) {
                return true;
            }
        }
        return true;
    }

    private static Delivered delivered(Path file) throws NoSuchFileException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MimeReader.MOST_BYTES);
            boolean cut = in.read() >= 0;
            return new Delivered(id(file), bytes, () -> MimeReader.read(bytes, cut));
        } catch (NoSuchFileException taken) {
            throw taken;
        } catch (IOException refused) {
            return Delivered.withheld(
                    id(file), new InboxException("the mailbox does not give it: " + FileTrouble.why(refused), refused));
        }
    }

    /** The name without flags, which stays while a letter moves from {@code new} to {@code cur}. */
    private static String id(Path file) {
        return FLAGS.matcher(file.getFileName().toString()).replaceFirst("");
    }

    private InboxException unusable(IOException refused) {
        return new InboxException(
                "Could not read the mailbox folder %s. Broadsheet must be able to read and write it.".formatted(folder),
                refused);
    }
}
