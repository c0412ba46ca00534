package org.broadsheet.subscription;

import java.time.LocalDate;
import java.util.Optional;
import org.broadsheet.letters.LetterReader;
import org.broadsheet.links.Link;
import org.broadsheet.links.Purpose;
import org.broadsheet.links.Reading;
import org.broadsheet.links.SignedLinks;
import org.broadsheet.profiles.ReaderId;

/** What a proof turned out to prove. */
sealed interface Proven {

    /** Nothing at all. */
    record Stranger() implements Proven {}

    /** They have the confirmation of that request. */
    record Asked(String pendingId) implements Proven {}

    /**
     * They have a letter to that reader.
     *
     * @param digest the date of the digest that it was, if it was one
     * @param mayOnlyStop since the token is one of those that anybody may be forwarded
     */
    record OfReader(ReaderId reader, Optional<LocalDate> digest, boolean mayOnlyStop) implements Proven {}

    /** The operator, for nobody in particular. */
    record House() implements Proven {}

    /**
     * It was ours once.
     *
     * @param reader whose it was; too late for everything but leaving
     */
    record TooLate(Optional<ReaderId> reader) implements Proven {}

    /** Who writes, for whoever reads their letter. */
    default LetterReader.Writer writer() {
        return switch (this) {
            case Stranger() -> LetterReader.Writer.STRANGER;
            case House() -> LetterReader.Writer.STRANGER;
            case Asked asked -> LetterReader.Writer.ASKED;
            case OfReader of -> of.mayOnlyStop() ? LetterReader.Writer.LEAVING : LetterReader.Writer.READER;
            case TooLate late -> LetterReader.Writer.TOO_LATE;
        };
    }

    static Proven of(Proof proof, SignedLinks links) {
        return switch (proof) {
            case Proof.None none -> new Stranger();
            case Proof.Operator(Optional<ReaderId> reader) ->
                reader.<Proven>map(id -> new OfReader(id, Optional.empty(), false))
                        .orElseGet(House::new);
            case Proof.Token(Purpose purpose, String token) ->
                switch (links.read(purpose, token)) {
                    case Reading.Valid(Link link) -> of(link);
                    case Reading.Expired(Link link) ->
                        new TooLate(ReaderId.parse(link.reader()).filter(reader -> purpose != Purpose.CONFIRM));
                    case Reading.Forged() -> new Stranger();
                };
        };
    }

    private static Proven of(Link link) {
        return switch (link.purpose()) {
            case CONFIRM -> new Asked(link.subject());
            case LETTER, PREFERENCES, READER, UNSUBSCRIBE ->
                ReaderId.parse(link.reader())
                        .<Proven>map(reader -> new OfReader(
                                reader,
                                link.purpose() == Purpose.LETTER ? LetterTokens.digest(link) : Optional.empty(),
                                link.purpose() == Purpose.UNSUBSCRIBE))
                        .orElseGet(Stranger::new);
            case LIKE, DISLIKE, DIGEST, FEED -> new Stranger();
        };
    }
}
