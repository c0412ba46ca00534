package org.broadsheet.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SignpostsTest {

    private static final Signposts GERMAN_READER =
            new Signposts("/de", "/me/T", "/search?q=a&b=c", first -> !first.equals("preferences"));

    @Test
    void linksAndFormsLeadOnAndAllElseStaysAsItIs() {
        assertThat(GERMAN_READER.on("""
                        <a href="/">a</a><form action="/search"><button formaction="/subscribe#preview">b</button></form>
                        <a href="/preferences/x">c</a><a href="https://x.example/">d</a><a href="#e">e</a><a href="//evil">f</a>
                        <link href="/style.css"><input value="/g"> text ="/h" href=&quot;/i&quot; <a href="/open""")).isEqualTo("""
                        <a href="/de/me/T/">a</a><form action="/de/me/T/search"><button formaction="/de/me/T/subscribe#preview">b</button></form>
                        <a href="/de/preferences/x">c</a><a href="https://x.example/">d</a><a href="#e">e</a><a href="//evil">f</a>
                        <link href="/style.css"><input value="/g"> text ="/h" href=&quot;/i&quot; <a href="/open""");
    }

    @Test
    void theSamePageInAnotherLanguageAndAsEverybodySeesIt() {
        assertThat(GERMAN_READER.led("/~en")).isEqualTo("/en/me/T/search?q=a&amp;b=c");
        assertThat(GERMAN_READER.led("/~")).isEqualTo("/de/search?q=a&amp;b=c");
    }
}
