package org.broadsheet.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.broadsheet.delivery.MessageKey;
import org.junit.jupiter.api.Test;

/**
 * The page {@code src/site/markdown/letters.md} shows every answer as its recipient reads it. This test writes the page anew
 * with {@code -Dsamples=write}, and the letters as HTML below {@code target/letters} to be looked at; else it fails if what we answer is no longer what the page shows.
 */
class AnswerSamplesTest {

    private static final Path PAGE = Path.of("src/site/markdown/letters.md");

    private final List<String> html = new ArrayList<>();

    private final StringBuilder page = new StringBuilder("""
            # Letters, and what we answer

            What a person writes is understood in the room `letters`: their own words are told from quotations and signatures,
            then read as yes, no, stop, a command, a time, or a sentence about what they read. `LetterCorpusTest` measures it
            on letters of some 180 forms of mail programs and 150 signatures, `FreshLettersTest` and `StrangersLettersTest` on letters that
            were written without looking at the tables, `VisitorsLettersTest` on eleven sets of 3,100 letters more, each with what was understood at first look, one of them held out for good, `HelpFormsTest` on every form that the help letter names, and `LetterCorpusByMailTest` sends them through a real Postfix and Dovecot. The tables
            of words are in `src/main/resources/letters`; for another language add a line to each section. What we say is in
            `templates/en/mail.properties`; another language is another folder.

            The help letter below answers what newcomers ask, each in one step: how to stop, to pause, to change when it comes, to
            lean, to get one source or field only, to follow an author, to start from one's own papers, to get fewer papers, to judge one, to take papers home, to
            read in another language, to move to another address, and to have everything deleted.

            Every answer below was made by `AnswerSamplesTest` with the real desk, templates and a database; it fails when an
            answer changes, and `-Dsamples=write` writes this page anew. Links are shortened.
            """);

    @Test
    void thePageShowsEveryAnswerAsItIs() throws IOException {
        try (Town town = new Town()) {
            town.send(town.letter("ada@example.com", "subscribe", "learned sparse retrieval\n\nBest regards,\nAda"));
            Town.Post confirm = town.onlyPost();
            show("A stranger writes \"subscribe\" and what they read", confirm);

            town.send(town.letter("ada@example.com", "", "yes"));
            show(
                    "They write \"yes\" as a new letter: nothing proves that it is them, so the question comes again",
                    town.onlyPost());

            town.send(town.letter("bea@example.com", "subscribe", "owls at sea"));
            town.post();
            town.send(town.letter("bea@example.com", "subscribe", "bats over land\nat most: 3"));
            show("A stranger writes again before they answer: both of their letters count", town.onlyPost());

            town.send(town.reply("ada@example.com", confirm, "OK, who is this?"));
            show("They answer \"OK, who is this?\"", town.onlyPost());

            town.send(town.reply("ada@example.com", confirm, "No problem, please sign me up!"));
            Town.Post welcome = town.onlyPost();
            show("They answer \"No problem, please sign me up!\"", welcome);

            asks(town, welcome, "help");
            asks(town, welcome, "add: orcid:0000-0002-1825-0097");
            asks(town, welcome, "undo");
            asks(town, welcome, "Thank you, the first digests were very good!");
            Town.Post leaned = asks(town, welcome, "less security, more dense retrieval");
            asks(town, leaned, "undo");
            asks(town, welcome, "at 7:30 Berln");
            asks(town, welcome, "at 7 a.m. New Delhi");
            Town.Post profile = asks(town, welcome, "profile");
            show(
                    "They send the profile back with a line that we do not know",
                    sent(town, profile, profile.letter().text().replace("about: ", "colour: blue\nabout: ")));
            asks(town, welcome, "pause 2 weeks");
            asks(town, welcome, "resume");
            asks(town, welcome, "like 2");
            digested(town, "save 2, 3");
            digested(town, "just save 4");
            Town.Post saved = asks(town, welcome, "saved");
            page.append("\nWith it comes `papers.bib`:\n\n```\n")
                    .append(saved.letter().enclosed().orElseThrow().text())
                    .append("```\n");
            asks(town, welcome, "only: biorxiv\nalways: author:\"Jimmy Lin\"\nnever: survey");
            asks(town, welcome, "monthly on Tuesday");
            asks(town, welcome, "language: French");
            asks(town, welcome, "auf Deutsch, bitte");
            asks(town, welcome, "hilfe");
            asks(town, welcome, "in English please");
            asks(town, welcome, "What is the meaning of it all?");
            town.now = town.now.plusSeconds(2 * 24 * 60 * 60L);

            town.send(town.letter(
                    "ada@example.com",
                    welcome.replyTo().value(),
                    "Re: Welcome",
                    "",
                    Map.of(),
                    List.of(Town.file("thesis.pdf", "%PDF"))));
            show("They send a file that we cannot read", town.onlyPost());

            town.send(town.letter("ada@example.com", "Hello", "Please unsubscribe me from this list."));
            show("They ask to stop in a new letter, which anybody could have written", town.onlyPost());

            Town.Post stopped = asks(town, welcome, "Bitte abmelden");
            asks(town, stopped, "resume");
            asks(town, welcome, "delete everything");

            town.send(
                    town.letter(
                            "bob@example.com",
                            "subscribe",
                            "interest: Owls at sea\nabout: night flight and calls\nlike: 2408.01234\ncolour: blue\n\nonly: q-bio\nat: 18:30 Lima\nat most: 5"));
            show("A stranger writes lines as a profile has them, and one that nobody knows", town.onlyPost());

            town.send(town.letter("new@example.com", "profile", "profile"));
            show("A stranger asks what only a reader may ask", town.onlyPost());
        }

        if (System.getProperty("samples", "").equals("write")) {
            Files.writeString(PAGE, page);
            Path pictures = Files.createDirectories(Path.of("target/letters"));
            for (int i = 0; i < html.size(); i++) {
                Files.writeString(pictures.resolve("%02d.html".formatted(i)), html.get(i));
            }
        }
        assertThat(Files.readString(PAGE)).isEqualTo(page.toString());
    }

    /** An answer to a digest, whose papers have numbers. */
    private void digested(Town town, String words) {
        var reader = town.reader("ada@example.com");
        town.now = town.now.plusSeconds(6 * 60 * 60L);
        String token = town.tokens
                .of(new MessageKey("digest/" + reader.id() + "/2026-03-02"), town.now, town.now.plusSeconds(60))
                .orElseThrow();
        town.send(town.letter(
                "ada@example.com",
                "papers+" + token + "@example.org",
                "Re: Your papers for Monday 2 March",
                words,
                Map.of(),
                List.of()));
        show("A reader answers a digest with \"" + words + "\"", town.onlyPost());
    }

    private Town.Post asks(Town town, Town.Post to, String words) {
        Town.Post answer = sent(town, to, words);
        show("A reader answers \"" + words + "\"", answer);
        return answer;
    }

    private static Town.Post sent(Town town, Town.Post to, String words) {
        town.now = town.now.plusSeconds(6 * 60 * 60L);
        town.send(town.reply("ada@example.com", to, words));
        return town.onlyPost();
    }

    private void show(String title, Town.Post post) {
        html.add(post.letter().html());
        String text = post.letter()
                .text()
                .replaceAll("(https?://\\S+?/(?:confirm|preferences|unsubscribe))/\\S+", "$1/…")
                .replaceAll("\n+$", "");
        page.append("\n## ")
                .append(title)
                .append("\n\n```\nSubject: ")
                .append(post.letter().subject())
                .append("\n\n")
                .append(text)
                .append("\n```\n");
    }
}
