package org.broadsheet.sources;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** A kind of source, as an operator sets it up: what may stand in {@code broadsheet.yaml}, and what that comes to. */
public interface SourceKind {

    /** As the page of sources calls it, and the sample of its answers in the tests. */
    String name();

    /** What may stand under {@code sources:} for it. */
    List<SourceSetting> settings();

    /**
     * The sources that these settings ask for; none if it is off.
     *
     * @param readersCategories the categories that profiles name; asked for anew each time, since profiles change
     * @throws IllegalArgumentException with a sentence for the operator, if a value cannot be used
     */
    List<Source> sources(SourceSetting.Values values, Supplier<Set<String>> readersCategories);
}
