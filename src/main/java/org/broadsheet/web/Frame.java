package org.broadsheet.web;

import java.util.List;
import java.util.Optional;

/**
 * What stands around every page.
 *
 * @param title of the window
 * @param masthead the instance's name
 * @param feed of what the page shows, where there is one
 * @param unlisted whether search engines are to leave the page alone
 * @param reader whether it is a public page as one of the readers sees it: what it offers is theirs at once
 * @param languages in which the page can be had besides its own
 */
record Frame(
        String title,
        String masthead,
        Optional<String> feed,
        boolean unlisted,
        boolean reader,
        List<Tongue> languages) {

    /**
     * Another language.
     *
     * @param name in that language itself
     */
    record Tongue(String code, String name, String href) {}
}
