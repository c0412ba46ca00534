package org.broadsheet.digest;

import java.util.Collection;
import java.util.List;
import org.broadsheet.matching.Reason;
import org.broadsheet.papers.ShelvedPaper;
import org.broadsheet.profiles.Subscriber;

/** Says why papers were picked; asked only for what is shown. Answered by {@code matching}. */
public interface Explainer {

    /** A paper, and the interest in whose section it stands. */
    record Shown(ShelvedPaper paper, String interest) {}

    /** The reasons for each of {@code shown}, in its order; of each, most important first. */
    List<List<Reason>> why(Subscriber reader, List<Shown> shown);

    /** The same for some readers, with what it needs of each read at once. */
    default Explainer forAll(Collection<Subscriber> readers) {
        return this;
    }
}
