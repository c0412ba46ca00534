package org.broadsheet.sources.formats;

/** How the reading of a response ended. Whatever was understood before is kept in every case. */
public sealed interface Ending {

    /** Read to its end. */
    record Complete() implements Ending {}

    /** The source gave nothing to read, now; asking again later is right. */
    record Unavailable(String sentence) implements Ending {}

    /** It stops in the middle of something. */
    record CutOff(String sentence) implements Ending {}

    /** It is not what any format here can read, or not from this point on. The sentence says what to do. */
    record Unreadable(String sentence) implements Ending {}
}
