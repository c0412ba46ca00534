package org.broadsheet.subscription;

import java.util.function.Supplier;
import org.broadsheet.papers.Library;
import org.broadsheet.profiles.Subscribers;
import org.broadsheet.rendering.Languages;

/**
 * What a turn at the desk works with.
 *
 * @param ids gives 10 random lower-case letters and digits, each time others
 */
record DeskParts(
        Subscribers subscribers,
        Conversations conversations,
        Library archive,
        Verdicts verdicts,
        LetterTokens tokens,
        SubscriptionSettings settings,
        Languages languages,
        Supplier<String> ids) {}
