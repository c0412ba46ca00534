package org.broadsheet.web;

import java.util.Optional;

/**
 * What stands around every page.
 *
 * @param title of the window
 * @param masthead the instance's name
 * @param strap the line below it; may be empty
 * @param feed of what the page shows, where there is one
 * @param unlisted whether search engines are to leave the page alone
 */
record Frame(String title, String masthead, String strap, Optional<String> feed, boolean unlisted) {}
