package org.broadsheet.app;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.broadsheet.digest.Explainer;
import org.broadsheet.matching.CompiledStore;
import org.broadsheet.matching.Matcher;
import org.broadsheet.matching.Reason;
import org.broadsheet.profiles.ReaderId;
import org.broadsheet.profiles.Subscriber;

/** Asks the matcher why, with each profile as it was compiled for matching. */
final class ProfileExplainer implements Explainer {

    private final Matcher matcher;
    private final CompiledStore store;

    ProfileExplainer(Matcher matcher, CompiledStore store) {
        this.matcher = matcher;
        this.store = store;
    }

    @Override
    public List<List<Reason>> why(Subscriber reader, List<Shown> shown) {
        return forAll(List.of(reader)).why(reader, shown);
    }

    @Override
    public Explainer forAll(Collection<Subscriber> readers) {
        Map<ReaderId, CompiledStore.Compiled> compiled =
                store.find(readers.stream().map(Subscriber::id).toList());
        return (reader, shown) -> matcher.reasons(
                reader,
                Optional.ofNullable(compiled.get(reader.id())),
                shown.stream().map(Shown::paper).toList(),
                shown.stream().map(Shown::interest).toList());
    }
}
