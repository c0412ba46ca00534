package org.broadsheet.subscription;

import java.util.List;
import org.broadsheet.rendering.Language;

/** What answers are called in the subject of a letter. Pure. */
final class AnswerSubjects {

    private AnswerSubjects() {}

    /** The subject of the letter that says all of these. */
    static String of(Language language, List<Answer> answers, String asked) {
        return switch (answers.getFirst()) {
            case Answer.NotProven() -> asked.isBlank() ? language.say("subject.not-proven") : asked;
            case Answer.Shown shown -> language.say("subject.shown");
            case Answer.Mistaken mistaken -> language.say("subject.mistaken");
            case Answer.ChangedMeanwhile meanwhile -> language.say("subject.changed-meanwhile");
            case Answer.TooMany many -> language.say("subject.too-many");
            case Answer.KeptInFile kept -> language.say("subject.kept-in-file");
            case Answer.HelpGiven() -> language.say("subject.help");
            case Answer.Adjusted adjusted -> language.say("subject.changed");
            case Answer.NothingToUndo none -> language.say("subject.unchanged");
            case Answer.Returned returned -> language.say("subject.goes-on");
            case Answer.Noted() -> language.say("subject.noted");
            case Answer.Unsure unsure -> language.say("subject.unsure");
            case Answer.AskedToStop() -> language.say("subject.asked-to-stop");
            case Answer.NotUnderstood(String words) -> language.say("subject.not-understood");
            case Answer.TooLate() -> language.say("subject.too-late");
            case Answer.NotRead() -> language.say("subject.not-read");
            case Answer.Stopped() -> language.say("subject.stopped");
            case Answer.Erased() -> language.say("subject.erased");
            case Answer.Kept kept -> language.say("subject.kept");
            case Answer.HandedOut out -> language.say("subject.handed-out");
            case Answer.Spoken spoken -> language.say("subject.changed");
            case Answer.ProveAgain again -> language.say("subject.prove-again");
            case Answer.LinksEnded ended -> language.say("subject.links-ended");
            case Answer.Judged judged -> judged.likes() ? language.say("subject.more") : language.say("subject.less");
            case Answer.Paused paused -> language.say("subject.paused");
            case Answer.Resumed resumed -> language.say("subject.goes-on");
            case Answer.Changed changed -> language.say("subject.changed");
            case Answer.NoSuchPaper none -> language.say("subject.no-such-paper");
            case Answer.Welcome welcome -> language.say("subject.welcome");
            case Answer.CheckYourMail() -> language.say("subject.check-your-mail");
            case Answer.TryLater later -> language.say("subject.try-later");
            case Answer.Declined() -> language.say("subject.declined");
            case Answer.Enrolled enrolled -> language.say("subject.welcome");
            case Answer.NotEnrolled() -> language.say("subject.not-enrolled");
        };
    }
}
