package org.broadsheet.rendering;

import java.util.Optional;

/**
 * Facts with which a template is tried before it is used. Give one with everything there and one with everything
 * optional left out, so that both sides of each condition are tried; and let its texts hold {@link #HOSTILE}, so that a
 * template which prints text as markup is found.
 *
 * @param part of the template; empty for the whole
 */
public record Sample(String template, Optional<String> part, Record facts) {

    /** A tag that stands in no template: if it comes out as a tag, text was printed as markup. */
    public static final String HOSTILE = "<hostile-sample>";
}
