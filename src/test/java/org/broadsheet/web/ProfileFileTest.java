package org.broadsheet.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.broadsheet.config.ProfileFolder;
import org.broadsheet.links.Purpose;
import org.broadsheet.papers.Author;
import org.broadsheet.papers.Category;
import org.broadsheet.papers.PaperId;
import org.broadsheet.profiles.EmailAddress;
import org.broadsheet.profiles.Interest;
import org.broadsheet.profiles.NamedInterest;
import org.broadsheet.profiles.PaperReference;
import org.broadsheet.profiles.Profile;
import org.broadsheet.profiles.ReaderDefaults;
import org.broadsheet.profiles.ReaderId;
import org.broadsheet.profiles.Subscribers.FileReader;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A reader whom the operator's file describes changes it on the page, and pastes what the page offers. */
class ProfileFileTest {

    @TempDir
    private Path folder;

    @Test
    void whatThePageOffersToPasteMakesThePasterTheReaderTheyAskedFor() throws Exception {
        try (TestSite site = TestSite.open()) {
            site.subscribers.replaceFiles(
                    List.of(new FileReader(
                            "ada",
                            new EmailAddress("ada@example.org"),
                            "Ada",
                            TestSite.USUAL,
                            ReaderDefaults.USUAL.profile())),
                    List.of(),
                    TestSite.NOON);
            ReaderId ada = site.subscribers
                    .find(new EmailAddress("ada@example.org"))
                    .orElseThrow()
                    .id();

            String page = site.post(
                            "/preferences/" + site.token(Purpose.PREFERENCES, ada.toString(), ""),
                            "act=save&name0=Birds%3A+%22all%22&about0=owls%0D%0A%23+and+bats&papers0=2603.00001%0D%0AOn+owls"
                                    + "&dislikes0=2603.00002&authors0=Ada+Lovelace&categories0=q-bio.NC&without0=survey&atmost0=3"
                                    + "&at=06%3A15&zone=Asia%2FTokyo&day=MONDAY&day=FRIDAY&atmost=7&trending=2&floor=30&variety=0.3&line=yes")
                    .body();
            Files.writeString(
                    folder.resolve("ada.yaml"),
                    Jsoup.parse(page).select("pre").first().wholeText());

            ProfileFolder pasted = ProfileFolder.read(folder, ReaderDefaults.USUAL);
            assertThat(pasted.problems()).isEmpty();
            FileReader read = pasted.readers().getFirst();
            assertThat(read.time().at()).hasToString("06:15");
            assertThat(read.time().zone()).hasToString("Asia/Tokyo");
            assertThat(read.time().days()).hasToString("[MONDAY, FRIDAY]");
            assertThat(read.profile())
                    .isEqualTo(new Profile(
                            List.of(new NamedInterest(
                                    "Birds: \"all\"",
                                    List.of(
                                            new Interest.About("owls\n# and bats"),
                                            new Interest.LikePaper(new PaperReference.ById(new PaperId("2603.00001"))),
                                            new Interest.LikePaper(new PaperReference.ByTitle("On owls")),
                                            new Interest.DislikePaper(
                                                    new PaperReference.ById(new PaperId("2603.00002"))),
                                            new Interest.ByAuthor(new Author("Ada Lovelace")),
                                            new Interest.InCategory(new Category("q-bio.NC")),
                                            new Interest.Without("survey")),
                                    OptionalInt.of(3))),
                            2,
                            7,
                            30,
                            0.3,
                            Profile.WhenEmpty.A_LINE));
            assertThat(site.subscribers.find(ada).orElseThrow().profile().interests())
                    .as("only the file changes the reader")
                    .isEmpty();
        }
    }
}
