package org.broadsheet.subscription;

import java.util.List;
import java.util.Map;
import org.broadsheet.profiles.EmailAddress;
import org.broadsheet.profiles.ReaderId;

/** All that is written down about a reader, wherever it stands: what GDPR's article 15 lets them ask for. */
public interface HeldRecords {

    /**
     * Each table with a row about them, by its name: its rows as names and values. Values are texts, numbers and truths; moments
     * and dates are texts in ISO's form, bytes that are no text are in Base64.
     */
    Map<String, List<Map<String, Object>>> of(ReaderId reader, EmailAddress email);
}
