package org.broadsheet.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.broadsheet.subscription.Inbox;
import org.broadsheet.subscription.Inbox.Filing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MaildirInboxTest implements InboxContract {

    @TempDir
    private Path folder;

    private int delivered;

    @Override
    public Inbox emptyInbox() {
        return new MaildirInbox(folder);
    }

    @Override
    public void deliver(String letter) throws Exception {
        Files.createDirectories(folder.resolve("new"));
        delivered++;
        Files.writeString(folder.resolve("new").resolve("17000000" + delivered + ".M1P1.host"), letter);
    }

    @Override
    public void takeAway(String subject) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (Files.readString(file).contains("Subject: " + subject + "\r")) {
                    Files.delete(file);
                }
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    @Test
    void aFileThatMayNotBeReadDoesNotHoldUpTheOthers() throws Exception {
        deliver(InboxContract.letter("one"));
        deliver(InboxContract.letter("two"));
        // A folder's name among the files is read by nobody, whoever runs the test.
        Path bad = folder.resolve("new").resolve("170000001.M1P1.host");
        Files.delete(bad);
        Files.createSymbolicLink(bad, folder.resolve("tmp"));
        Files.createDirectories(folder.resolve("tmp"));

        assertThat(InboxContract.subjects(emptyInbox(), 10)).containsExactly("two");
    }

    @Test
    void whatWasReadHasItsFlagInCurAsMailProgramsWriteIt() throws Exception {
        deliver(InboxContract.letter("one"));
        emptyInbox().read(1, letter -> Filing.SET_ASIDE);

        try (Stream<Path> files = Files.list(folder.resolve("cur"))) {
            assertThat(files)
                    .singleElement()
                    .satisfies(file -> assertThat(file.toString()).endsWith(":2,FS"));
        }
    }
}
