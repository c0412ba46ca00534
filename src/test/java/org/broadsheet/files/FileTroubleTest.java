package org.broadsheet.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTroubleTest {

    @TempDir
    Path folder;

    @Test
    void theSystemsTroublesAreSaidInWords() throws Exception {
        Path file = Files.write(folder.resolve("file"), new byte[] {(byte) 0xff});
        Path loop = Files.createSymbolicLink(folder.resolve("loop"), folder.resolve("loop"));

        assertThat(why(() -> Files.readAllBytes(folder.resolve("gone")))).isEqualTo("there is no such file");
        assertThat(why(() -> Files.readAllBytes(folder))).isEqualTo("is a directory");
        assertThat(why(() -> Files.readString(file))).isEqualTo("it is not UTF-8");
        assertThat(why(() -> Files.newDirectoryStream(file))).isEqualTo("it is no folder");
        assertThat(why(() -> Files.createFile(file))).isEqualTo("it is there already");
        assertThat(why(() -> Files.readAllBytes(file.resolve("inside")))).isEqualTo("not a directory");
        assertThat(why(() -> Files.readAllBytes(loop))).contains("too many levels of symbolic links");
        assertThat(why(() -> {
                    throw new IOException();
                }))
                .isEqualTo("the system does not say why");
    }

    private static String why(Callable<?> use) throws Exception {
        try {
            use.call();
        } catch (IOException trouble) {
            return FileTrouble.why(trouble);
        }
        throw new AssertionError("It worked.");
    }
}
