package org.broadsheet.subscription;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.broadsheet.letters.LikedPaper;
import org.broadsheet.letters.ProfileText;
import org.broadsheet.letters.Request;
import org.broadsheet.profiles.DigestTime;
import org.broadsheet.profiles.Interest;
import org.broadsheet.profiles.PaperLists;
import org.broadsheet.profiles.Profile;
import org.broadsheet.profiles.Subscriber;
import org.broadsheet.subscription.Deed.Effect;

/** What a reader changes in their profile and their time, against the edition of it that they saw. */
final class ProfileEdits {

    /** How many of the newest answers are searched for the profile from before a change. */
    private static final int MOST_ANSWERS = 10;

    private final DeskParts desk;
    private final Turn turn;

    ProfileEdits(DeskParts desk, Turn turn) {
        this.desk = desk;
        this.turn = turn;
    }

    Answer edit(Subscriber who, List<String> lines) {
        return switch (ProfileText.read(lines, who.profile(), who.time())) {
            case ProfileText.Reading.Read(Profile profile, DigestTime time) -> {
                int seen = ProfileText.edition(lines).orElse(who.edition());
                yield seen == who.edition() ? change(who, profile, time, PapersFound.NONE) : merge(who, seen, lines);
            }
            case ProfileText.Reading.Mistaken(var problems) -> new Answer.Mistaken(who, problems);
            case ProfileText.Reading.Absent() -> new Answer.NotUnderstood("");
        };
    }

    /** What an edit changed against the profile that it was made from, if that is still kept and nothing contradicts it. */
    private Answer merge(Subscriber who, int seen, List<String> edited) {
        return sent(who, seen)
                .map(text -> text.lines().toList())
                .flatMap(older -> ProfileMerge.of(older, edited, who))
                .<Answer>map(merged -> change(who, merged.profile(), merged.time(), PapersFound.NONE))
                .orElseGet(() -> new Answer.ChangedMeanwhile(who));
    }

    /** The profile of that edition as a letter of ours showed it. */
    private Optional<String> sent(Subscriber who, int edition) {
        return desk.conversations().answersTo(who.email(), MOST_ANSWERS).stream()
                .flatMap(answer -> answer.body().stream())
                .filter(piece -> piece.kind() == AnswerLetter.Paragraph.Kind.EXACT)
                .map(AnswerLetter.Paragraph::text)
                .filter(text -> ProfileText.edition(text.lines().toList()).equals(OptionalInt.of(edition)))
                .findFirst();
    }

    Answer speak(Subscriber who, String code) {
        if (!desk.languages().codes().contains(code)) {
            return new Answer.Unsure(
                    "language: " + code,
                    desk.languages().codes().stream()
                            .map(known -> "language: " + known)
                            .toList());
        }
        Answer changed = change(who, who.profile().in(code), who.time(), PapersFound.NONE);
        return changed instanceof Answer.Changed(Subscriber as, PapersFound none) ? new Answer.Spoken(as) : changed;
    }

    Answer add(Subscriber who, String about, List<LikedPaper> papers) {
        PapersFound found = PapersFound.in(desk.archive(), papers);
        return change(
                who, Profiles.withAdded(who.profile(), about, found.references(), desk.languages()), who.time(), found);
    }

    Answer changeFrom(int seen, Subscriber who, Profile profile, DigestTime time) {
        return seen == who.edition() ? change(who, profile, time, PapersFound.NONE) : new Answer.ChangedMeanwhile(who);
    }

    Answer change(Subscriber who, Profile asked, DigestTime time, PapersFound papers) {
        Profile profile = PaperLists.withKeys(asked, who.profile());
        int interests = profile.interests().size();
        if (interests > Profile.MOST_INTERESTS
                && interests > who.profile().interests().size()) {
            return new Answer.TooMany(who, interests);
        }
        Subscriber changed = new Subscriber(
                who.id(),
                who.email(),
                who.name(),
                who.origin(),
                time,
                profile,
                who.since(),
                who.profileChanged(),
                who.pausedUntil(),
                who.edition() + 1);
        return switch (who.origin()) {
            case Subscriber.Origin.File(String file) -> new Answer.KeptInFile(who, file, ProfileYaml.write(changed));
            case Subscriber.Origin.Desk() -> {
                turn.become(changed);
                turn.effect(new Effect.Change(who.id(), who.edition(), who.name(), time, profile));
                yield new Answer.Changed(changed, papers);
            }
        };
    }

    private String section(Subscriber who) {
        return desk.languages().of(who.profile().language()).say("section.always");
    }

    Answer rule(Subscriber who, Interest rule) {
        Answer changed = change(who, who.profile().withRule(rule, section(who)), who.time(), PapersFound.NONE);
        Answer.Leant leant = switch (rule) {
            case Interest.Always(String words) -> new Answer.Leant.Always(words);
            case Interest.Only(String words) -> new Answer.Leant.Only(words);
            case Interest.Without(String words) -> new Answer.Leant.Nothing(words);
            default -> throw new IllegalArgumentException("A rule is always, only or without, not " + rule);
        };
        return changed instanceof Answer.Changed(Subscriber as, PapersFound none)
                ? new Answer.Adjusted(as, List.of(leant))
                : changed;
    }

    Answer lean(Subscriber who, Request.Lean lean) {
        Profiles.Leaning leaning = Profiles.leaning(who.profile(), lean, desk.languages());
        Answer changed = change(who, leaning.profile(), who.time(), PapersFound.NONE);
        return changed instanceof Answer.Changed(Subscriber as, PapersFound none)
                ? new Answer.Adjusted(as, leaning.done())
                : changed;
    }

    /** The profile as the newest answer kept it from before the change that it told. */
    Answer undo(Subscriber who) {
        Optional<String> kept = desk.conversations().answersTo(who.email(), MOST_ANSWERS).stream()
                .flatMap(answer -> answer.body().stream())
                .filter(piece -> piece.kind() == AnswerLetter.Paragraph.Kind.KEPT)
                .map(AnswerLetter.Paragraph::text)
                .findFirst();
        return kept.map(text -> ProfileText.read(text.lines().toList(), who.profile(), who.time()))
                                .orElse(null)
                        instanceof ProfileText.Reading.Read(Profile profile, DigestTime time)
                ? change(who, profile, time, PapersFound.NONE)
                : new Answer.NothingToUndo(who);
    }
}
