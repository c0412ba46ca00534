package org.broadsheet.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.broadsheet.config.ProfileFolder;
import org.broadsheet.links.Purpose;
import org.broadsheet.profiles.AnyProfile;
import org.broadsheet.profiles.EmailAddress;
import org.broadsheet.profiles.Interest;
import org.broadsheet.profiles.NamedInterest;
import org.broadsheet.profiles.Profile;
import org.broadsheet.profiles.ReaderDefaults;
import org.broadsheet.profiles.ReaderId;
import org.broadsheet.profiles.Subscribers.FileReader;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The law of interests: whatever kinds there are, a reader's profile goes from the file to the form and, saved unchanged, back
 * to the file without a loss. A kind that the form does not know fails here, and one that {@link AnyProfile} does not know.
 * The other ways, to the tables and to letters, keep the same law in {@code ProfileJsonTest} and {@code LetterReaderTest}.
 */
class EveryInterestTest {

    @TempDir
    private Path folder;

    @Test
    void everyKindOfInterestSurvivesTheFormSavedUnchanged() throws Exception {
        List<Interest> wants = oneOfEachKind();
        Profile profile = new Profile(
                List.of(new NamedInterest("All of it", wants, OptionalInt.of(3))),
                0,
                10,
                10,
                0.1,
                Profile.WhenEmpty.NOTHING);
        try (TestSite site = TestSite.open()) {
            site.subscribers.replaceFiles(
                    List.of(new FileReader("ada", new EmailAddress("ada@example.org"), "Ada", TestSite.USUAL, profile)),
                    List.of(),
                    TestSite.NOON);
            ReaderId ada = site.subscribers
                    .find(new EmailAddress("ada@example.org"))
                    .orElseThrow()
                    .id();
            String path = "/preferences/" + site.token(Purpose.PREFERENCES, ada.toString(), "");

            String answer = site.post(path, asItStands(site.get(path).body())).body();

            Files.writeString(
                    folder.resolve("ada.yaml"),
                    Jsoup.parse(answer).select("pre").first().wholeText());
            ProfileFolder read = ProfileFolder.read(folder, ReaderDefaults.USUAL);
            assertThat(read.problems()).isEmpty();
            assertThat(read.readers()
                            .getFirst()
                            .profile()
                            .interests()
                            .getFirst()
                            .wants())
                    .containsExactlyInAnyOrderElementsOf(wants);
        }
    }

    private static List<Interest> oneOfEachKind() {
        Set<Class<?>> kinds = Set.of(Interest.class.getPermittedSubclasses());
        List<Interest> wants = IntStream.range(0, 200)
                .mapToObj(seed -> AnyProfile.any(new Random(seed)))
                .flatMap(profile -> profile.interests().stream())
                .flatMap(interest -> interest.wants().stream())
                .collect(Collectors.toMap(Object::getClass, want -> want, (first, second) -> first))
                .values()
                .stream()
                .sorted(Comparator.comparing(want -> want.getClass().getName()))
                .collect(Collectors.toCollection(ArrayList::new));
        assertThat(wants.stream().<Class<?>>map(Object::getClass).collect(Collectors.toSet()))
                .as("AnyProfile makes every kind")
                .isEqualTo(kinds);
        return wants;
    }

    /** What a browser sends if nothing is changed and Save is pressed. */
    private static String asItStands(String page) {
        Element form = Jsoup.parse(page).select("form:has([name=name0])").first();
        Stream<String> fields = form.select("input[name], textarea[name], select[name]").stream()
                .filter(field -> !field.attr("type").matches("checkbox|radio|file|submit") || field.hasAttr("checked"))
                .map(field -> pair(field.attr("name"), value(field)));
        return Stream.concat(Stream.of("act=save"), fields).collect(Collectors.joining("&"));
    }

    private static String value(Element field) {
        return switch (field.tagName()) {
            case "textarea" -> field.wholeText();
            case "select" -> field.select("option[selected]").attr("value");
            default -> field.attr("value");
        };
    }

    private static String pair(String name, String value) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8)
                + "="
                + URLEncoder.encode(value.replace("\n", "\r\n"), StandardCharsets.UTF_8);
    }
}
