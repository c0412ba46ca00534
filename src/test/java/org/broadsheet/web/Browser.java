package org.broadsheet.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** The distribution's Chromium without a window. A test that wants one skips, saying so, where it is not installed. */
final class Browser implements AutoCloseable {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final String AXE = axe();

    final ChromeDriver driver;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    static Browser orSkip() {
        assumeTrue(
                Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER),
                "skipped: there is no chromium and chromedriver; src/test/ci/install-test-tools.sh installs them");
        ChromeOptions options = new ChromeOptions();
        options.setBinary(CHROMIUM.toString());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--no-first-run",
                "--hide-scrollbars",
                "--lang=en-GB");
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(DRIVER.toFile())
                .build();
        return new Browser(new ChromeDriver(service, options));
    }

    /** How the next pages are looked at. */
    void look(int width, boolean dark) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 800, "deviceScaleFactor", 1, "mobile", width < 500));
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
    }

    void type(String id, String text) {
        WebElement field = found(By.id(id));
        field.clear();
        field.sendKeys(text);
    }

    void press(String button) {
        found(By.xpath("//button[normalize-space()=\"" + button + "\"]")).click();
    }

    /** Opens what is folded under a heading. */
    void unfold(String heading) {
        found(By.xpath("//summary[contains(., \"" + heading + "\")]")).click();
    }

    void follow(String link) {
        found(By.linkText(link)).click();
    }

    /** Waits for it: the click that leads to its page may still be on its way. */
    private WebElement found(By what) {
        return Awaitility.await()
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> driver.findElement(what), element -> true);
    }

    /** Waits until the page shows these words, in this order: a click may still be on its way. */
    void shows(String... words) {
        Awaitility.await()
                .atMost(PATIENCE)
                .ignoreExceptions()
                .untilAsserted(
                        () -> assertThat(driver.findElement(By.tagName("body")).getText())
                                .containsSubsequence(words));
    }

    /** Opens all that is folded. */
    void unfoldAll() {
        driver.executeScript("document.querySelectorAll('details').forEach(one => one.open = true)");
    }

    /** Sends a form with these fields, {@code name=value&name=value} unescaped, from a page of the site. */
    void post(URI to, String fields) {
        driver.get(to.resolve("/about").toString());
        driver.executeScript("""
                const form = document.createElement('form');
                form.method = 'post';
                form.action = arguments[0];
                for (const field of arguments[1].split('&')) {
                    const input = document.createElement('input');
                    [input.name, input.value] = field.split('=');
                    form.append(input);
                }
                document.body.append(form);
                form.submit();
                """, to.toString(), fields);
        Awaitility.await()
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> !driver.getCurrentUrl().endsWith("/about")
                        && "complete".equals(driver.executeScript("return document.readyState")));
    }

    /** What axe-core finds on the page that is open: rule and element. */
    List<?> problems() {
        return axe("{}");
    }

    /** The same by those of its rules that ask how a page looks: a width or a colour may change their answer. */
    List<?> problemsOfLook() {
        return axe("{runOnly: ['color-contrast', 'link-in-text-block', 'scrollable-region-focusable', 'target-size']}");
    }

    private List<?> axe(String options) {
        if (Boolean.FALSE.equals(driver.executeScript("return 'axe' in window"))) {
            driver.executeScript(AXE);
        }
        return (List<?>) driver.executeAsyncScript("""
                        const done = arguments[arguments.length - 1];
                        axe.run({...%s, resultTypes: ['violations']}).then(found => done(found.violations
                            .map(v => v.impact + ' ' + v.id + ': ' + v.nodes.map(n => n.html.slice(0, 120)).join(' | '))));
                        """.formatted(options));
    }

    private static String axe() {
        try (InputStream axe = Browser.class.getResourceAsStream("/axe.min.js")) {
            return new String(axe.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many pixels of the page do not fit into the window's width. */
    long tooWide() {
        return (Long) driver.executeScript(
                "return document.documentElement.scrollWidth - document.documentElement.clientWidth");
    }

    /** For each box of fields that stand side by side: how far down these elements of it end, each distance once. */
    List<List<?>> bottoms(String selector) {
        return ((List<?>) driver.executeScript("""
                        return [...document.querySelectorAll('.pair')].map(pair =>
                            [...new Set([...pair.querySelectorAll(arguments[0])].map(one => one.getBoundingClientRect().bottom))]);
                        """, selector))
                .stream().<List<?>>map(row -> (List<?>) row).toList();
    }

    /** The whole page as a picture. */
    byte[] picture() {
        Map<String, Object> shot = driver.executeCdpCommand(
                "Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true));
        return Base64.getDecoder().decode((String) shot.get("data"));
    }

    @Override
    public void close() {
        driver.quit();
    }
}
