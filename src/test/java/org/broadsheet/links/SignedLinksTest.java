package org.broadsheet.links;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.broadsheet.ForAll;
import org.junit.jupiter.api.Test;

class SignedLinksTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-";

    private final SignedLinks links = new SignedLinks(List.of(key("a", 1)), InstantSource.fixed(NOON));

    @Test
    void whatIsSignedIsReadAsItWas() {
        ForAll.cases(300, random -> {
            Link link = anyLink(random);

            assertThat(links.read(link.purpose(), links.sign(link))).isEqualTo(new Reading.Valid(link));
        });
    }

    @Test
    void aTokenWithAnyBitFlippedIsForged() {
        ForAll.cases(20, random -> {
            Link link = anyLink(random);
            byte[] token = links.sign(link).getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
            for (int bit = 0; bit < token.length * 8; bit++) {
                byte[] flipped = token.clone();
                flipped[bit / 8] ^= (byte) (1 << (bit % 8));
                String text = new String(flipped, java.nio.charset.StandardCharsets.ISO_8859_1);

                assertThat(links.read(link.purpose(), text)).as(text).isEqualTo(new Reading.Forged());
            }
        });
    }

    @Test
    void aTokenForOnePurposeIsForgedForEveryOther() {
        for (Purpose made : Purpose.values()) {
            String token = links.sign(new Link(made, "s42", "", NOON.plusSeconds(60)));
            for (Purpose asked : Purpose.values()) {
                assertThat(links.read(asked, token) instanceof Reading.Valid)
                        .as("%s for %s", made, asked)
                        .isEqualTo(made == asked);
            }
        }
    }

    @Test
    void aTokenEndsAtItsLastSecond() {
        Link link = new Link(Purpose.CONFIRM, "", "p7", NOON.plusSeconds(60));
        String token = links.sign(link);

        assertThat(at(NOON.plusSeconds(59)).read(Purpose.CONFIRM, token)).isEqualTo(new Reading.Valid(link));
        assertThat(at(NOON.plusSeconds(60)).read(Purpose.CONFIRM, token)).isEqualTo(new Reading.Expired(link));
    }

    @Test
    void noTextWhatsoeverMakesTheReaderThrow() {
        ForAll.cases(2_000, random -> {
            String text = random.ints(random.nextInt(60), 0, 0x3ff)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();

            assertThat(links.read(Purpose.LIKE, text)).isEqualTo(new Reading.Forged());
        });
    }

    @Test
    void afterARotationTheOldKeysLinksCountUntilTheKeyEnds() {
        Link link = new Link(Purpose.UNSUBSCRIBE, "s42", "", NOON.plus(Duration.ofDays(300)));
        String old = links.sign(link);
        LinkKey retired = new LinkKey("a", key("a", 1).secret(), Optional.of(NOON.plus(Duration.ofDays(10))));
        List<LinkKey> rotated = List.of(key("b", 2), retired);

        assertThat(new SignedLinks(rotated, InstantSource.fixed(NOON)).read(Purpose.UNSUBSCRIBE, old))
                .isEqualTo(new Reading.Valid(link));
        assertThat(new SignedLinks(rotated, InstantSource.fixed(NOON)).sign(link))
                .startsWith("b.");
        assertThat(new SignedLinks(rotated, InstantSource.fixed(NOON.plus(Duration.ofDays(10))))
                        .read(Purpose.UNSUBSCRIBE, old))
                .isEqualTo(new Reading.Expired(link));
        assertThat(new SignedLinks(List.of(key("b", 2)), InstantSource.fixed(NOON)).read(Purpose.UNSUBSCRIBE, old))
                .isEqualTo(new Reading.Forged());
    }

    @Test
    void aKeyOfTheSameNameButOtherBytesForgesNothing() {
        String token = new SignedLinks(List.of(key("a", 9)), InstantSource.fixed(NOON))
                .sign(new Link(Purpose.LIKE, "s42", "7", NOON.plusSeconds(60)));

        assertThat(links.read(Purpose.LIKE, token)).isEqualTo(new Reading.Forged());
    }

    /** No stopwatch test would be steady: this one looks at what is called. */
    @Test
    void macsAreComparedInConstantTime() {
        JavaClasses links = new ClassFileImporter().importClasses(SignedLinks.class);

        classes()
                .should()
                .callMethod(MessageDigest.class, "isEqual", byte[].class, byte[].class)
                .check(links);
        noClasses()
                .should()
                .callMethod(String.class, "equals", Object.class)
                .orShould()
                .callMethod(Arrays.class, "equals", byte[].class, byte[].class)
                .check(links);
    }

    @Test
    void aTokenNeedsNoEscapingInAnAddress() {
        ForAll.cases(200, random -> assertThat(links.sign(anyLink(random))).matches("[A-Za-z0-9._-]{30,260}"));
    }

    @Test
    void aKeyNeverPrintsItself() {
        assertThat(key("a", 77).toString()).contains("(secret)").doesNotContain("77");
        assertThatThrownBy(() -> new LinkKey.Secret(new byte[7])).hasMessageContaining("has 7 bytes; it needs 32");
    }

    private static SignedLinks at(Instant now) {
        return new SignedLinks(List.of(key("a", 1)), InstantSource.fixed(now));
    }

    static LinkKey key(String id, int fill) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) fill);
        return new LinkKey(id, new LinkKey.Secret(bytes), Optional.empty());
    }

    private static Link anyLink(Random random) {
        Purpose purpose = List.of(Purpose.values()).get(random.nextInt(Purpose.values().length));
        return new Link(purpose, word(random), word(random), NOON.plusSeconds(1 + random.nextInt(100_000_000)));
    }

    private static String word(Random random) {
        StringBuilder word = new StringBuilder();
        for (int i = random.nextInt(20); i > 0; i--) {
            word.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return word.toString();
    }
}
