package org.broadsheet.sources.pages;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.broadsheet.ForAll;
import org.broadsheet.papers.Paper;
import org.broadsheet.sources.Papers;
import org.broadsheet.sources.Read;
import org.broadsheet.sources.formats.Ending;
import org.broadsheet.sources.formats.SourceRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DailyPapersPageTest {

    private static final List<String> TITLES = List.of(
            "Tidal Gauges as Cheap Sensors: A Café Experiment",
            "Do Language Models Count Sheep?",
            "YARN",
            "3D Moss: Growing Scenes from a Single Photograph of a Forest Floor",
            "On the (re)use of old maps for planning: how far can a walker trust them?",
            "GlacierNet 2.0");

    private static final String SENTENCE =
            "We measure how far the method carries on seven public collections, and find that it does so at a fraction of the cost. ";

    private static String text(int paper) {
        return "Paper %d studies a question that nobody has asked so far. ".formatted(paper)
                + SENTENCE.repeat(4 + paper) + "The code is public.";
    }

    /** The entries of a page, without furniture. */
    private static List<String> lines() {
        return IntStream.range(0, TITLES.size())
                .boxed()
                .flatMap(i -> List.of(TITLES.get(i), text(i)).stream())
                .toList();
    }

    private static String page(String separator, String... furniture) {
        List<String> all = new ArrayList<>(List.of(furniture));
        all.addAll(lines());
        return String.join(separator, all) + separator;
    }

    private static void assertWhole(Read page, String date) {
        assertThat(page.ending()).isEqualTo(new Ending.Complete());
        assertThat(page.broken()).isEmpty();
        assertThat(page.papers()).extracting(Paper::title).isEqualTo(TITLES);
        assertThat(page.papers().getLast().abstractText()).isEqualTo(text(TITLES.size() - 1));
        assertThat(page.papers()).extracting(Paper::announced).containsOnly(LocalDate.parse(date));
    }

    @Test
    void aPageWithBlankLinesIsRead() throws IOException {
        assertWhole(
                Read.text(page(
                        "\n\n",
                        "new",
                        "Get trending papers in your email inbox!",
                        "Subscribe",
                        "byAK and the research community",
                        "Feb 27")),
                "2026-02-27");
    }

    @Test
    void aPageRunTogetherIsReadThoughTheFirstTitleIsGluedToAButton() throws IOException {
        String page = page("\n", "Get trending papers in your email inbox once a day!", "Subscribe")
                .replace("Subscribe\n", "Subscribe");

        assertWhole(Read.text(page), "2026-03-02");
    }

    @Test
    void aButtonABylineAndADayGluedToTheFirstTitleAreCutOff() throws IOException {
        assertWhole(Read.text("SubscribebyAda and friendsFeb 27" + page("\n")), "2026-02-27");
    }

    @Test
    void furnitureMayBeAnyOtherAboveAndBelow() throws IOException {
        String page = page(
                        "\n\n",
                        "Papers of the Day",
                        "Models",
                        "Data sets",
                        "Get the best of every morning by mail. One letter a day, no more, and stop whenever you like.",
                        "Sign up",
                        "curated by Zoë and 12 others",
                        "Friday, 27 February")
                + "Previous\n\n1 2 3 … 9\n\nNext\n\nCompany\n\nAbout\n\n© 2026 Example Papers, all rights reserved\n\n"
                + "We use cookies to see what is read. By going on you agree to our terms of use.\n";

        assertWhole(Read.text(page), "2026-02-27");
    }

    @Test
    void countsAndNamesBetweenEntriesAreFurniture() throws IOException {
        List<String> lines = new ArrayList<>(List.of("Subscribe", "Feb 27"));
        for (int i = 0; i < TITLES.size(); i++) {
            lines.addAll(
                    List.of("Submitted by reader" + i, TITLES.get(i), "" + 17 * i, "· " + i + " authors", text(i)));
        }

        assertWhole(Read.text(String.join("\n", lines)), "2026-02-27");
    }

    @Test
    void labelsThatComeAgainAndAgainAreFurniture() throws IOException {
        List<String> lines = new ArrayList<>(List.of("Weekly", "Trending Papers", "Feb 27"));
        for (int i = 0; i < TITLES.size(); i++) {
            lines.addAll(List.of(TITLES.get(i), "Abstract", text(i), "Upvote", "Rank #" + i));
        }

        assertWhole(Read.text(String.join("\n\n", lines)), "2026-02-27");
    }

    @Test
    void authorsAndHousesAndFiguresAroundATitleAreFurniture() throws IOException {
        List<String> houses = List.of(
                "University of Nowhere",
                "Institute for the Study of Moss and Lichen",
                "Ada Q. Oak, Bo Elm and Cy Ash-Larch, +4 authors",
                "D. Birch, E. Fir and F. G. Yew",
                "Gil Hazel et al.",
                "North Sea Lab");
        List<String> lines = new ArrayList<>(List.of("Papers", "Feb 27"));
        for (int i = 0; i < TITLES.size(); i++) {
            lines.addAll(List.of(
                    TITLES.get(i),
                    houses.get(i),
                    text(i),
                    "Published on Feb %d · %d upvotes · Submitted by reader%d, the best of all"
                            .formatted(i + 1, i, i)));
        }

        assertWhole(Read.text(String.join("\n", lines) + "\n"), "2026-02-27");
    }

    @Test
    void marksOfAListOrOfALetterAreNoPartOfATitle() throws IOException {
        assertWhole(Read.text("> " + page("\n> ", "Subscribe", "Feb 27").strip()), "2026-02-27");
        List<String> numbered = new ArrayList<>(List.of("Feb 27"));
        List<String> labelled = new ArrayList<>(List.of("Feb 27"));
        List<String> linked = new ArrayList<>(List.of("# Papers", "*Feb 27*"));
        for (int i = 0; i < TITLES.size(); i++) {
            numbered.addAll(List.of(i + 1 + ". " + TITLES.get(i), text(i)));
            labelled.addAll(List.of("Title: " + TITLES.get(i), "Abstract: " + text(i)));
            linked.addAll(List.of("## [" + TITLES.get(i) + "](https://papers.example/" + i + ")", text(i)));
        }

        assertWhole(Read.text(String.join("\n\n", numbered) + "\n"), "2026-02-27");
        assertWhole(Read.text(String.join("\n\n", labelled) + "\n"), "2026-02-27");
        assertWhole(Read.text(String.join("\n\n", linked) + "\n"), "2026-02-27");
    }

    @Test
    void aTitleThatLooksLikeACountIsATitleWhereAnAbstractHasNoOther() throws IOException {
        List<String> titles = List.of("Q*", "5 Tips", "Ada Oak, Bo Elm, and Cy Ash", TITLES.get(0), TITLES.get(1));
        List<String> lines = new ArrayList<>(List.of("Subscribe", "Feb 27"));
        for (int i = 0; i < titles.size(); i++) {
            lines.addAll(List.of(titles.get(i), text(i)));
        }

        Read page = Read.text(String.join("\n", lines) + "\n");

        assertThat(page.broken()).isEmpty();
        assertThat(page.papers()).extracting(Paper::title).isEqualTo(titles);
    }

    @Test
    void anAbstractOfTwoParagraphsIsOneAbstract() throws IOException {
        String code = "Our code and all the data are available at https://code.example/moss";
        String page = page("\n", "Subscribe", "Feb 27")
                .replace("so far. ", "so far.\n")
                .replace("The code is public.", "The code is public.\n" + code);

        Read read = Read.text(page);

        assertThat(read.broken()).isEmpty();
        assertThat(read.papers()).extracting(Paper::title).isEqualTo(TITLES);
        assertThat(read.papers().getLast().abstractText()).isEqualTo(text(TITLES.size() - 1) + " " + code);
    }

    @Test
    void aShortAbstractIsReadAmongLongOnesWhereverItStands() throws IOException {
        String brief = "A remark on moss, and on who may be said to have grown it first.";
        for (int i = 0; i < TITLES.size() - 1; i++) {
            Read read = Read.text(page("\n\n", "byAda and friends", "Feb 27").replace(text(i), brief));

            assertThat(read.broken()).as("at %d", i).isEmpty();
            assertThat(read.papers()).extracting(Paper::title).isEqualTo(TITLES);
            assertThat(read.papers().get(i).abstractText()).isEqualTo(brief);
        }
        String note = brief + " We add two pictures of it, and leave the proof to the reader.";
        Read last = Read.text(page("\n\n", "Feb 27").replace(text(TITLES.size() - 1), note));

        assertThat(last.papers()).extracting(Paper::title).isEqualTo(TITLES);
    }

    @Test
    void whateverStandsAloneBetweenTwoEntriesIsSetAsideUnlessItIsASlogan() throws IOException {
        String page = page("\n\n", "Subscribe", "Feb 27");

        Read lost = Read.text(page.replace(TITLES.get(3), "A Short Title\n\n" + TITLES.get(3)));
        Read slogan = Read.text(page.replace(TITLES.get(3), "Get papers in your inbox!\n\n" + TITLES.get(3)));

        assertThat(lost.papers()).hasSize(TITLES.size());
        assertThat(lost.broken()).extracting(SourceRecord.Broken::raw).containsExactly("A Short Title");
        assertWhole(slogan, "2026-02-27");
    }

    @Test
    void papersListedManyTimesAreReadEachTime() throws IOException {
        Read read = Read.text(page("\n\n", "Subscribe", "Feb 27") + page("\n\n").repeat(9));

        assertThat(read.broken()).isEmpty();
        assertThat(read.papers()).hasSize(10 * TITLES.size());
    }

    @Test
    void aPageThatBeginsInTheMiddleOfAnEntryKeepsWhatItHas() throws IOException {
        Read read = Read.text(text(5) + "\n" + page("\n"));

        assertThat(read.papers()).extracting(Paper::title).isEqualTo(TITLES);
        assertThat(read.broken()).extracting(SourceRecord.Broken::raw).containsExactly(text(5));
    }

    @Test
    void twoPagesInOneFileAreBothRead() throws IOException {
        String second =
                page("\n", "Get papers in your inbox once a day!", "Subscribe").replace("Subscribe\n", "Subscribe");

        Read read = Read.text(page("\n\n", "Subscribe", "Feb 27") + second);

        assertThat(read.broken()).isEmpty();
        assertThat(read.papers())
                .extracting(Paper::title)
                .isEqualTo(Stream.concat(TITLES.stream(), TITLES.stream()).toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Subscribe",
                "Subscribed",
                "Sign up",
                "Join now",
                "Get papers in your inbox!Subscribe",
                "Get papers in your inbox!SubscribebyAda and friendsFeb 27"
            })
    void aButtonGluedToTheFirstTitleIsCutOff(String button) throws IOException {
        Read read = Read.text(button + page("\n"));

        assertThat(read.papers()).extracting(Paper::title).isEqualTo(TITLES);
    }

    @Test
    void aTitleThatOnlyBeginsLikeAButtonStays() throws IOException {
        for (String title : List.of("Subscribers of Old Maps", "Subscribed and Forgotten", "Subscribe to Moss")) {
            Read read = Read.text(page("\n").replace(TITLES.getFirst(), title));

            assertThat(read.papers().getFirst().title()).isEqualTo(title);
        }
    }

    @Test
    void aSloganAndANoticeAsLongAsAnAbstractAreFurniture() throws IOException {
        String welcome =
                "Welcome to the page where every morning our readers pick the papers that all should see. You can vote, comment, and share. Sign in to take part in it, and tell your friends about what you found here. ";
        String cookies =
                "We use cookies to make this site better and to see what is read on it. By going on you agree to our terms and to our policy. You can change it any time, here or in the preferences. ";

        assertWhole(
                Read.text(page("\n", welcome.repeat(2).strip(), "Feb 27")
                        + cookies.repeat(2).strip() + "\nAccept all\n"),
                "2026-02-27");
    }

    @Test
    void anAbstractThatStopsInHalfASentenceIsCutOffThoughALineEndFollows() throws IOException {
        String page = page("\n", "Feb 27");

        Read read = Read.text(page.substring(0, page.lastIndexOf(" cost.")) + "\n");

        assertThat(read.papers()).hasSize(TITLES.size() - 1);
        assertThat(read.sentence())
                .startsWith("It seems to be cut off: The abstract of \"GlacierNet 2.0\" stops in the middle.");
    }

    @Test
    void linesWrappedWithoutBlankOnesAreRefusedAndNotGuessedAt() throws IOException {
        String wrapped = page("\n").replaceAll("(.{60,78}) ", "$1\n");

        assertRefused(wrapped, "Its lines are wrapped, and no blank line tells where a title ends.");
    }

    @Test
    void lineEndsMarksAndEncodingsDoNotMatter() throws IOException {
        String page = page("\n\n", "Subscribe", "Feb 27");

        assertWhole(Read.bytes(page.getBytes(ISO_8859_1)), "2026-02-27");
        assertWhole(Read.text("\ufeff" + page.replace("\n", "\r\n")), "2026-02-27");
        assertWhole(Read.text(page.replace("\n", "\r")), "2026-02-27");
        assertWhole(Read.text(page.replace("\n\n", "\u2028")), "2026-02-27");
        assertWhole(Read.bytes(page.getBytes(UTF_16)), "2026-02-27");
        assertWhole(Read.bytes(page.getBytes(UTF_16LE)), "2026-02-27");
        assertWhole(Read.bytes(page.getBytes(UTF_16BE)), "2026-02-27");
        assertWhole(Read.bytes(Read.gzip(page.getBytes(UTF_8))), "2026-02-27");
        assertWhole(Read.text(page.replace(" ", "\u00a0 ").replace("\u00a0 ", " ") + "\n\n\n"), "2026-02-27");
    }

    @Test
    void aPageWrappedAtEightyColumnsIsRead() throws IOException {
        String wrapped = page("\n\n", "Subscribe", "Feb 27")
                .lines()
                .map(line -> line.replaceAll("(.{60,78}) ", "$1\n"))
                .collect(Collectors.joining("\n"));

        assertWhole(Read.text(wrapped), "2026-02-27");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Mar 2 | 2026-03-02",
                "Mar 3 | 2025-03-03",
                "Feb 29 | 2024-02-29",
                "28 March | 2025-03-28",
                "March 28th, 2024 | 2024-03-28",
                "Fri, Mar. 28 | 2025-03-28",
                "Friday 28 Mar 2025 | 2025-03-28",
                "2025-03-28 | 2025-03-28",
                "28.03.2025 | 2025-03-28",
                "Daily Papers for March 28, 2025 | 2025-03-28",
                "sept 9 | 2025-09-09",
                "Mar 28 '25 | 2025-03-28",
                "28-Mar-2025 | 2025-03-28",
                "03/28/2025 | 2025-03-28",
                "28/03/2025 | 2025-03-28",
                "< Feb 26   Feb 27   Feb 28 > | 2026-02-27",
                "Mar 28, 2099 | 2026-03-02",
                "Mar 45 | 2026-03-02",
                "Marble 28 | 2026-03-02"
            })
    void aDayIsUnderstoodHoweverItIsSpelt(String spelt, String date) throws IOException {
        assertWhole(Read.text(page("\n\n", "Subscribe", spelt)), date);
    }

    @Test
    void theOperatorMaySayTheDay() throws IOException {
        LocalDate given = LocalDate.parse("2024-06-01");

        Read undated = Read.stream(bytes(page("\n")), Papers.MONDAY, Optional.of(given));
        Read yearless = Read.stream(bytes(page("\n", "Jul 1")), Papers.MONDAY, Optional.of(given));

        assertThat(undated.papers()).extracting(Paper::announced).containsOnly(given);
        assertThat(yearless.papers()).extracting(Paper::announced).containsOnly(LocalDate.parse("2023-07-01"));
    }

    @Test
    void aPageCutAnywhereKeepsTheEntriesBeforeTheCutAndSaysSo() {
        for (String separator : List.of("\n", "\n\n")) {
            String page = page(separator, "Subscribe", "Feb 27");
            ForAll.cases(200, random -> {
                int cut = page.indexOf(TITLES.get(1)) + random.nextInt(page.length() - page.indexOf(TITLES.get(1)));

                Read read = Read.text(page.substring(0, cut));

                long whole = IntStream.range(0, TITLES.size())
                        .filter(i -> page.indexOf(text(i)) + text(i).length() <= cut)
                        .count();
                assertThat(read.papers().size())
                        .as("cut at %d: …%s", cut, page.substring(Math.max(0, cut - 60), cut))
                        .isBetween((int) whole, (int) whole + 1);
                assertThat(read.broken()).hasSizeLessThanOrEqualTo(1);
                String rest = page.substring(0, cut).strip();
                // Up to three characters may be a page number, and two short lines the foot of a page.
                boolean clean = rest.endsWith(".")
                        || page.substring(0, cut).endsWith("\n")
                        || rest.length() - rest.lastIndexOf('\n') <= 4
                        || rest.lines()
                                .skip(rest.lines().count() - (separator.length() + 1))
                                .allMatch(line -> line.length() < 20);
                if (!clean) {
                    assertThat(read.sentence())
                            .as(page.substring(Math.max(0, cut - 60), cut))
                            .startsWith("It seems to be cut off: ");
                }
            });
        }
    }

    @Test
    void anAbstractWithoutATitleAndATitleWithoutAnAbstractAreSetAside() throws IOException {
        List<String> lines = new ArrayList<>(lines());
        lines.remove(TITLES.get(1));
        lines.remove(text(3));

        Read read = Read.text(String.join("\n", lines) + "\n");

        assertThat(read.papers()).hasSize(4);
        assertThat(read.broken())
                .extracting(SourceRecord.Broken::reason)
                .containsExactly(
                        "There is an abstract without a title.",
                        "The title \"" + TITLES.get(3) + "\" has no abstract.");
    }

    @Test
    void aTitleOfTenThousandCharactersIsSetAsideAlone() throws IOException {
        String page = page("\n", "Subscribe").replace(TITLES.get(3), "Endless ".repeat(1_250));

        Read read = Read.text(page);

        assertThat(read.papers()).hasSize(5);
        assertThat(read.broken()).isNotEmpty();
        assertThat(read.broken().getFirst().raw()).startsWith("Endless Endless");
    }

    @Test
    void whateverTheFurnitureTheEntriesAreFound() {
        List<String> furniture = List.of(
                "Subscribe",
                "Log In",
                "Trending",
                "byAnybody and the rest",
                "Docs",
                "Enterprise",
                "Pricing",
                "new",
                "Get papers by mail!",
                "Week 13",
                "< Previous",
                "Daily",
                "Weekly",
                "Monthly",
                "Submit a paper");
        ForAll.cases(300, random -> {
            List<String> above = some(furniture, random);
            List<String> below = some(furniture, random);
            List<String> all = new ArrayList<>(above);
            all.add("Feb 27");
            all.addAll(lines());
            all.addAll(below);

            assertWhole(Read.text(String.join(random.nextBoolean() ? "\n" : "\n\n", all) + "\n"), "2026-02-27");
        });
    }

    private static List<String> some(List<String> all, Random random) {
        List<String> shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, random);
        return shuffled.subList(0, random.nextInt(6));
    }

    @Test
    void whatIsNoPageGetsASentenceAndNothingIsStored() throws IOException {
        assertRefused("", "It is empty. Expected ");
        assertRefused(" \n\n \n", "It is empty. Expected ");
        assertRefused("Hello.\nHow are you?\n", "It is text without any title and abstract.");
        assertRefused("<!DOCTYPE html><html><p>Papers</p></html>", "It is a web page's HTML");
        assertRefused("%PDF-1.7 ...", "It is a PDF document.");
        assertRefused("\u0001\u0002\0\0\0\0abc", "It is binary data, not text.");
        byte[] noise = new byte[100_000];
        new Random(1).nextBytes(noise);
        assertThat(Read.bytes(noise).sentence()).startsWith("It is binary data, not text.");
        assertThat(Read.bytes(noise).entries()).isEmpty();
    }

    private static void assertRefused(String text, String sentence) throws IOException {
        Read read = Read.text(text);

        assertThat(read.sentence()).startsWith(sentence);
        assertThat(read.entries()).isEmpty();
    }

    @Test
    void aPageOfHalfAGigabyteIsRefusedWithoutReadingItAll() throws IOException {
        byte[] page = page("\n\n", "Subscribe").getBytes(UTF_8);
        long[] given = {0};
        InputStream endless = new SequenceInputStream(Collections.enumeration(
                Collections.nCopies((500 << 20) / page.length, (InputStream) new Repeated(page, given))));

        Read read = Read.stream(endless, Papers.MONDAY, Optional.empty());

        assertThat(read.sentence()).startsWith("It is a text of more than 16 MB");
        assertThat(read.entries()).isEmpty();
        assertThat(given[0]).isLessThan(17L << 20);
    }

    private static InputStream bytes(String text) {
        return new java.io.ByteArrayInputStream(text.getBytes(UTF_8));
    }

    /** The same bytes over and over: its end starts it again. */
    private static final class Repeated extends InputStream {

        private final byte[] bytes;
        private final long[] given;
        private int position;

        Repeated(byte[] bytes, long[] given) {
            this.bytes = bytes;
            this.given = given;
        }

        @Override
        public int read() {
            if (position == bytes.length) {
                position = 0;
                return -1;
            }
            given[0]++;
            return bytes[position++];
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            int count = Math.min(length, bytes.length - position);
            if (count == 0) {
                position = 0;
                return -1;
            }
            System.arraycopy(bytes, position, into, offset, count);
            position += count;
            given[0] += count;
            return count;
        }
    }
}
