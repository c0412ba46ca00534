package org.broadsheet.subscription;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.broadsheet.letters.ProfileText;
import org.broadsheet.profiles.DigestTime;
import org.broadsheet.profiles.Interest;
import org.broadsheet.profiles.NamedInterest;
import org.broadsheet.profiles.Profile;
import org.broadsheet.profiles.Subscriber;

/**
 * An edit of an older profile, put on top of what the profile became since: a merge of three. Pure.
 *
 * @param profile with everything that either changed
 */
record ProfileMerge(Profile profile, DigestTime time) {

    /** Both changed the same thing, each to something else. */
    private static final class Conflict extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /**
     * The profile with what the edit changed.
     *
     * @param older the profile as it was sent, in its text form
     * @param edited what came back
     * @param now the reader as they are
     * @return empty if edit and profile have both changed the same thing, so that the reader must be asked
     */
    static Optional<ProfileMerge> of(List<String> older, List<String> edited, Subscriber now) {
        if (!(ProfileText.read(older, now.profile(), now.time()) instanceof ProfileText.Reading.Read base)
                || !(ProfileText.read(edited, base.profile(), base.time())
                        instanceof ProfileText.Reading.Read theirs)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ProfileMerge(
                    profile(base.profile(), theirs.profile(), now.profile()),
                    time(base.time(), theirs.time(), now.time())));
        } catch (Conflict | IllegalArgumentException contradicts) {
            return Optional.empty();
        }
    }

    private static DigestTime time(DigestTime base, DigestTime edit, DigestTime now) throws Conflict {
        return new DigestTime(
                one(base.at(), edit.at(), now.at()),
                one(base.zone(), edit.zone(), now.zone()),
                one(base.days(), edit.days(), now.days()),
                one(base.monthly(), edit.monthly(), now.monthly()));
    }

    private static Profile profile(Profile base, Profile edit, Profile now) throws Conflict {
        Set<String> names = new LinkedHashSet<>();
        List.of(now, edit).forEach(profile -> profile.interests().forEach(interest -> names.add(interest.name())));
        List<NamedInterest> interests = new ArrayList<>();
        for (String name : names) {
            interest(name, base, edit, now).ifPresent(interests::add);
        }
        return new Profile(
                interests,
                one(base.trending(), edit.trending(), now.trending()),
                one(base.atMost(), edit.atMost(), now.atMost()),
                now.floor(),
                now.variety(),
                now.whenEmpty(),
                one(base.language(), edit.language(), now.language()));
    }

    private static Optional<NamedInterest> interest(String name, Profile base, Profile edit, Profile now)
            throws Conflict {
        Set<Interest> before = wants(base, name);
        Set<Interest> after = wants(edit, name);
        Set<Interest> wants = wants(now, name);
        boolean goneMeanwhile = !before.isEmpty() && wants.isEmpty();
        if (goneMeanwhile && !after.equals(before) && !after.isEmpty()) {
            throw new Conflict();
        }
        if (goneMeanwhile) {
            return Optional.empty();
        }
        before.stream().filter(want -> !after.contains(want)).forEach(wants::remove);
        after.stream().filter(want -> !before.contains(want)).forEach(wants::add);
        OptionalInt most = one(limit(base, name), limit(edit, name), limit(now, name));
        return wants.isEmpty() ? Optional.empty() : Optional.of(new NamedInterest(name, List.copyOf(wants), most));
    }

    private static <T> T one(T base, T edit, T now) throws Conflict {
        if (edit.equals(base) || edit.equals(now)) {
            return now;
        }
        if (now.equals(base)) {
            return edit;
        }
        throw new Conflict();
    }

    private static Set<Interest> wants(Profile profile, String name) {
        return profile.interests().stream()
                .filter(interest -> interest.name().equals(name))
                .findFirst()
                .map(interest -> (Set<Interest>) new LinkedHashSet<>(interest.wants()))
                .orElseGet(LinkedHashSet::new);
    }

    private static OptionalInt limit(Profile profile, String name) {
        return profile.interests().stream()
                .filter(interest -> interest.name().equals(name))
                .map(NamedInterest::atMost)
                .findFirst()
                .orElse(OptionalInt.empty());
    }
}
