package org.broadsheet.web.forms;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is wrong with a form, said at the field where it can be mended. Made while a form is read, then shown. */
public final class Mistakes {

    private final Map<String, String> byField = new LinkedHashMap<>();

    /** Several at one field are said one after the other. */
    public void add(String field, String what) {
        byField.merge(field, what, (one, other) -> one.contains(other) ? one : one + " " + other);
    }

    public boolean isEmpty() {
        return byField.isEmpty();
    }

    /** For the template: what is wrong, by field, in the order of the form. */
    public Map<String, String> shown() {
        return Collections.unmodifiableMap(new LinkedHashMap<>(byField));
    }
}
