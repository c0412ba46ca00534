package org.broadsheet.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.broadsheet.digest.DigestStore.Last;
import org.broadsheet.digest.DigestStore.LastMail;
import org.broadsheet.digest.DigestStore.Past;
import org.broadsheet.store.database.DigestJson;
import org.broadsheet.store.database.Folds;
import org.jspecify.annotations.Nullable;

/** The digests of one reader since a date, as they are read one after the other. */
final class PastDigests {

    private final LocalDate since;
    private final List<Long> shown = new ArrayList<>();
    private final Set<Long> had = new HashSet<>();
    private @Nullable Last last;

    PastDigests(LocalDate since) {
        this.since = since;
    }

    boolean isEmpty() {
        return last == null;
    }

    Optional<Last> last() {
        return Optional.ofNullable(last);
    }

    /** Shown or folded into another. */
    Set<Long> had() {
        return had;
    }

    /** @param row of a digest that is newer than those before */
    void add(ResultSet row) throws SQLException {
        LocalDate date = row.getObject("digest_date", LocalDate.class);
        ended(new Last(date, row.getLong("through")));
        // One that was taken back ends where it began: nobody has seen it.
        if (!date.isBefore(since) && row.getLong("through") > row.getLong("begins_after")) {
            DigestJson.papers(row.getString("sections"), shown, had);
        }
    }

    void ended(Last newer) {
        last = newer;
    }

    Past past(LastMail mail, Folds folds) {
        return new Past(last(), mail, shown, folds.with(had));
    }
}
