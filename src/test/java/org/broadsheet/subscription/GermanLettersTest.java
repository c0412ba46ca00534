package org.broadsheet.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.broadsheet.delivery.MessageKey;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

/** Whoever reads in German gets no English sentence, whatever they ask and whatever goes wrong. */
class GermanLettersTest {

    /** English words that are no German ones and that carry no subject: three in a sentence make it English. */
    private static final Set<String> ENGLISH = Set.of(
            "the", "and", "of", "your", "you", "is", "are", "with", "which", "from", "not", "for", "was", "were",
            "have", "has", "this", "that", "will", "could", "please", "to", "or", "as", "it", "be", "been", "one",
            "than", "who", "into", "what", "does", "must", "each", "their", "they", "we", "our", "by", "on", "at", "if",
            "a", "an");

    private static final Pattern SENTENCE = Pattern.compile("(?<=[.!?:])\\s+|\\n\\s*\\n|\\n\\s*-\\s");

    private final List<String> english = new ArrayList<>();

    @Test
    void everyAnswerIsGerman() {
        try (Town town = new Town()) {
            town.send(town.letter("ada@example.com", "subscribe", "gelernte dünne Vektoren\n\nlanguage: de"));
            Town.Post confirm = town.onlyPost();
            german("confirmation", confirm);
            town.send(town.letter("ada@example.com", "", "ja"));
            german("again", town.onlyPost());
            german("unclear", sent(town, confirm, "Wer sind Sie?"));
            Town.Post welcome = sent(town, confirm, "ja, bitte");
            german("welcome", welcome);
            for (String words : List.of(
                    "hilfe",
                    "Danke, die ersten Mails waren sehr gut!",
                    "weniger Sicherheit, mehr Suche",
                    "undo",
                    "at 7:30 Berln",
                    "profile",
                    "pause 2 weeks",
                    "resume",
                    "like 2",
                    "save 2, 3",
                    "saved",
                    "only: biorxiv\nalways: author:\"Jimmy Lin\"\nnever: survey",
                    "monthly on Tuesday",
                    "language: French",
                    "Was ist der Sinn von allem?",
                    "add: orcid:0000-0002-1825-0097",
                    "add: Vektoren",
                    "interests: Bienen",
                    "export",
                    "end links")) {
                german(words, sent(town, welcome, words));
            }
            Town.Post profile = sent(town, welcome, "profile");
            for (String line : List.of(
                    "category: no category at all",
                    "author: ",
                    "author: " + "x".repeat(2_000),
                    "authors: Ada",
                    "at most: 1000",
                    "at: 25:00 Berln",
                    "days: someday",
                    "every: hour",
                    "language: klingon",
                    "like: https://example.org/nothing",
                    "interest: " + "y".repeat(500),
                    "up to: none",
                    "always: " + "z".repeat(1_500),
                    "without: ")) {
                german(
                        line.substring(0, Math.min(line.length(), 30)),
                        sent(
                                town,
                                profile,
                                profile.letter()
                                        .text()
                                        .replace("===== end of profile", line + "\n===== end of profile")));
            }
            for (Map.Entry<String, String> file : Map.of(
                            "thesis.pdf",
                            "%PDF",
                            "broken.bib",
                            "@article{a, title = {On bees}}\n@article{b, title = {On",
                            "notes.json",
                            "[{\"itemType\":\"note\",\"note\":\"x\"},{\"itemType\":\"journalArticle\",\"title\":\"On owls\"}]",
                            "none.bib",
                            "no library at all, but a text of some length",
                            "rows.csv",
                            "Title,DOI\n,\nOn ants,\n")
                    .entrySet()) {
                town.now = town.now.plusSeconds(6 * 60 * 60L);
                town.send(town.letter(
                        "ada@example.com",
                        welcome.replyTo().value(),
                        "Re: Willkommen",
                        "",
                        Map.of(),
                        List.of(Town.file(file.getKey(), file.getValue()))));
                german(file.getKey(), town.onlyPost());
            }
            digested(town, "save 2");
            town.now = town.now.plusSeconds(2 * 24 * 60 * 60L);
            Town.Post stopped = sent(town, welcome, "Bitte abmelden");
            german("stopped", stopped);
            german("back", sent(town, stopped, "resume"));
            german("erased", sent(town, welcome, "alle meine Daten löschen"));
        }

        assertThat(english).as("%d", english.size()).isEmpty();
    }

    private void digested(Town town, String words) {
        var reader = town.reader("ada@example.com");
        town.now = town.now.plusSeconds(6 * 60 * 60L);
        String token = town.tokens
                .of(new MessageKey("digest/" + reader.id() + "/2026-03-02"), town.now, town.now.plusSeconds(60))
                .orElseThrow();
        town.send(town.letter(
                "ada@example.com", "papers+" + token + "@example.org", "Re: Ihre Artikel", words, Map.of(), List.of()));
        german(words, town.onlyPost());
    }

    private static Town.Post sent(Town town, Town.Post to, String words) {
        town.now = town.now.plusSeconds(6 * 60 * 60L);
        town.send(town.reply("ada@example.com", to, words));
        return town.onlyPost();
    }

    private void german(String what, Town.Post post) {
        String said = post.letter().subject() + "\n\n" + post.letter().text() + "\n\n"
                + Jsoup.parse(post.letter().html()).body().wholeText();
        for (String sentence : SENTENCE.split(said)) {
            long words = Pattern.compile("[^\\p{L}']+")
                    .splitAsStream(sentence.toLowerCase(Locale.ROOT))
                    .filter(ENGLISH::contains)
                    .distinct()
                    .count();
            if (words >= 3) {
                english.add(what + ": " + sentence.strip().replaceAll("\\s+", " "));
            }
        }
    }
}
