package org.broadsheet.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Photographs a digest as mail programs show it, with the distribution's Chromium: at 360 and 800 pixels, light and dark.
 * {@code DigestPictures digest.html FOLDER} writes {@code digest-360-light.png} and so on; a third argument names a file for
 * the picture of the README, the top of the light one at 800 pixels.
 */
public final class DigestPictures {

    private static final List<String> BROWSERS = List.of("chromium", "chromium-browser", "google-chrome");
    private static final int WHOLE = 7_000;
    private static final int TOP = 1_150;
    private static final long SECONDS = 60;

    private DigestPictures() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Optional<Path> browser = browser();
        if (browser.isEmpty()) {
            System.out.println("skipped: no Chromium on this machine; install the package chromium.");
            return;
        }
        Path html = Path.of(arguments[0]);
        Path folder = Files.createDirectories(Path.of(arguments[1]));
        for (int width : List.of(360, 800)) {
            for (boolean dark : List.of(false, true)) {
                Path picture = folder.resolve("digest-%d-%s.png".formatted(width, dark ? "dark" : "light"));
                shoot(browser.get(), html, picture, width, WHOLE, dark);
                System.out.println(picture);
            }
        }
        if (arguments.length > 2) {
            shoot(browser.get(), html, Path.of(arguments[2]), 800, TOP, false);
            System.out.println(arguments[2]);
        }
    }

    private static Optional<Path> browser() {
        return List.of(System.getenv("PATH").split(":", -1)).stream()
                .flatMap(folder -> BROWSERS.stream().map(Path.of(folder)::resolve))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** A narrow window is made of a frame: Chromium's own windows are at least 500 pixels wide. */
    private static void shoot(Path browser, Path html, Path picture, int width, int height, boolean dark)
            throws IOException, InterruptedException {
        Path frame = Files.createTempFile("frame-", ".html");
        Files.writeString(
                frame,
                "<html><head><meta name=color-scheme content='light dark'></head><body style=\"margin:0\"><iframe src=\"%s\" style=\"width:%dpx;height:%dpx;border:0\"></iframe></body></html>"
                        .formatted(html.toUri(), width, height));
        Process process = new ProcessBuilder(
                        browser.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--hide-scrollbars",
                        "--allow-file-access-from-files",
                        "--blink-settings=preferredColorScheme=" + (dark ? 0 : 1),
                        "--window-size=%d,%d".formatted(width, height),
                        "--screenshot=" + picture.toAbsolutePath(),
                        frame.toUri().toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        boolean ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
        process.destroyForcibly();
        Files.delete(frame);
        if (!ended || !Files.exists(picture)) {
            throw new IOException("%s made no picture of %s.".formatted(browser, html));
        }
    }
}
