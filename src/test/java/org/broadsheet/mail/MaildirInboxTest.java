package org.broadsheet.mail;

import static org.assertj.core.api.Assertions.assertThat;

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
