package org.broadsheet.letters;

import java.util.List;

/**
 * Something to be told the writer of a letter, in whichever language they read: the name of a sentence, and what stands in it.
 *
 * @param name as {@code templates/en/mail.properties} has it
 * @param values texts, whole numbers, and remarks to be said first
 */
public record Remark(String name, List<Object> values) {

    public Remark {
        values = List.copyOf(values);
    }

    static Remark of(String name, Object... values) {
        return new Remark(name, List.of(values));
    }
}
