package org.broadsheet.rendering;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Facts with which a template is tried before it is used. Let its texts hold {@link #HOSTILE}, so that a template which
 * prints text as markup is found.
 *
 * @param part of the template; empty for the whole
 * @param gaps what is filled in later; tried with all of them, with none, and with each of them alone left out
 * @param fixed what is the same each time
 */
public record Sample(String template, Optional<String> part, List<String> gaps, Map<String, ?> fixed) {

    /** A tag that stands in no template: if it comes out as a tag, text was printed as markup. */
    public static final String HOSTILE = "<hostile-sample>";

    /**
     * For a template that is rendered as a whole. Give one record with everything there and one with everything optional left
     * out, so that both sides of each condition are tried.
     */
    public static Sample of(String template, Record facts) {
        return new Sample(template, Optional.empty(), List.of(), Facts.of(facts));
    }
}
