package org.broadsheet.letters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.broadsheet.rendering.Language;
import org.broadsheet.rendering.Templates;
import org.junit.jupiter.api.Test;

/** Every form of words that the help letter and the page of help name is understood as they say. */
class HelpFormsTest {

    /** The forms that a sentence names, in each language; none if it names none that can be sent alone. */
    private static final Map<String, Map<String, List<String>>> FORMS = new TreeMap<>(Map.ofEntries(
            forms("help.q-stop", List.of("unsubscribe"), List.of("abbestellen")),
            forms(
                    "help.q-pause",
                    List.of("pause 2 weeks", "pause until 2026-12-31", "resume"),
                    List.of("zwei Wochen Pause", "pause until 2026-12-31", "weiter")),
            forms(
                    "help.q-when",
                    List.of("at 7:30 New York", "weekly", "monthly", "on mon, thu"),
                    List.of("um 7:30 Berlin", "einmal die Woche", "einmal im Monat", "nur montags und donnerstags")),
            forms(
                    "help.q-lean",
                    List.of("more dense retrieval, less security, nothing about surveys"),
                    List.of("mehr dense retrieval, weniger security, nichts über surveys")),
            forms("help.q-only", List.of("only: biorxiv", "only: cs.IR"), List.of("only: biorxiv", "only: cs.IR")),
            forms("help.q-author", List.of("always: Ada Lovelace"), List.of("always: Ada Lovelace")),
            forms("help.q-own", List.of("add: orcid:0000-0002-1825-0097"), List.of("add: orcid:0000-0002-1825-0097")),
            forms("help.q-fewer", List.of("profile"), List.of("profil")),
            forms(
                    "help.q-judge",
                    List.of("like 2", "not 3"),
                    List.of("Nummer 2 gefällt mir", "Nummer 3 ist nichts für mich")),
            forms("help.q-out", List.of("save 2", "saved"), List.of("save 2", "saved")),
            forms("help.q-language", List.of("auf Deutsch"), List.of("in English")),
            forms("help.q-address", List.of("profile", "unsubscribe"), List.of("profil", "abbestellen")),
            forms("help.q-erase", List.of("delete everything"), List.of("alles löschen")),
            forms("help.c-profile", List.of("profile"), List.of("profil")),
            forms("help.c-interests", List.of("interests"), List.of("interests")),
            forms("help.c-add", List.of(), List.of()),
            forms(
                    "help.c-rules",
                    List.of("always: words", "only: words", "never: words"),
                    List.of("always: Worte", "only: Worte", "never: Worte")),
            forms("help.c-judge", List.of("like 2", "not 3"), List.of("like 2", "not 3")),
            forms(
                    "help.c-save",
                    List.of("save 2", "saved", "saved as ris"),
                    List.of("save 2", "saved", "saved as ris")),
            forms(
                    "help.c-when",
                    List.of("at 07:30 Europe/Berlin", "weekly", "monthly", "weekdays", "on mon, thu"),
                    List.of("um 7:30 Berlin", "weekly", "monthly", "weekdays", "on mon, thu")),
            forms("help.c-pause", List.of("pause 2 weeks", "resume"), List.of("pause 2 weeks", "weiter")),
            forms("help.c-language", List.of("language: de", "language: en"), List.of("language: de", "language: en")),
            forms("help.c-links", List.of("end links"), List.of("end links")),
            forms("help.c-undo", List.of("undo"), List.of("rückgängig")),
            forms(
                    "help.c-stop",
                    List.of("unsubscribe", "delete everything"),
                    List.of("abbestellen", "delete everything")),
            forms("page.help.source-says", List.of("only: biorxiv"), List.of("only: biorxiv")),
            forms("page.help.time-says", List.of("time 07:30 Berlin"), List.of("time 07:30 Berlin")),
            forms("digest.reply", List.of("like 2", "save 2", "not 3"), List.of("like 2", "save 2", "not 3"))));

    private static Map.Entry<String, Map<String, List<String>>> forms(
            String name, List<String> english, List<String> german) {
        return Map.entry(name, Map.of("en", english, "de", german));
    }

    @Test
    void eachIsUnderstoodWhenItIsSentAlone() {
        List<String> wrong = new ArrayList<>();
        FORMS.forEach((name, languages) -> languages.forEach((code, forms) -> forms.forEach(form -> {
            List<Request> got = LetterReaderTest.READER_OF_LETTERS
                    .read(Corpus.letter("Re: Your papers", form), LetterReader.Writer.READER, LetterReaderTest.NOON)
                    .requests();
            boolean understood = !got.isEmpty()
                    && got.stream()
                            .noneMatch(one -> one instanceof Request.NotUnderstood
                                    || one instanceof Request.Unsure
                                    || one instanceof Request.Thanks
                                    || one instanceof Request.Subscribe);
            if (!understood) {
                wrong.add("%s, %s, \"%s\": %s".formatted(name, code, form, got));
            }
        })));

        assertThat(wrong).isEmpty();
    }

    @Test
    void theyAreThoseThatTheSentencesName() {
        for (String code : List.of("en", "de")) {
            Language language = Templates.from(Optional.empty()).languages().of(code);
            FORMS.forEach((name, languages) -> {
                String says = name.equals("help.c-add") ? "" : language.say(name);
                assertThat(languages.get(code)).as(name + " in " + code).allMatch(says::contains);
            });
            Stream<String> named = language.names().stream().filter(name -> name.matches("help\\.[qc]-.*"));
            assertThat(named).allMatch(FORMS::containsKey, "has its forms in this test");
        }
    }
}
