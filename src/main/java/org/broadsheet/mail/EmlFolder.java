package org.broadsheet.mail;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Properties;
import org.broadsheet.delivery.KeptMail;
import org.broadsheet.delivery.MessageKey;
import org.broadsheet.delivery.Parcel;
import org.broadsheet.delivery.SendOutcome;
import org.broadsheet.delivery.Transport;
import org.broadsheet.files.OwnFiles;

/**
 * Delivers into files: {@code digest/s42/2026-03-02} becomes {@code digest+s42+2026-03-02.eml}. A file appears whole or not
 * at all, and a repeat overwrites it with the same bytes.
 */
public final class EmlFolder implements Transport, KeptMail {

    private final Path folder;
    private final boolean alsoHtml;

    /** @param alsoHtml writes each message's HTML part beside it as {@code .html} */
    public EmlFolder(Path folder, boolean alsoHtml) {
        this.folder = folder;
        this.alsoHtml = alsoHtml;
    }

    /** Where a message's file lies. */
    public static Path file(Path folder, MessageKey key) {
        return folder.resolve(stem(key) + ".eml");
    }

    /** {@code +} occurs in no key, so two keys never share a file. */
    private static String stem(MessageKey key) {
        return key.value().replace('/', '+');
    }

    @Override
    public SendOutcome send(Parcel parcel) {
        try {
            OwnFiles.folder(folder);
            if (alsoHtml) {
                write(folder.resolve(stem(parcel.key()) + ".html"), html(parcel).getBytes(StandardCharsets.UTF_8));
            }
            Path file = file(folder, parcel.key());
            write(file, parcel.bytes());
            return new SendOutcome.Accepted("written to " + file.getFileName());
        } catch (IOException refused) {
            return new SendOutcome.Unreachable(
                    SendOutcome.Scope.ROUTE, "could not write into the folder %s: %s".formatted(folder, refused));
        } catch (MessagingException unreadable) {
            return new SendOutcome.MessageRefused("its HTML part could not be taken out: " + unreadable.getMessage());
        }
    }

    @Override
    public void forgetReader(String reader) throws IOException {
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> theirs = Files.newDirectoryStream(
                    folder,
                    file -> Arrays.asList(file.getFileName().toString().split("[+.]", -1))
                            .contains(reader))) {
                for (Path file : theirs) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    @Override
    public void forget(MessageKey message) throws IOException {
        Files.deleteIfExists(file(folder, message));
        Files.deleteIfExists(folder.resolve(stem(message) + ".html"));
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + ".part");
        try (FileChannel channel = OwnFiles.fresh(unfinished)) {
            ByteBuffer all = ByteBuffer.wrap(bytes);
            while (all.hasRemaining()) {
                channel.write(all);
            }
            // "Accepted" promises what a mail server's 250 does: it is on the disk.
            channel.force(false);
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String html(Parcel parcel) throws MessagingException, IOException {
        MimeMessage message =
                new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(parcel.bytes()));
        if (message.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                BodyPart part = parts.getBodyPart(i);
                if (part.isMimeType("text/html")) {
                    return (String) part.getContent();
                }
            }
        }
        throw new MessagingException("it has none");
    }

    @Override
    public void close() {
        // Nothing stays open between messages.
    }
}
