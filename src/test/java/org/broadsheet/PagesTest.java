package org.broadsheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pages that people read: no link leads nowhere, and the index knows them all. */
class PagesTest {

    private static final Path SITE = Path.of("src/site/markdown");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]+)(?:#[^)\\s]*)?\\)");

    @Test
    void noLinkLeadsNowhere() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Path page : pages(Path.of("README.md"), Path.of(".github"), SITE)) {
            LINK.matcher(Files.readString(page))
                    .results()
                    .map(result -> result.group(1))
                    .filter(target -> !target.contains("://") && !target.startsWith("mailto:"))
                    .filter(target -> Files.notExists(page.resolveSibling(target)))
                    .forEach(target -> broken.add(page + ": " + target));
        }

        assertThat(broken).isEmpty();
    }

    @Test
    void theIndexLinksEveryPageAndDecision() throws IOException {
        String index = Files.readString(SITE.resolve("index.md"));

        assertThat(pages(SITE).stream()
                        .map(page -> SITE.relativize(page).toString())
                        .filter(page -> !page.equals("index.md") && !index.contains("](" + page + ")")))
                .isEmpty();
    }

    @Test
    void noPageStandsInTheMiddleOfAMerge() throws IOException {
        List<String> left = new ArrayList<>();
        for (Path page : pages(Path.of("README.md"), Path.of(".github"), SITE)) {
            Files.readAllLines(page).stream()
                    .filter(line -> line.startsWith("<<<<<<< ") || line.startsWith(">>>>>>> "))
                    .forEach(line -> left.add(page + ": " + line));
        }

        assertThat(left).isEmpty();
    }

    private static List<Path> pages(Path... roots) throws IOException {
        List<Path> pages = new ArrayList<>();
        for (Path root : roots) {
            try (Stream<Path> all = Files.walk(root)) {
                all.filter(page -> page.toString().endsWith(".md")).forEach(pages::add);
            }
        }
        return pages;
    }
}
